import type { ManagePage } from "#app/features/booking/manage-page.server.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { BookingSummary } from "./booking-summary.tsx";

type T = ReturnType<typeof useI18n>["t"];
type Props = {
  page: ManagePage;
  news: string | null;
  /** Shown in a frame of another site: what leads elsewhere must not open in it. */
  framed?: boolean;
};

/** Marks for a link that leaves a frame. With scripts the frame's own looks after its links, these as well. */
const outside = { target: "_blank", rel: "noopener" } as const;

const stands = (page: ManagePage) => page.status === "confirmed" || page.status === "pending";

/** The confirmation, and at any later time the place to join, move or cancel. */
export function BookingConfirmed({ page, news, framed = false }: Props) {
  const { t } = useI18n();
  const isAhead = stands(page) && !page.over;
  return (
    <div className="stack stack--loose">
      <div className="stack stack--tight">
        <h1 tabIndex={-1} id="outcome">
          {t(headingOf(page, news))}
        </h1>
        <p className="lead">{leadOf(page, news, t)}</p>
      </div>
      {page.onward && news === "new" && stands(page) && (
        <p data-onward={page.onward.url}>
          <a href={page.onward.url} {...(framed ? outside : {})}>
            {t("booking.onward", { site: page.onward.site })}
          </a>
        </p>
      )}
      {isAhead && page.confirmationText && <p className="summary__text">{page.confirmationText}</p>}
      <BookingSummary page={page} />
      {isAhead && page.status === "confirmed" && <Join page={page} framed={framed} />}
      {page.series.length > 1 && <SeriesList page={page} />}
      {isAhead && <ChangeOfPlans page={page} />}
      {!stands(page) && (
        <p>
          <ButtonLink href={page.paths.bookAgain} variant="primary">
            {t("booking.again")}
          </ButtonLink>
        </p>
      )}
      <p className="muted small">
        {page.erasedOn === null
          ? t("booking.keptForGood", { business: page.business.name })
          : t("booking.erasedOn", { date: page.erasedOn })}
      </p>
    </div>
  );
}

function headingOf(page: ManagePage, news: string | null): MessageKey {
  if (page.status === "cancelled") return "booking.cancelledTitle";
  if (page.status === "declined") return "booking.declinedTitle";
  if (page.status === "expired") return "booking.expiredTitle";
  if (page.over) return "booking.overTitle";
  if (page.status === "pending")
    return news === "new" || news === "moved" ? "booking.requestedTitle" : "booking.pendingTitle";
  if (news === "new") return "booking.confirmedTitle";
  return news === "moved" ? "booking.movedTitle" : "booking.yours";
}

function leadOf(page: ManagePage, news: string | null, t: T): string {
  const host = page.hostName;
  if (page.status === "cancelled")
    return page.cancelledBy === "host" ? t("booking.cancelledByHost", { host }) : t("booking.cancelledByYou");
  if (page.status === "declined") return t("booking.declinedText", { host });
  if (page.status === "expired") return t("booking.expiredText", { host });
  if (page.over) return t("booking.overText");
  if (page.status === "pending")
    return page.answerBy
      ? t("booking.pendingText", { host, time: page.answerBy, email: page.email })
      : t("booking.pendingTextOpen", { host, email: page.email });
  if (page.broughtBy !== null) return t("booking.guestText", { name: page.broughtBy });
  if (news === "new" || news === "moved") return t("booking.mailedTo", { email: page.email });
  return t("booking.yoursText", { host });
}

function Join({ page, framed }: { page: ManagePage; framed: boolean }) {
  const { t } = useI18n();
  return (
    <>
      {page.roomUrl && (
        <div className="cluster">
          <ButtonLink
            href={page.roomUrl}
            variant="primary"
            size="large"
            icon="video"
            {...(framed ? outside : {})}
          >
            {t("booking.openRoom")}
          </ButtonLink>
        </div>
      )}
      <section className="stack stack--tight" aria-labelledby="calendar-links">
        <h2 id="calendar-links" className="small-title">
          {t("booking.addToCalendar")}
        </h2>
        <div className="cluster">
          <ButtonLink href={page.calendars.google} target="_blank" rel="noopener noreferrer">
            Google
          </ButtonLink>
          <ButtonLink href={page.calendars.outlook} target="_blank" rel="noopener noreferrer">
            Outlook
          </ButtonLink>
          <ButtonLink href={page.paths.calendar} icon="download">
            {t("booking.icsFile")}
          </ButtonLink>
        </div>
      </section>
    </>
  );
}

const states: Partial<Record<ManagePage["status"], MessageKey>> = {
  pending: "booking.state.pending",
  cancelled: "booking.state.cancelled",
  declined: "booking.state.declined",
  expired: "booking.state.expired",
};

/** All dates that were booked together; each has its own page. */
function SeriesList({ page }: { page: ManagePage }) {
  const { t } = useI18n();
  return (
    <section className="stack stack--tight" aria-labelledby="series-title">
      <h2 id="series-title" className="small-title">
        {t("booking.seriesTitle", { count: page.series.length })}
      </h2>
      <ol className="series__list" data-swap>
        {page.series.map(({ label, href, status, isThis }) => {
          const state = states[status];
          return (
            <li key={href}>
              {isThis ? (
                <strong aria-current="true">{label}</strong>
              ) : (
                <a href={href}>{state && status !== "pending" ? <s>{label}</s> : label}</a>
              )}
              {state && <Badge>{t(state)}</Badge>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function ChangeOfPlans({ page }: { page: ManagePage }) {
  const { t } = useI18n();
  const { moveLock, cancelLock, business } = page;
  if (moveLock === "guest") return null;
  const locked = [moveLock, cancelLock];
  return (
    <section className="stack stack--tight" aria-labelledby="change-links">
      <h2 id="change-links" className="small-title">
        {t("booking.changeOfPlans")}
      </h2>
      {(moveLock === null || cancelLock === null) && (
        <div className="cluster" data-swap>
          {moveLock === null && (
            <ButtonLink href={page.paths.move} icon="calendar">
              {t("booking.move")}
            </ButtonLink>
          )}
          {cancelLock === null && (
            <ButtonLink href={page.paths.cancel} variant="quiet">
              {page.status === "pending" ? t("booking.withdraw") : t("booking.cancel")}
            </ButtonLink>
          )}
        </div>
      )}
      {locked.includes("too-late") && <Alert>{t("booking.tooLate", { business: business.name })}</Alert>}
      {locked.includes("not-allowed") && !locked.includes("too-late") && (
        <p className="muted">{t(notAllowed(page), { business: business.name })}</p>
      )}
      {locked.includes("past") && <p className="muted">{t("booking.started")}</p>}
      {page.cancellationPolicy && (
        <p className="terms__note small">
          <strong>{t("booking.policy")}</strong>{" "}
          <span className="summary__text">{page.cancellationPolicy}</span>
        </p>
      )}
    </section>
  );
}

function notAllowed({ moveLock, cancelLock }: ManagePage): MessageKey {
  if (moveLock !== "not-allowed") return "booking.noCancel";
  return cancelLock === "not-allowed" ? "booking.noChange" : "booking.noMove";
}
