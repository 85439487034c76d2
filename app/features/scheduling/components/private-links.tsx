import { Form, useNavigation } from "@remix-run/react";
import { QrCode } from "#app/features/embed/components/qr-code.tsx";
import { errorLines, labelsFrom } from "#app/platform/form/error-lines.ts";
import { parseForm } from "#app/platform/form/form-tree.ts";
import { type FormAnswer, useFormTree } from "#app/platform/form/use-form-tree.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { CopyField } from "#app/ui/form/copy-field.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { NamedInput } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { SettingsSection } from "#app/ui/settings-section.tsx";
import { textMax } from "../event-type-choices.ts";
import { newPrivateLinkTree, privateLinkForm } from "../private-link-form.ts";

export type ShownLink = {
  id: string;
  name: string;
  url: string;
  usesLeft: number | null;
  uses: number;
  /** Already in the reader's language. */
  lastDay: string | null;
  state: "usable" | "used-up" | "over" | "withdrawn";
};

type Props = {
  links: readonly ShownLink[];
  disabled: boolean;
  answer: FormAnswer | undefined;
  /** The address of this page. */
  path: string;
};

/** Addresses under which an event type can be booked a few times or for some days, even a hidden one. */
export function PrivateLinks({ links, disabled, answer, path }: Props) {
  const { t } = useI18n();
  return (
    <>
      {disabled && <Alert tone="warning">{t("eventType.link.disabled")}</Alert>}
      <SettingsSection title={t("eventType.link.new")} description={t("eventType.link.newText")}>
        {/* A new form after each link that was made, so that it starts empty again. */}
        <NewLink key={links[0]?.id ?? ""} answer={answer} />
      </SettingsSection>
      <SettingsSection title={t("eventType.link.list")}>
        {links.length === 0 ? (
          <p className="muted">{t("eventType.link.none")}</p>
        ) : (
          <ul className="rows">
            {links.map((link, index) => (
              <LinkRow key={link.id} link={link} number={links.length - index} path={path} />
            ))}
          </ul>
        )}
      </SettingsSection>
    </>
  );
}

function NewLink({ answer }: { answer: FormAnswer | undefined }) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  const form = useFormTree({
    saved: newPrivateLinkTree,
    answer,
    check: (tree) => {
      const parsed = parseForm(privateLinkForm(t), tree);
      return parsed.ok ? {} : parsed.errors;
    },
  });
  const labelOf = labelsFrom(t, {
    name: "eventType.link.name",
    maxUses: "eventType.link.uses",
    lastDay: "eventType.link.lastDay",
  });
  return (
    <Form method="post" noValidate className="form" onSubmit={form.onSubmit}>
      <ErrorSummary errors={errorLines(t, form.errors, labelOf)} />
      <NamedInput
        form={form}
        name="name"
        label={t("eventType.link.name")}
        hint={t("eventType.link.nameHint")}
        maxLength={textMax.linkName}
        autoComplete="off"
        optional
      />
      <div className="form__row">
        <NamedInput
          form={form}
          name="maxUses"
          label={t("eventType.link.uses")}
          hint={t("eventType.link.usesHint")}
          inputMode="numeric"
          autoComplete="off"
          short
          optional
        />
        <NamedInput
          form={form}
          name="lastDay"
          type="date"
          label={t("eventType.link.lastDay")}
          hint={t("eventType.link.lastDayHint")}
          optional
        />
      </div>
      <div>
        <Button variant="primary" busy={busy}>
          {t("eventType.link.make")}
        </Button>
      </div>
    </Form>
  );
}

function LinkRow({ link, number, path }: { link: ShownLink; number: number; path: string }) {
  const { t } = useI18n();
  const { id, url, usesLeft, uses, lastDay, state } = link;
  const todo = state === "usable" ? "withdraw" : "allow";
  const name = link.name || t("eventType.link.number", { number });
  return (
    <li className="row">
      <div className="row__head">
        <h3 className="item__title">
          {name}
          {state !== "usable" && <Badge>{t(`eventType.link.state.${state}`)}</Badge>}
        </h3>
        {(state === "usable" || state === "withdrawn") && (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="id" value={id} />
            <Button
              size="small"
              name="do"
              value={todo}
              aria-label={t(`eventType.link.${todo}Named`, { name })}
            >
              {t(`eventType.link.${todo}`)}
            </Button>
          </Form>
        )}
      </div>
      <p className="item__facts">
        <span>
          {usesLeft === null
            ? t("eventType.link.usedTimes", { count: uses })
            : t("eventType.link.usesLeft", { count: usesLeft })}
        </span>
        {lastDay && <span>{t("eventType.link.until", { date: lastDay })}</span>}
      </p>
      {state === "usable" && (
        <>
          <CopyField label={t("eventType.link.address", { name })} value={url} />
          <Fold title={t("embed.qr")} open={false}>
            <QrCode url={url} files={`${path}/${id}`} />
          </Fold>
        </>
      )}
    </li>
  );
}
