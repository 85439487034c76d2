import type { MessageKey } from "#app/messages/catalog.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { GateShell } from "#app/ui/gate-shell.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { LanguageLinks } from "#app/ui/language-links.tsx";
import { PrivacyLinks } from "#app/ui/privacy-links.tsx";

export type JoinState = {
  number: string;
  /** Of the whole: the pair is wrong, or too many were tried. */
  problem: { message: MessageKey; minutes?: number } | null;
  errors: { number?: MessageKey; pin?: MessageKey };
};

/** Where a meeting is found by hand. Needs no script. */
export function JoinPage({ state, next }: { state: JoinState; next: string }) {
  const { t } = useI18n();
  const { number, problem, errors } = state;
  const error = (key: MessageKey | undefined) => (key ? t(key) : undefined);
  return (
    <GateShell
      title={t("join.title")}
      lead={t("join.lead")}
      footer={
        <div className="stack">
          <PrivacyLinks />
          <LanguageLinks next={next} />
        </div>
      }
    >
      <form className="form" method="post" action="/join" noValidate>
        {problem && (
          <Alert tone="warning" live title={t(problem.message, { minutes: problem.minutes ?? 0 })}>
            {problem.minutes === undefined ? t("join.wrongText") : null}
          </Alert>
        )}
        <Field
          id="number"
          label={t("meeting.number")}
          hint={t("join.numberHint")}
          error={error(errors.number)}
        >
          {(control) => (
            <TextInput
              {...control}
              name="number"
              defaultValue={number}
              inputMode="numeric"
              autoComplete="off"
              maxLength={20}
            />
          )}
        </Field>
        <Field id="pin" label={t("meeting.pin")} hint={t("join.pinHint")} error={error(errors.pin)}>
          {(control) => (
            <TextInput {...control} name="pin" inputMode="numeric" autoComplete="off" maxLength={12} short />
          )}
        </Field>
        <div className="form__actions">
          <Button variant="primary" size="large" wide>
            {t("join.go")}
          </Button>
        </div>
      </form>
    </GateShell>
  );
}
