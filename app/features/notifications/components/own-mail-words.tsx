import { wordingMax } from "#app/domain/mail/mail-wording.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import { errorLines, labelsFrom } from "#app/platform/form/error-lines.ts";
import { type FormAnswer, useFormTree } from "#app/platform/form/use-form-tree.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { NamedInput, NamedTextArea } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { SettingsSection } from "#app/ui/settings-section.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import type { OwnMailPage } from "../own-mails-page.server.ts";

const labels: Record<string, MessageKey> = {
  subject: "ownMails.words.subject",
  heading: "ownMails.words.heading",
  lead: "ownMails.words.lead",
};

type Props = {
  page: OwnMailPage;
  answer: FormAnswer | undefined;
  path: string;
  /** The same in the language of the page, where the form goes. */
  here: string;
  preview: string;
  /** The frame in which a preview of what is typed is shown. */
  frameName: string;
};

/**
 * The words of one kind in one language. It is a plain form: its previews go to the frame below by the browser's own
 * means, with and without scripts.
 */
export function OwnMailWords({ page, answer, path, here, preview, frameName }: Props) {
  const { t } = useI18n();
  const form = useFormTree({ saved: page.wording, answer });
  return (
    <SettingsSection title={t("ownMails.words")} description={t("ownMails.words.text")}>
      <div className="stack">
        <Tabs
          label={t("ownMails.words.language")}
          items={page.languages.map(({ locale, name }) => ({
            href: `${path}?language=${locale}`,
            label: name,
            current: locale === page.language,
          }))}
        />
        <form method="post" action={here} noValidate className="form" ref={form.formRef}>
          <ErrorSummary errors={errorLines(t, form.errors, labelsFrom(t, labels))} />
          <NamedInput
            form={form}
            name="subject"
            label={t("ownMails.words.subject")}
            maxLength={wordingMax.subject}
            autoComplete="off"
            optional
          />
          <NamedInput
            form={form}
            name="heading"
            label={t("ownMails.words.heading")}
            maxLength={wordingMax.heading}
            autoComplete="off"
            optional
          />
          <NamedTextArea
            form={form}
            name="lead"
            label={t("ownMails.words.lead")}
            hint={t("ownMails.words.leadHint")}
            maxLength={wordingMax.lead}
            rows={6}
            optional
          />
          <p className="small muted cluster cluster--tight">
            {t("ownMails.words.variables")}
            {page.variables.map((name) => (
              <code key={name}>{name}</code>
            ))}
          </p>
          <div className="form__actions">
            <Button name="do" value="words" variant="primary">
              {t("ownMails.words.save")}
            </Button>
            <Button formAction={preview} formTarget={frameName}>
              {t("ownMails.words.preview")}
            </Button>
            <Button formAction={`${preview}&as=text`} formTarget={frameName}>
              {t("ownMails.words.previewText")}
            </Button>
            {page.isOwn && (
              <Button name="do" value="reset" variant="quiet">
                {t("ownMails.words.reset")}
              </Button>
            )}
          </div>
        </form>
      </div>
    </SettingsSection>
  );
}
