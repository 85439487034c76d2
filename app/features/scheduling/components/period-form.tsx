import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import type { MessageKey } from "#app/messages/catalog.ts";
import { errorLines } from "#app/platform/form/error-lines.ts";
import type { FormErrors, FormTree } from "#app/platform/form/form-tree.ts";
import { type FormAnswer, useFormTree } from "#app/platform/form/use-form-tree.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { type FormView, NamedInput } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

type Props = {
  title: string;
  lead?: string | null;
  saved: FormTree;
  answer: FormAnswer | undefined;
  check: (tree: FormTree) => FormErrors;
  /** The labels of the fields after the dates, for the list of errors. */
  labels: Readonly<Record<string, MessageKey>>;
  back: string;
  children: (form: FormView) => ReactNode;
};

const dateLabels: Record<string, MessageKey> = {
  firstDate: "schedule.period.first",
  lastDate: "schedule.period.last",
};

/** A period of whole days, and what its kind asks for besides. */
export function PeriodForm({ title, lead, saved, answer, check, labels, back, children }: Props) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  const form = useFormTree({ saved, answer, check });
  const labelOf = (name: string) => {
    const label = dateLabels[name] ?? labels[name];
    return label ? t(label) : null;
  };
  return (
    <>
      <PageHeader title={title} lead={lead} />
      <Form method="post" noValidate className="form" ref={form.formRef} onSubmit={form.onSubmit}>
        <ErrorSummary errors={errorLines(t, form.errors, labelOf)} />
        <div className="form__row">
          <NamedInput form={form} name="firstDate" type="date" label={t("schedule.period.first")} />
          <NamedInput form={form} name="lastDate" type="date" label={t("schedule.period.last")} />
        </div>
        {children(form)}
        <div className="form__actions">
          <Button variant="primary" busy={busy}>
            {t("common.save")}
          </Button>
          <ButtonLink href={back}>{t("common.cancel")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
