import type { ManagePage } from "#app/features/booking/manage-page.server.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import { Alert } from "#app/ui/alert.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { BookingSummary } from "./booking-summary.tsx";

const headings: Record<string, MessageKey> = {
  new: "booking.confirmedTitle",
  moved: "booking.movedTitle",
  cancelled: "booking.cancelledTitle",
};

/** The confirmation, and at any later time the place to join, move or cancel. */
export function BookingConfirmed({ page, news }: { page: ManagePage; news: string | null }) {
  const { t } = useI18n();
  const cancelled = page.status === "cancelled";
  const heading = cancelled
    ? "booking.cancelledTitle"
    : page.over
      ? "booking.overTitle"
      : (headings[news ?? ""] ?? "booking.yours");
  return (
    <div className="stack stack--loose">
      <div className="stack stack--tight">
        <h1 tabIndex={-1} id="outcome">
          {t(heading)}
        </h1>
        <p className="lead">{leadOf(page, news, t)}</p>
      </div>
      <BookingSummary page={page} />
      {!cancelled && !page.over && <Ahead page={page} />}
      {cancelled && (
        <p>
          <ButtonLink href={page.paths.bookAgain} variant="primary">
            {t("booking.again")}
          </ButtonLink>
        </p>
      )}
      <p className="muted small">{t("booking.erasedOn", { date: page.erasedOn })}</p>
    </div>
  );
}

function leadOf(page: ManagePage, news: string | null, t: ReturnType<typeof useI18n>["t"]): string {
  if (page.status === "cancelled") {
    return page.cancelledBy === "host"
      ? t("booking.cancelledByHost", { host: page.hostName })
      : t("booking.cancelledByYou");
  }
  if (page.over) return t("booking.overText");
  if (news === "new" || news === "moved") return t("booking.mailedTo", { email: page.email });
  return t("booking.yoursText", { host: page.hostName });
}

function Ahead({ page }: { page: ManagePage }) {
  const { t } = useI18n();
  return (
    <>
      <div className="cluster">
        <ButtonLink href={page.roomUrl} variant="primary" size="large" icon="video">
          {t("booking.openRoom")}
        </ButtonLink>
      </div>
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
      <section className="stack stack--tight" aria-labelledby="change-links">
        <h2 id="change-links" className="small-title">
          {t("booking.changeOfPlans")}
        </h2>
        {page.locked === "too-late" ? (
          <Alert>{t("booking.tooLate", { business: page.business.name })}</Alert>
        ) : page.locked === null ? (
          <div className="cluster" data-swap>
            <ButtonLink href={page.paths.move} icon="calendar">
              {t("booking.move")}
            </ButtonLink>
            <ButtonLink href={page.paths.cancel} variant="quiet">
              {t("booking.cancel")}
            </ButtonLink>
          </div>
        ) : (
          <p className="muted">{t("booking.started")}</p>
        )}
      </section>
    </>
  );
}
