import { Button, ButtonLink } from "#app/ui/button.tsx";
import { CheckboxField } from "#app/ui/form/checkbox-field.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { RadioGroup } from "#app/ui/form/radio-group.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { requestTextMax } from "../rights-form.ts";
import type { EnteredErrors } from "../submit-request.server.ts";

const kinds = ["access", "erase", "correct", "restrict", "object", "withdraw", "other"] as const;
const fields = ["email", "kind", "channel", "received", "text"] as const;

type EnterRequestProps = {
  path: string;
  /** "2027-01-15", in the business's zone. */
  today: string;
  errors: EnteredErrors;
  values: Record<string, string>;
};

/** A request that reached the business by post or by mail; its clock runs from the day on which it came. */
export function EnterRequestForm({ path, today, errors, values }: EnterRequestProps) {
  const { t } = useI18n();
  const errorOf = (field: (typeof fields)[number]) => {
    const error = errors[field];
    return error && t(error);
  };
  const problems = fields.flatMap((field) => {
    const message = errorOf(field);
    return message ? [{ id: field, message }] : [];
  });
  return (
    <form className="form" method="post" action={`${path}/new`} noValidate>
      <h2>{t("rights.queue.enter")}</h2>
      <p className="muted">{t("rights.enter.lead")}</p>
      <ErrorSummary errors={problems} />
      <Field id="email" label={t("rights.enter.email")} error={errorOf("email")}>
        {(control) => (
          <TextInput
            {...control}
            type="email"
            name="email"
            autoComplete="off"
            defaultValue={values["email"]}
          />
        )}
      </Field>
      <Field id="kind" label={t("rights.label.kind")} error={errorOf("kind")}>
        {(control) => (
          <Select
            {...control}
            name="kind"
            defaultValue={values["kind"]}
            options={kinds.map((kind) => ({ value: kind, label: t(`rights.kind.${kind}`) }))}
          />
        )}
      </Field>
      <RadioGroup
        id="channel"
        name="channel"
        legend={t("rights.queue.channel")}
        error={errorOf("channel")}
        defaultValue={values["channel"] ?? "post"}
        options={[
          { value: "post", label: t("rights.channel.post") },
          { value: "support", label: t("rights.channel.support") },
        ]}
      />
      <Field id="received" label={t("rights.enter.received")} error={errorOf("received")}>
        {(control) => (
          <TextInput
            {...control}
            short
            type="date"
            name="received"
            max={today}
            defaultValue={values["received"] ?? today}
          />
        )}
      </Field>
      <RadioGroup
        id="locale"
        name="locale"
        legend={t("rights.enter.language")}
        defaultValue={values["locale"] ?? "en"}
        look="row"
        options={[
          { value: "en", label: "English" },
          { value: "fr", label: "Français" },
        ]}
      />
      <CheckboxField
        id="minor"
        name="minor"
        label={t("rights.enter.minor")}
        hint={t("rights.erase.minorHint")}
        defaultChecked={values["minor"] === "on"}
      />
      <Field id="text" label={t("rights.queue.text")} error={errorOf("text")} optional>
        {(control) => (
          <TextArea
            {...control}
            name="text"
            rows={4}
            maxLength={requestTextMax}
            defaultValue={values["text"]}
          />
        )}
      </Field>
      <div className="form__actions">
        <Button variant="primary">{t("rights.enter.save")}</Button>
        <ButtonLink href={path} variant="quiet">
          {t("rights.enter.cancel")}
        </ButtonLink>
      </div>
    </form>
  );
}
