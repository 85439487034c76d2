import { Form } from "@remix-run/react";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { CheckboxField } from "#app/ui/form/checkbox-field.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { RadioGroup } from "#app/ui/form/radio-group.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { SettingsSection } from "#app/ui/settings-section.tsx";
import { type CopyQuestion, CopyQuestions } from "./copy-questions.tsx";

export type ShownDestination = {
  choices: readonly { value: string; label: string }[];
  chosen: string | null;
  withAnswers: boolean;
  keepsErased: boolean;
  state: string;
  trouble: string | null;
  questions: readonly CopyQuestion[];
};

/** Into which calendar bookings are put, and what is asked about those that were changed there. */
export function DestinationSection({ base, destination }: { base: string; destination: ShownDestination }) {
  const { t } = useI18n();
  const { choices, chosen, withAnswers, keepsErased, state, trouble, questions } = destination;
  return (
    <SettingsSection title={t("connect.write.title")} description={t("connect.write.lead")}>
      <div className="stack">
        <CopyQuestions questions={questions} base={base} linked />
        <p>{state}</p>
        {trouble && (
          <Alert tone="warning">
            <p>{trouble}</p>
            <Form method="post">
              <Button name="do" value="write" size="small">
                {t("connect.write.now")}
              </Button>
            </Form>
          </Alert>
        )}
        <Form method="post" className="form">
          <Field label={t("connect.write.into")} hint={t("connect.write.intoHint")}>
            {(control) => (
              <Select
                {...control}
                name="calendar"
                // Nothing is written anywhere before this is pressed; the first one is what most people want.
                defaultValue={chosen ?? choices[0]?.value ?? ""}
                options={[{ value: "", label: t("connect.write.intoNone") }, ...choices]}
              />
            )}
          </Field>
          <CheckboxField
            name="answers"
            label={t("connect.write.answers")}
            hint={t("connect.write.answersHint")}
            defaultChecked={withAnswers}
          />
          <RadioGroup
            legend={t("connect.write.erased")}
            name="erased"
            defaultValue={keepsErased ? "keep" : "delete"}
            options={[
              { value: "delete", label: t("connect.write.erasedDelete") },
              {
                value: "keep",
                label: t("connect.write.erasedKeep"),
                hint: t("connect.write.erasedKeepHint"),
              },
            ]}
          />
          <div className="form__actions">
            <Button name="do" value="destination" variant="primary">
              {t("connect.write.save")}
            </Button>
          </div>
        </Form>
      </div>
    </SettingsSection>
  );
}
