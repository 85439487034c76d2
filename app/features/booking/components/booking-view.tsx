import type { BookingPage } from "#app/features/booking/booking-page.server.ts";
import { emptyQuery, type PageQuery, pageHref } from "#app/features/booking/page-address.ts";
import type { Submission } from "#app/features/booking/submit-booking.server.ts";
import type { WaitSubmission } from "#app/features/booking/submit-waiting.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { BookingFrame } from "./booking-frame.tsx";
import { ChooseTime } from "./choose-time.tsx";
import { DetailsForm, RefusedForm } from "./details-form.tsx";
import { EventSummary } from "./event-summary.tsx";
import { WaitForm } from "./wait-form.tsx";

export type BookingViewProps = {
  page: BookingPage;
  query: PageQuery;
  newKey: string;
  /** What is said of a time that is held since this page was asked for. */
  held: string | null;
  answer: { submission: Submission | null; waiting: WaitSubmission | null } | null;
};

/** The page of one event type: choosing a time, giving details, being told that it is gone, or waiting for a place. */
export function BookingView({ answer, ...rest }: BookingViewProps) {
  const submission = answer?.submission ?? null;
  const waiting = answer?.waiting ?? null;
  const { page, query } = submission ?? waiting ?? rest;
  const path = page.eventType.path;
  const here = pageHref(path, submission ? { ...query, at: submission.at } : query, {});
  return (
    <BookingFrame business={page.business} path={here}>
      <div className="booking">
        <EventSummary page={page} isGone={Boolean(submission?.refused)} />
        <Step
          page={page}
          query={query}
          submission={submission}
          waiting={waiting}
          newKey={rest.newKey}
          held={rest.held}
        />
      </div>
    </BookingFrame>
  );
}

type StepProps = {
  page: BookingPage;
  query: PageQuery;
  submission: Submission | null;
  waiting: WaitSubmission | null;
  newKey: string;
  held: string | null;
};

function Step({ page, query, submission, waiting, newKey, held }: StepProps) {
  const { t } = useI18n();
  if (page.closed) {
    return (
      <EmptyState title={t("booking.closed")} picture="day">
        {t("booking.closedText", { business: page.business.name })}
      </EmptyState>
    );
  }
  const { form, wait } = page;
  if (submission?.refused && form) {
    const allTimes = pageHref(
      page.eventType.path,
      { ...emptyQuery, ...query, at: null },
      { timezone: submission.timezone },
    );
    return (
      <RefusedForm
        page={page}
        form={form}
        submission={submission}
        refused={submission.refused}
        allTimes={allTimes}
      />
    );
  }
  if (form) {
    return (
      <DetailsForm
        page={page}
        form={form}
        formKey={submission?.key ?? newKey}
        submission={submission}
        held={held}
      />
    );
  }
  if (wait) return <WaitForm page={page} wait={wait} waiting={waiting} />;
  return (
    <section className="stack" aria-label={t("booking.choose")}>
      {page.gone && (
        <Alert tone="warning" live title={t("booking.gone")}>
          {t("booking.goneText")}
        </Alert>
      )}
      <ChooseTime page={page} query={query} />
    </section>
  );
}
