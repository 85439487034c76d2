import type { BookingPage } from "#app/features/booking/booking-page.server.ts";
import { type PageQuery, pageHref } from "#app/features/booking/page-address.ts";
import type { Submission } from "#app/features/booking/submit-booking.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { StepHeading } from "#app/ui/booking/step-heading.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { BookingDetailsForm } from "./booking-details-form.tsx";
import { BookingFields } from "./booking-fields.tsx";
import { BookingFrame } from "./booking-frame.tsx";
import { EventSummary } from "./event-summary.tsx";
import { NearestTimes } from "./nearest-times.tsx";
import { SlotPicker } from "./slot-picker.tsx";
import { ZoneForm } from "./zone-form.tsx";

type Props = {
  page: BookingPage;
  query: PageQuery;
  newKey: string;
  optionsHtml: string;
  submission: Submission | null;
};

/** The page of one event type in its three states: choosing a time, giving details, being told that it is gone. */
export function BookingView({ query, optionsHtml, submission, ...rest }: Props) {
  const page = submission?.page ?? rest.page;
  const path = page.eventType.path;
  return (
    <BookingFrame business={page.business} path={pageHref(path, query, {})}>
      <div className="booking">
        <EventSummary page={page} />
        {submission?.refused ? (
          <Refused page={page} submission={submission} refused={submission.refused} />
        ) : page.chosen ? (
          <Details
            page={page}
            query={query}
            idempotencyKey={submission?.key ?? rest.newKey}
            submission={submission}
          />
        ) : (
          <Choosing page={page} query={query} optionsHtml={optionsHtml} />
        )}
      </div>
    </BookingFrame>
  );
}

function Choosing({ page, query, optionsHtml }: Pick<Props, "page" | "query" | "optionsHtml">) {
  const { t } = useI18n();
  const { month, date, name, email } = query;
  return (
    <section className="stack" aria-label={t("booking.choose")}>
      {page.gone && (
        <Alert tone="warning" live title={t("booking.gone")}>
          {t("booking.goneText")}
        </Alert>
      )}
      <SlotPicker picker={page.picker}>
        <ZoneForm
          zone={page.zone}
          hostZone={page.hostZone}
          keep={{ month, date, name, email }}
          optionsHtml={optionsHtml}
          path={page.eventType.path}
        />
      </SlotPicker>
    </section>
  );
}

type DetailsProps = Pick<Props, "page" | "query" | "submission"> & { idempotencyKey: string };

function Details({ page, query, submission, idempotencyKey }: DetailsProps) {
  const { t } = useI18n();
  if (!page.chosen) return null;
  const prefilled = { name: [query.name ?? ""], email: [query.email ?? ""] };
  return (
    <section className="stack" aria-labelledby="details" data-swap>
      <StepHeading
        headingLevel={2}
        title={<span id="details">{t("booking.details")}</span>}
        back={{ href: page.chosen.backHref, label: t("booking.otherTime") }}
      />
      <BookingDetailsForm
        page={page}
        chosen={page.chosen}
        idempotencyKey={idempotencyKey}
        values={submission?.values ?? prefilled}
        problems={submission?.problems ?? []}
      />
    </section>
  );
}

type RefusedProps = {
  page: BookingPage;
  submission: Submission;
  refused: NonNullable<Submission["refused"]>;
};

/** The form again with all that was entered; each nearest time is a button that sends it. */
function Refused({ page, submission, refused }: RefusedProps) {
  const { t } = useI18n();
  const keep: Partial<PageQuery> = { timezone: submission.timezone };
  const again = pageHref(
    page.eventType.path,
    { month: null, date: null, at: null, name: null, email: null, timezone: null, ...keep },
    {},
  );
  return (
    <form method="post" action={page.eventType.path} className="stack" data-swap>
      <input type="hidden" name="timezone" value={submission.timezone} />
      <input type="hidden" name="key" value={submission.key} />
      <NearestTimes taken={refused.taken} times={refused.nearest} />
      <p>
        <a href={again}>{t("booking.allTimes")}</a>
      </p>
      <h2>{t("booking.details")}</h2>
      <BookingFields questions={page.questions} values={submission.values} problems={[]} />
    </form>
  );
}
