import { Card } from "#app/ui/card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import type { ShownBooking } from "./booking-detail-view.tsx";

/** When, by whom, where, and how it came about. */
export function BookingFacts({ booking, path }: { booking: ShownBooking; path: string }) {
  const { t } = useI18n();
  const { status, reason, series, campaign } = booking;
  const stands = status === "confirmed" || status === "pending";
  return (
    <Card title={t("dashboard.booking.details")}>
      <dl className="facts">
        <dt>{t("dashboard.bookings.when")}</dt>
        <dd>
          <strong>{booking.when.date}</strong>
          <br />
          <span className="tabular">{booking.when.time}</span>{" "}
          <span className="muted">{booking.when.zone}</span>
        </dd>
        <dt>{t("dashboard.booking.hosts", { count: booking.hosts.length })}</dt>
        <dd>
          <Hosts booking={booking} path={path} />
        </dd>
        <dt>{t("dashboard.booking.where")}</dt>
        <dd>
          {t(`dashboard.location.${booking.location.kind}`)}
          <Place location={booking.location} />
        </dd>
        {series && (
          <>
            <dt>{t("dashboard.booking.series")}</dt>
            <dd>
              {t(`dashboard.booking.series.${series.unit}`, { every: series.every })}
              <br />
              <span className="muted">{t("dashboard.booking.seriesPlace", series)}</span>
            </dd>
          </>
        )}
        {stands && reason && (
          <>
            <dt>{t("dashboard.booking.moveReason")}</dt>
            <dd className="answer">{reason}</dd>
          </>
        )}
        <dt>{t("dashboard.booking.source")}</dt>
        <dd>{t(`dashboard.source.${booking.source}`)}</dd>
        {campaign.length > 0 && (
          <>
            <dt>{t("dashboard.booking.campaign")}</dt>
            <dd>
              <ul className="plain-list">
                {campaign.map(({ name, value }) => (
                  <li key={name}>
                    <span className="muted">{name}</span> {value}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
}

function Hosts({ booking, path }: { booking: ShownBooking; path: string }) {
  const { t } = useI18n();
  return (
    <ul className="plain-list">
      {booking.hosts.map(({ id, name, organizer }) => (
        <li key={id} className="cluster cluster--tight">
          <span>
            {name}
            {organizer && booking.hosts.length > 1 && (
              <span className="muted"> {t("dashboard.booking.organizer")}</span>
            )}
          </span>
          {booking.changeable && (
            <Link className="small" href={`${path}/reassign?host=${id}`}>
              {t("dashboard.reassign.link")}
              <span className="visually-hidden"> ({name})</span>
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Only an address that a browser opens by itself becomes a link: what hosts write here is any text. */
function Place({ location: { kind, detail } }: Pick<ShownBooking, "location">) {
  if (!detail) return null;
  if (kind === "link" && /^https?:\/\//i.test(detail)) {
    return (
      <>
        <br />
        <a href={detail} rel="noopener noreferrer" target="_blank">
          {detail}
        </a>
      </>
    );
  }
  return (
    <>
      <br />
      <span className="answer">{detail}</span>
    </>
  );
}
