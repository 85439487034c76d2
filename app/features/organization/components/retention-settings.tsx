import { Form, useNavigation } from "@remix-run/react";
import { errorLines } from "#app/platform/form/error-lines.ts";
import { type FormAnswer, useFormTree } from "#app/platform/form/use-form-tree.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Table } from "#app/ui/table.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import type { RetentionPage } from "../organization.server.ts";
import { RetentionDaysField } from "./organization-fields.tsx";

type Props = {
  page: RetentionPage;
  answer: FormAnswer | undefined;
  /** Bookings that a shorter rule would erase at once: asks before it is saved. */
  erases: number | null;
  path: string;
};

/** How long booking data is kept: the rule, what it does, what it has done. */
export function RetentionSettings({ page, answer, erases, path }: Props) {
  const { t } = useI18n();
  const { booked, meeting, erased } = page.example;
  return (
    <div className="stack stack--loose">
      <Card title={t("retention.lifeTitle")}>
        <Timeline
          label={t("retention.lifeTitle")}
          steps={[
            { key: "booked", label: t("dashboard.life.booked"), detail: booked, state: "current" },
            { key: "meeting", label: t("dashboard.life.meeting"), detail: meeting, state: "future" },
            {
              key: "kept",
              label: t("retention.kept", { days: page.retentionDays }),
              detail: t("retention.keptText"),
              state: "future",
            },
            { key: "erased", label: t("dashboard.life.erased"), detail: erased, state: "gone" },
          ]}
        />
      </Card>
      <div className="split">
        <Card title={t("retention.ruleTitle")}>
          <RuleForm page={page} answer={answer} erases={erases} path={path} />
        </Card>
        <Card look="sunken" title={t("retention.tonight")}>
          <p className="stat__value">{page.tonight.bookings}</p>
          <p className="muted small">{t("retention.tonightText", { count: page.tonight.bookings })}</p>
          {page.tonight.others > 0 && (
            <p className="muted small">{t("retention.tonightOthers", { count: page.tonight.others })}</p>
          )}
        </Card>
      </div>
      <Receipts receipts={page.receipts} />
    </div>
  );
}

function RuleForm({ page, answer, erases, path }: Props) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  const form = useFormTree({ saved: { retentionDays: String(page.retentionDays) }, answer });
  const asks = erases !== null;
  return (
    <Form method="post" noValidate className="form">
      <ErrorSummary errors={errorLines(t, form.errors, () => t("organization.retentionDays"))} />
      <p>{t("retention.text")}</p>
      <RetentionDaysField form={form} readOnly={asks} />
      {asks && (
        <>
          <Alert tone="warning" live title={t("retention.confirmTitle", { count: erases })}>
            <p>{t("retention.confirmText", { count: erases })}</p>
          </Alert>
          <input type="hidden" name="confirmed" value={form.text("retentionDays")} />
        </>
      )}
      <div className="form__actions">
        <Button variant={asks ? "danger" : "primary"} busy={busy}>
          {asks ? t("retention.confirm", { count: erases }) : t("common.save")}
        </Button>
        {asks && <ButtonLink href={path}>{t("common.cancel")}</ButtonLink>}
      </div>
    </Form>
  );
}

function Receipts({ receipts }: { receipts: RetentionPage["receipts"] }) {
  const { t } = useI18n();
  return (
    <section className="stack">
      <div className="stack stack--tight">
        <h2>{t("retention.receipts")}</h2>
        <p className="muted">{t("retention.receiptsText")}</p>
      </div>
      {receipts.length === 0 ? (
        <p>{t("retention.noReceipts")}</p>
      ) : (
        <div className="card card--flush">
          <Table
            caption={t("retention.receipts")}
            rows={receipts}
            rowKey={(receipt) => receipt.id}
            columns={[
              {
                key: "ranAt",
                header: t("retention.ranAt"),
                rowHeader: true,
                cell: (receipt) => receipt.ranAt,
              },
              {
                key: "days",
                header: t("retention.rule"),
                cell: (receipt) => t("retention.days", { days: receipt.days }),
              },
              {
                key: "bookings",
                header: t("retention.bookings"),
                align: "end",
                cell: (receipt) => receipt.counts.bookings,
              },
              {
                key: "attendees",
                header: t("retention.attendees"),
                align: "end",
                cell: (receipt) => receipt.counts.attendees,
              },
              {
                key: "answers",
                header: t("retention.answers"),
                align: "end",
                cell: (receipt) => receipt.counts.answers,
              },
              {
                key: "mails",
                header: t("retention.mails"),
                align: "end",
                cell: (receipt) => receipt.counts.mails,
              },
              {
                key: "calls",
                header: t("retention.calls"),
                align: "end",
                cell: (receipt) => receipt.counts.calls,
              },
              {
                key: "others",
                header: t("retention.others"),
                align: "end",
                cell: (receipt) => receipt.others,
              },
            ]}
          />
        </div>
      )}
    </section>
  );
}
