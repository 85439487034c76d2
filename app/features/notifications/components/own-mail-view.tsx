import { Form } from "@remix-run/react";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import { Button } from "#app/ui/button.tsx";
import { FieldHint } from "#app/ui/form/field-notes.tsx";
import { Switch } from "#app/ui/form/switch.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { SettingsSection } from "#app/ui/settings-section.tsx";
import type { OwnMailPage } from "../own-mails-page.server.ts";
import { OwnMailWords } from "./own-mail-words.tsx";

type Props = {
  page: OwnMailPage;
  answer: FormAnswer | undefined;
  /** The list of all kinds. */
  listPath: string;
};

const frameName = "mail-preview";

/** One kind of mail: whether it goes out, its words, and how it reads. */
export function OwnMailView({ page, answer, listPath }: Props) {
  const { t } = useI18n();
  const path = `${listPath}/${page.kind}`;
  const here = `${path}?language=${page.language}`;
  const preview = `${path}/preview?language=${page.language}`;
  return (
    <div className="stack stack--loose">
      <p>
        <Link href={listPath}>{t("ownMails.back")}</Link>
      </p>
      <h2>{page.title}</h2>
      <p className="muted">{page.when}</p>
      <Sending page={page} here={here} />
      <OwnMailWords key={page.language} page={page} answer={answer} {...{ path, here, preview, frameName }} />
      <SettingsSection title={t("ownMails.preview")} description={t("ownMails.preview.text")}>
        <div className="stack">
          <iframe
            key={page.language + JSON.stringify(page.wording)}
            className="outbox__frame"
            name={frameName}
            src={preview}
            title={t("ownMails.preview.frame")}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
          />
          <Form method="post" action={here} className="stack stack--tight">
            <div>
              <Button name="do" value="sample" icon="mail" aria-describedby="sample-hint">
                {t("ownMails.sample.send")}
              </Button>
            </div>
            <FieldHint id="sample-hint">{t("ownMails.sample.sendHint")}</FieldHint>
          </Form>
        </div>
      </SettingsSection>
    </div>
  );
}

function Sending({ page: { kind, on, mayOff, offText }, here }: { page: OwnMailPage; here: string }) {
  const { t } = useI18n();
  return (
    <SettingsSection title={t("ownMails.switch")} description={mayOff ? undefined : offText}>
      {mayOff ? (
        <Form method="post" action={here} className="form">
          <input type="hidden" name="do" value="switch" />
          <Switch
            key={`${kind} ${on}`}
            name="on"
            label={t("ownMails.switch.label")}
            hint={offText}
            defaultChecked={on}
          />
          <div className="form__actions">
            <Button>{t("ownMails.switch.save")}</Button>
          </div>
        </Form>
      ) : (
        <p>{t("ownMails.on")}</p>
      )}
    </SettingsSection>
  );
}
