import { Form } from "@remix-run/react";
import type { MessageKey } from "#app/messages/catalog.ts";
import { errorLines, labelsFrom } from "#app/platform/form/error-lines.ts";
import { type FormAnswer, useFormTree } from "#app/platform/form/use-form-tree.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { NamedInput, NamedSelect, NamedTextArea } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { HoldPage } from "../hold-page.server.ts";

const bases = ["claim", "order", "audit"] as const;
const labels: Record<string, MessageKey> = {
  basis: "dashboard.hold.basis",
  reason: "dashboard.hold.reason",
  reviewOn: "dashboard.hold.reviewOn",
};

type Props = { page: HoldPage; answer: FormAnswer | undefined; path: string };

/** Keeps a booking's data past its time, or lets the rules hold again. */
export function HoldForm({ page: { held, saved }, answer, path }: Props) {
  const { t } = useI18n();
  const form = useFormTree({ saved, answer });
  return (
    <div className="stack stack--loose">
      <PageHeader title={t("dashboard.hold.title")} lead={t("dashboard.hold.text")} />
      {held && (
        <Alert
          tone="info"
          title={t("dashboard.hold.held", {
            date: held.since,
            basis: t(`dashboard.hold.basis.${held.basis}`),
          })}
        >
          <p>{t("dashboard.hold.heldText", { date: held.review })}</p>
        </Alert>
      )}
      <Form method="post" noValidate className="form">
        <ErrorSummary errors={errorLines(t, form.errors, labelsFrom(t, labels))} />
        <NamedSelect
          form={form}
          name="basis"
          label={t("dashboard.hold.basis")}
          options={bases.map((basis) => ({ value: basis, label: t(`dashboard.hold.basis.${basis}`) }))}
        />
        <NamedTextArea
          form={form}
          name="reason"
          label={t("dashboard.hold.reason")}
          hint={t("dashboard.hold.reasonHint")}
          maxLength={500}
          rows={3}
        />
        <NamedInput
          form={form}
          name="reviewOn"
          type="date"
          label={t("dashboard.hold.reviewOn")}
          hint={t("dashboard.hold.reviewHint")}
        />
        <div className="form__actions">
          <Button variant="primary">{t(held ? "dashboard.hold.renew" : "dashboard.hold.place")}</Button>
          {held && (
            <Button name="intent" value="lift" variant="secondary" formNoValidate>
              {t("dashboard.hold.lift")}
            </Button>
          )}
          <ButtonLink href={path}>{t("common.cancel")}</ButtonLink>
        </div>
      </Form>
    </div>
  );
}
