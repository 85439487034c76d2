import { Form, useNavigation } from "@remix-run/react";
import { type FieldProblem, questionField } from "#app/features/booking/booking-form.ts";
import type { JudgedTime } from "#app/features/calendar/calendar.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Combobox } from "#app/ui/form/combobox.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { ByHandChoice, ByHandPage } from "../by-hand-page.server.ts";
import { AnswerField } from "./answer-field.tsx";

/** What was entered before, and what was wrong with it. */
export type CustomerEntry = { problems: FieldProblem[]; values: Record<string, string[]> };

type Props = { page: ByHandPage; chosen: ByHandChoice; asked: JudgedTime; entry: CustomerEntry };

/** Who the customer is: a name and an address are enough. */
export function CustomerForm({ page, chosen, asked, entry }: Props) {
  const { t, locale } = useI18n();
  const busy = useNavigation().state === "submitting";
  const { problems, values } = entry;
  const despite = asked.verdict === "rules";
  const first = (field: string) => values[field]?.[0] ?? "";
  const errorOf = (field: string) => {
    const problem = problems.find((candidate) => candidate.field === field);
    return problem && t(problem.message, problem.values);
  };
  const labels = new Map([
    ["name", t("dashboard.byHand.name")],
    ["email", t("dashboard.booking.email")],
    ["phone", t("dashboard.booking.phone")],
    ...chosen.questions.map(({ id, label }) => [questionField(id), label] as const),
  ]);
  const text = (name: "name" | "email" | "phone", look: { type?: string; optional?: boolean }) => (
    <Field
      id={name}
      label={labels.get(name)}
      error={errorOf(name)}
      {...(look.optional ? { optional: true } : {})}
    >
      {(control) => (
        <TextInput
          {...control}
          name={name}
          type={look.type ?? "text"}
          defaultValue={first(name)}
          autoComplete="off"
          maxLength={254}
        />
      )}
    </Field>
  );
  return (
    <Form method="post" className="stack" noValidate>
      <ErrorSummary
        errors={problems.map(({ field, message, values: facts }) => ({
          id: field,
          message: `${labels.get(field) ?? ""}: ${t(message, facts)}`,
        }))}
      />
      <input type="hidden" name="at" value={asked.param} />
      <input type="hidden" name="type" value={page.asks.type} />
      <input type="hidden" name="length" value={page.asks.length} />
      <input type="hidden" name="host" value={page.asks.host} />
      <input type="hidden" name="timezone" value={page.asks.timezone} />
      <input type="hidden" name="key" value={page.key} />
      {despite && <input type="hidden" name="despite" value="yes" />}
      <div className="pair">
        {text("name", {})}
        {text("email", { type: "email" })}
        {text("phone", { type: "tel", optional: true })}
      </div>
      <div className="pair">
        <Field id="zone" label={t("dashboard.byHand.customerZone")}>
          {(control) => (
            <Combobox
              {...control}
              name="zone"
              options={page.zones}
              defaultValue={first("zone") || page.asks.timezone}
            />
          )}
        </Field>
        <Field id="locale" label={t("dashboard.byHand.language")}>
          {(control) => (
            <Select
              {...control}
              name="locale"
              defaultValue={first("locale") || locale}
              options={[
                { value: "en", label: "English" },
                { value: "fr", label: "Français" },
              ]}
            />
          )}
        </Field>
        {chosen.locations.length > 1 && (
          <Field id="location" label={t("dashboard.booking.where")}>
            {(control) => (
              <Select
                {...control}
                name="location"
                defaultValue={first("location") || chosen.locations[0]?.id}
                options={chosen.locations.map(({ id, kind, detail }) => ({
                  value: id,
                  label: detail
                    ? `${t(`dashboard.location.${kind}`)}: ${detail}`
                    : t(`dashboard.location.${kind}`),
                }))}
              />
            )}
          </Field>
        )}
      </div>
      {chosen.questions.map((question) => (
        <AnswerField
          key={question.id}
          question={question}
          values={values[questionField(question.id)] ?? []}
          error={errorOf(questionField(question.id))}
        />
      ))}
      <div className="form__actions">
        <Button variant={despite ? "danger" : "primary"} busy={busy}>
          {t(despite ? "dashboard.byHand.confirmDespite" : "dashboard.byHand.confirm")}
        </Button>
      </div>
    </Form>
  );
}
