import { Alert } from "#app/ui/alert.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { CopyField } from "#app/ui/form/copy-field.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import type { BookingDetail } from "../booking-detail.server.ts";
import { BookingCalls, BookingMails } from "./booking-traces.tsx";

type Props = { booking: Omit<BookingDetail, "startsAt">; base: string; roomUrl: string };

export function BookingDetailView({ booking, base, roomUrl }: Props) {
  const { t } = useI18n();
  const path = `${base}/bookings/${booking.id}`;
  return (
    <div className="stack stack--loose">
      <div>
        <p className="crumb">
          <Link href={`${base}/bookings`}>{t("dashboard.bookings.title")}</Link>
        </p>
        <PageHeader
          title={booking.attendees.map(({ name }) => name).join(", ")}
          lead={booking.title}
          actions={<Actions booking={booking} path={path} />}
        />
        <State booking={booking} />
      </div>
      <Card title={t("dashboard.booking.life")}>
        <Timeline
          label={t("dashboard.booking.life")}
          steps={booking.life.map(({ key, state, date }) => ({
            key,
            state,
            label: t(`dashboard.life.${key}`),
            detail: date,
          }))}
        />
      </Card>
      <div className="split">
        <div className="stack">
          <Facts booking={booking} />
          {booking.answers.length > 0 && <Answers answers={booking.answers} />}
          <BookingMails mails={booking.mails} />
          <BookingCalls calls={booking.calls} />
        </div>
        <Card look="sunken" title={t("dashboard.booking.room")}>
          <div className="stack">
            <p className="muted small">{t("dashboard.booking.roomText")}</p>
            <CopyField label={t("dashboard.booking.roomLink")} value={roomUrl} />
            {booking.changeable && (
              <ButtonLink href={booking.roomPath} icon="video" wide>
                {t("dashboard.bookings.openRoom")}
              </ButtonLink>
            )}
          </div>
        </Card>
      </div>
    </div>
  );
}

function Actions({ booking, path }: { booking: Props["booking"]; path: string }) {
  const { t } = useI18n();
  if (!booking.changeable) return null;
  return (
    <>
      {booking.movable && (
        <ButtonLink href={`${path}/move`} icon="calendar">
          {t("dashboard.booking.move")}
        </ButtonLink>
      )}
      <ButtonLink href={`${path}/cancel`} variant="quiet" icon="x">
        {t("dashboard.booking.cancel")}
      </ButtonLink>
    </>
  );
}

function State({ booking }: { booking: Props["booking"] }) {
  const { t } = useI18n();
  if (booking.status === "confirmed") {
    return (
      <Badge tone={booking.over ? "neutral" : "success"}>
        {t(booking.over ? "dashboard.booking.over" : "dashboard.booking.confirmed")}
      </Badge>
    );
  }
  return (
    <Alert tone="warning" title={t(`dashboard.bookings.cancelledBy.${booking.cancelledBy ?? "host"}`)}>
      {booking.reason && <p>{t("dashboard.booking.reason", { reason: booking.reason })}</p>}
    </Alert>
  );
}

function Facts({ booking }: { booking: Props["booking"] }) {
  const { t } = useI18n();
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
        {booking.attendees.map((attendee) => (
          <Attendee key={attendee.id} attendee={attendee} />
        ))}
        <dt>{t("dashboard.booking.host")}</dt>
        <dd>{booking.hostName}</dd>
        {booking.status === "confirmed" && booking.reason && (
          <>
            <dt>{t("dashboard.booking.moveReason")}</dt>
            <dd>{booking.reason}</dd>
          </>
        )}
      </dl>
    </Card>
  );
}

function Attendee({ attendee }: { attendee: Props["booking"]["attendees"][number] }) {
  const { t } = useI18n();
  return (
    <>
      <dt>{t("dashboard.bookings.who")}</dt>
      <dd>
        {attendee.name}
        <br />
        <a href={`mailto:${encodeURIComponent(attendee.email).replace("%40", "@")}`}>{attendee.email}</a>
        {attendee.when && (
          <>
            <br />
            <span className="muted">
              {t("dashboard.booking.theirTime", {
                date: attendee.when.date,
                time: attendee.when.time,
                zone: attendee.when.zone,
              })}
            </span>
          </>
        )}
      </dd>
    </>
  );
}

function Answers({ answers }: { answers: Props["booking"]["answers"] }) {
  const { t } = useI18n();
  return (
    <Card title={t("dashboard.booking.answers")}>
      <dl className="facts">
        {answers.map(({ id, label, values }) => (
          <div className="facts__pair" key={id}>
            <dt>{label}</dt>
            <dd className="answer">{values.join(", ")}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
