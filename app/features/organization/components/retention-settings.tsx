import { Form, useNavigation } from "@remix-run/react";
import { mayKeepForGood, retentionLimits } from "#app/domain/privacy/retention-limits.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import { errorLines, labelsFrom } from "#app/platform/form/error-lines.ts";
import { type FormAnswer, useFormTree } from "#app/platform/form/use-form-tree.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { NamedCheckbox } from "#app/ui/form/named-choices.tsx";
import { type FormView, NamedInput } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Table } from "#app/ui/table.tsx";
import { Timeline, type TimelineStep } from "#app/ui/timeline.tsx";
import type { Erases, RetentionPage } from "../organization.server.ts";
import { RetentionDaysField } from "./organization-fields.tsx";

type Props = {
  page: RetentionPage;
  answer: FormAnswer | undefined;
  /** What shorter rules would erase beyond the present ones: asks before they are saved. */
  erases: (Omit<Erases, "on"> & { on: string }) | null;
  path: string;
};

/** How long booking data is kept: the rules, what they do, what they have done. */
export function RetentionSettings({ page, answer, erases, path }: Props) {
  const { t } = useI18n();
  return (
    <div className="stack stack--loose">
      {page.paused && <Alert tone="warning">{t("retention.paused", page.paused)}</Alert>}
      <Life page={page} />
      <div className="split">
        <RuleCard page={page} answer={answer} erases={erases} path={path} />
        <ComingErasures page={page} />
      </div>
      <Receipts receipts={page.receipts} />
    </div>
  );
}

function Life({ page }: { page: RetentionPage }) {
  const { t } = useI18n();
  const steps = page.life.map(({ key, date }): TimelineStep => {
    const state = key === "booked" ? "current" : key === "meeting" ? "future" : "gone";
    return { key, label: t(`retention.life.${key}`), detail: date, state };
  });
  const forGood: TimelineStep = {
    key: "kept",
    label: t("retention.life.kept"),
    detail: t("retention.life.keptText"),
    state: "future",
  };
  return (
    <Card title={t("retention.lifeTitle")}>
      <Timeline label={t("retention.lifeTitle")} steps={page.isForGood ? [...steps, forGood] : steps} />
    </Card>
  );
}

/** What the coming runs take, by the very query that they use. */
function ComingErasures({ page: { tonight, week } }: { page: RetentionPage }) {
  const { t } = useI18n();
  return (
    <Card look="sunken" title={t("retention.tonight")}>
      <div className="stack">
        <div>
          <p className="stat__value">{tonight.bookings}</p>
          <p className="muted small">{t("retention.tonightText", { count: tonight.bookings })}</p>
          {tonight.others > 0 && (
            <p className="muted small">{t("retention.tonightOthers", { count: tonight.others })}</p>
          )}
        </div>
        <div>
          <h3>{t("retention.week")}</h3>
          <ul className="muted small">
            <ErasedLines counts={week} />
          </ul>
        </div>
      </div>
    </Card>
  );
}

function ErasedLines({
  counts,
}: {
  counts: { bookings: number; answers: number; calls: number; media: number; chatLines: number };
}) {
  const { t } = useI18n();
  return (
    <>
      <li>{t("retention.count.bookings", { count: counts.bookings })}</li>
      <li>{t("retention.count.answers", { count: counts.answers })}</li>
      <li>{t("retention.count.calls", { count: counts.calls })}</li>
      <li>{t("retention.count.media", { count: counts.media })}</li>
      <li>{t("retention.count.chatLines", { count: counts.chatLines })}</li>
    </>
  );
}

function RuleCard({ page, answer, erases, path }: Props) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  const { retentionDays, ...others } = page.rules;
  const days = Object.entries(others).map(([name, value]) => [name, String(value)]);
  const saved = {
    ...Object.fromEntries(days),
    retentionDays: page.isForGood ? "" : String(retentionDays),
    keepsForGood: page.isForGood ? "on" : "",
  };
  const form = useFormTree({ saved, answer });
  const asks = erases !== null;
  return (
    <Card title={t("retention.ruleTitle")}>
      <Form method="post" noValidate className="form">
        <ErrorSummary errors={errorLines(t, form.errors, labelsFrom(t, labels))} />
        <p>{t("retention.text")}</p>
        <RuleFields form={form} readOnly={asks} limits={page.limits} />
        {erases && (
          <>
            <Alert tone="warning" live title={t("retention.confirmTitle", { date: erases.on })}>
              <ul>
                <ErasedLines counts={erases} />
              </ul>
              <p>{t("retention.confirmText", { date: erases.on })}</p>
            </Alert>
            <input type="hidden" name="confirmed" value={erases.confirms} />
          </>
        )}
        <div className="form__actions">
          <Button variant={asks ? "danger" : "primary"} busy={busy}>
            {t(asks ? "retention.confirm" : "common.save")}
          </Button>
          {asks && <ButtonLink href={path}>{t("common.cancel")}</ButtonLink>}
        </div>
      </Form>
    </Card>
  );
}

const labels: Record<string, MessageKey> = {
  retentionDays: "organization.retentionDays",
  answerDays: "retention.answerDays",
  sensitiveAnswerDays: "retention.sensitiveAnswerDays",
  callDays: "retention.callDays",
  recordingDays: "retention.recordingDays",
  chatDays: "retention.chatDays",
};

function RuleFields(props: { form: FormView; readOnly: boolean; limits: RetentionPage["limits"] }) {
  const { form, readOnly, limits } = props;
  const { t } = useI18n();
  const hint = (key: MessageKey, rule: "answer" | "sensitiveAnswer") => {
    const { min, max } = limits[rule];
    const isNarrow = min !== retentionLimits[rule].min || max !== retentionLimits[rule].max;
    return isNarrow ? `${t(key)} ${t("retention.allowed", { min, max })}` : t(key);
  };
  const days = { form, readOnly, suffix: t("form.days"), short: true, inputMode: "numeric" } as const;
  return (
    <>
      <RetentionDaysField form={form} readOnly={readOnly} limits={limits} />
      {!mayKeepForGood(limits) ? null : readOnly ? (
        <input type="hidden" name="keepsForGood" value={form.text("keepsForGood")} />
      ) : (
        <NamedCheckbox
          form={form}
          name="keepsForGood"
          label={t("retention.keepsForGood")}
          hint={t("retention.keepsForGoodHint")}
        />
      )}
      <NamedInput
        {...days}
        name="answerDays"
        label={t("retention.answerDays")}
        hint={hint("retention.answerHint", "answer")}
      />
      <NamedInput
        {...days}
        name="sensitiveAnswerDays"
        label={t("retention.sensitiveAnswerDays")}
        hint={hint("retention.sensitiveHint", "sensitiveAnswer")}
      />
      <NamedInput
        {...days}
        name="callDays"
        label={t("retention.callDays")}
        hint={t("retention.callHint", limits.call)}
      />
      <NamedInput
        {...days}
        name="recordingDays"
        label={t("retention.recordingDays")}
        hint={t("retention.recordingHint", limits.recording)}
      />
      <NamedInput
        {...days}
        name="chatDays"
        label={t("retention.chatDays")}
        hint={t("retention.chatHint", limits.chat)}
      />
    </>
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
