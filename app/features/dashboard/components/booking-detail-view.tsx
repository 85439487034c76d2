import { opensByRoomLink } from "#app/features/booking/meeting-place.ts";
import { CopyQuestions } from "#app/features/calendars/components/copy-questions.tsx";
import { Invitation } from "#app/features/rooms/components/invitation.tsx";
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
import { BookingChat } from "./booking-chat.tsx";
import { BookingFacts } from "./booking-facts.tsx";
import { BookingMedia } from "./booking-media.tsx";
import { BookingSeats, SeatsForm, type SeatsRefusal } from "./booking-seats.tsx";
import { BookingCalls, BookingLooks, BookingMails } from "./booking-traces.tsx";
import { RequestButtons } from "./request-buttons.tsx";

export type ShownBooking = Omit<BookingDetail, "startsAt">;

/** What the page answers where something it was asked for could not be done. */
export type BookingRefusal =
  | { decided: "not-pending" | "past" | "slot-taken" }
  | { seats: SeatsRefusal }
  | { media: "held" }
  | { attendance: "not-possible" };

type Props = {
  booking: ShownBooking;
  base: string;
  roomUrl: string;
  refused: BookingRefusal | undefined;
  /** Whether the member may keep data past its time. */
  mayHold: boolean;
};

export function BookingDetailView({ booking, base, roomUrl, refused, mayHold }: Props) {
  const { t } = useI18n();
  const path = `${base}/bookings/${booking.id}`;
  return (
    <div className="stack stack--loose">
      <div>
        <p className="crumb">
          <Link href={`${base}/bookings`}>{t("dashboard.bookings.title")}</Link>
        </p>
        <PageHeader
          title={booking.who}
          lead={booking.title}
          actions={<Actions booking={booking} path={path} />}
        />
        <State booking={booking} />
      </div>
      {refused && "decided" in refused && (
        <Alert tone="warning" live title={t(`dashboard.decide.refused.${refused.decided}`)}>
          {refused.decided === "slot-taken" && t("dashboard.decide.refusedText")}
        </Alert>
      )}
      {refused && "attendance" in refused && (
        <Alert tone="warning" live title={t("dashboard.noShow.refused")} />
      )}
      {refused && "media" in refused && <Alert tone="warning" live title={t("media.list.held")} />}
      <CopyQuestions questions={booking.asked} base={base} />
      {booking.unasked.length > 0 && (
        <Alert tone="warning" title={t("connect.unasked.title")}>
          <ul className="plain-list">
            {booking.unasked.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Alert>
      )}
      {booking.requests.length > 0 && <Waiting booking={booking} path={path} />}
      {booking.held && (
        <Alert tone="info" title={t("dashboard.hold.held", booking.held)}>
          {t("dashboard.hold.heldText", { date: booking.held.review })}
        </Alert>
      )}
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
        {mayHold && (
          <p className="small">
            <Link href={`${path}/hold`}>{t("dashboard.hold.link")}</Link>
          </p>
        )}
      </Card>
      <div className="split">
        <div className="stack">
          <BookingFacts booking={booking} path={path} />
          <BookingSeats booking={booking} path={path} />
          <BookingMails mails={booking.mails} />
          <BookingCalls calls={booking.calls} />
          {(booking.media.length > 0 || booking.mediaErased.length > 0) && (
            <BookingMedia booking={booking} path={path} />
          )}
          {booking.chat.length > 0 && <BookingChat chat={booking.chat} />}
          <BookingLooks looked={booking.looked} />
        </div>
        <div className="stack">
          {opensByRoomLink(booking.location.kind) && <Room booking={booking} roomUrl={roomUrl} />}
          {booking.group && booking.changeable && (
            <SeatsForm
              group={booking.group}
              refused={refused && "seats" in refused ? refused.seats : undefined}
            />
          )}
        </div>
      </div>
    </div>
  );
}

function Room({ booking, roomUrl }: { booking: ShownBooking; roomUrl: string }) {
  const { t } = useI18n();
  return (
    <Card look="sunken" title={t("dashboard.booking.room")}>
      <div className="stack">
        <p className="muted small">{t("dashboard.booking.roomText")}</p>
        {booking.ways ? (
          <Invitation ways={booking.ways} />
        ) : (
          <CopyField label={t("dashboard.booking.roomLink")} value={roomUrl} />
        )}
        {booking.changeable && (
          <ButtonLink href={booking.roomPath} icon="video" wide>
            {t("dashboard.bookings.openRoom")}
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}

/** The requests that wait, all at once; one by one they are answered where the seats are listed. */
function Waiting({ booking, path }: { booking: ShownBooking; path: string }) {
  const { t } = useI18n();
  const { requests, answerBy } = booking;
  return (
    <Alert
      tone="info"
      title={t("dashboard.requests.waiting", { count: requests.length })}
      actions={<RequestButtons requests={requests} action={path} back={path} name={booking.who} />}
    >
      {answerBy && t("dashboard.bookings.answerBy", { time: answerBy })}
    </Alert>
  );
}

function Actions({ booking, path }: { booking: ShownBooking; path: string }) {
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

function State({ booking }: { booking: ShownBooking }) {
  const { t } = useI18n();
  const { status } = booking;
  if (status === "confirmed" || status === "pending") {
    const over = booking.over;
    const word = over ? "over" : status;
    const tone = over ? "neutral" : status === "pending" ? "warning" : "success";
    return (
      <div className="cluster cluster--tight">
        <Badge tone={tone}>{t(`dashboard.booking.${word}`)}</Badge>
        {booking.group && <Badge icon="user">{t("dashboard.bookings.seats", booking.group)}</Badge>}
        {booking.series && (
          <Badge icon="refresh">
            {t("dashboard.booking.seriesPlace", {
              position: booking.series.position,
              count: booking.series.count,
            })}
          </Badge>
        )}
      </div>
    );
  }
  const title =
    status === "cancelled"
      ? t(`dashboard.bookings.cancelledBy.${booking.cancelledBy ?? "host"}`)
      : t(`dashboard.bookings.${status}`);
  return (
    <Alert tone="warning" title={title}>
      {booking.reason && <p>{t("dashboard.booking.reason", { reason: booking.reason })}</p>}
    </Alert>
  );
}
