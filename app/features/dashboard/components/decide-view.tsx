import type { ReactNode } from "react";
import { Alert } from "#app/ui/alert.tsx";
import { StepHeading } from "#app/ui/booking/step-heading.tsx";
import { SummaryCard, type SummaryRow } from "#app/ui/booking/summary-card.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { LanguageLinks } from "#app/ui/language-links.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";
import type { DecideOutcome, DecidePage, SubmittedDecision } from "../decide-page.server.ts";

type Refusal = Extract<SubmittedDecision, { status: "refused" }>["reason"];
type Props = {
  page: DecidePage;
  outcome: DecideOutcome | null;
  leansTo: "approve" | "decline";
  /** The seat that the mail was about. */
  seat: string | null;
  refused: Refusal | null;
};

/** The page behind a mail's "approve" and "decline". It needs no account and no script. */
export function DecideView({ page, outcome, leansTo, seat, refused }: Props) {
  const { t } = useI18n();
  const { business } = page;
  const open = page.state === "open";
  const asked = page.requests.filter(({ id }) => seat === null || id === seat);
  return (
    <PublicShell
      business={{
        name: business.name,
        href: business.href,
        ...(business.logoUrl ? { logoUrl: business.logoUrl } : {}),
      }}
      languages={<LanguageLinks next={page.path} />}
      narrow
    >
      <div className="stack">
        <StepHeading
          title={t(open ? "dashboard.decide.title" : "dashboard.decide.doneTitle")}
          {...(open && page.answerBy
            ? { lead: t("dashboard.decide.answerBy", { time: page.answerBy }) }
            : {})}
        />
        <Told page={page} outcome={outcome} refused={refused} />
        <SummaryCard title={page.title} rows={rowsOf(page, t)} />
        {open && <Requests requests={asked} />}
        {open && <Answer leansTo={leansTo} seat={seat} count={asked.length} />}
        <p>
          <a href={page.dashboardHref}>{t("dashboard.decide.inDashboard")}</a>
        </p>
      </div>
    </PublicShell>
  );
}

function rowsOf(page: DecidePage, t: ReturnType<typeof useI18n>["t"]): SummaryRow[] {
  const rows: SummaryRow[] = [
    {
      icon: "calendar",
      term: t("booking.when"),
      value: (
        <>
          {page.date}
          <br />
          <strong>{page.time}</strong>
        </>
      ),
      note: page.zone,
    },
    { icon: "user", term: t("dashboard.booking.host"), value: page.hosts },
  ];
  if (page.seats)
    rows.push({
      icon: "list",
      term: t("dashboard.booking.seats"),
      value: t("dashboard.bookings.seats", page.seats),
    });
  return rows;
}

function Told({ page, outcome, refused }: Pick<Props, "page" | "outcome" | "refused">) {
  const { t } = useI18n();
  if (refused) {
    return (
      <Alert tone="warning" live title={t(`dashboard.decide.refused.${refused}`)}>
        {refused === "slot-taken" && t("dashboard.decide.refusedText")}
      </Alert>
    );
  }
  if (outcome) return <Alert tone="success" live title={t(`dashboard.decide.${outcome}`)} />;
  if (page.state === "open") return null;
  return <Alert title={t(`dashboard.decide.state.${page.state}`)}>{t("dashboard.decide.nothingLeft")}</Alert>;
}

function Requests({ requests }: { requests: DecidePage["requests"] }) {
  const { t } = useI18n();
  return requests.map(({ id, name, email, guests, answers }) => (
    <Card key={id} title={name}>
      <dl className="facts">
        <dt>{t("dashboard.booking.email")}</dt>
        <dd>{email}</dd>
        {guests > 0 && (
          <>
            <dt>{t("dashboard.booking.guests")}</dt>
            <dd>{t("dashboard.decide.guests", { count: guests })}</dd>
          </>
        )}
        {answers.map(({ label, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two questions may share their words, and none moves
          <Pair key={index} term={label}>
            {value}
          </Pair>
        ))}
      </dl>
    </Card>
  ));
}

function Pair({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="facts__pair">
      <dt>{term}</dt>
      <dd className="answer">{children}</dd>
    </div>
  );
}

function Answer({ leansTo, seat, count }: { leansTo: Props["leansTo"]; seat: string | null; count: number }) {
  const { t } = useI18n();
  const all = seat === null && count > 1;
  const decline = (
    <form method="post" className="stack" key="decline">
      {seat && <input type="hidden" name="seat" value={seat} />}
      <input type="hidden" name="answer" value="decline" />
      <Field label={t("dashboard.decide.reason")} hint={t("dashboard.decide.reasonHint")} optional>
        {(control) => <TextArea {...control} name="reason" rows={3} maxLength={500} />}
      </Field>
      <Button variant={leansTo === "decline" ? "danger" : "secondary"}>
        {t(all ? "dashboard.requests.declineAll" : "dashboard.requests.decline")}
      </Button>
    </form>
  );
  const approve = (
    <form method="post" key="approve">
      {seat && <input type="hidden" name="seat" value={seat} />}
      <Button
        variant={leansTo === "approve" ? "primary" : "secondary"}
        name="answer"
        value="approve"
        icon="check"
      >
        {t(all ? "dashboard.requests.approveAll" : "dashboard.requests.approve")}
      </Button>
    </form>
  );
  if (leansTo === "decline") {
    return (
      <>
        {decline}
        <hr />
        {approve}
      </>
    );
  }
  return (
    <>
      {approve}
      <details className="disclosure">
        <summary>{t("dashboard.decide.orDecline")}</summary>
        {decline}
      </details>
    </>
  );
}
