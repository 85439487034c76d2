import { Form, useNavigation } from "@remix-run/react";
import { errorLines } from "#app/platform/form/error-lines.ts";
import { type FormAnswer, useFormTree } from "#app/platform/form/use-form-tree.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { NamedInput } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { scheduleNameLengthMax } from "../schedule-form.ts";

/** A name is all it takes: the hours come next. */
export function NewSchedule({ answer, back }: { answer: FormAnswer | undefined; back: string }) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  const form = useFormTree({ saved: { name: "" }, answer });
  return (
    <>
      <PageHeader title={t("schedule.new")} lead={t("schedule.newText")} />
      <Form method="post" noValidate className="form">
        <ErrorSummary errors={errorLines(t, form.errors, () => t("schedule.name"))} />
        <NamedInput
          form={form}
          name="name"
          label={t("schedule.name")}
          hint={t("schedule.nameHint")}
          maxLength={scheduleNameLengthMax}
          autoComplete="off"
        />
        <div className="form__actions">
          <Button variant="primary" busy={busy}>
            {t("schedule.create")}
          </Button>
          <ButtonLink href={back}>{t("common.cancel")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
