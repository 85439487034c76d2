import { Form, useNavigation } from "@remix-run/react";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import type { BookingDetail } from "../booking-detail.server.ts";
import type { ShownBooking } from "./booking-detail-view.tsx";
import { NoShowForm } from "./no-show-form.tsx";
import { RequestButtons } from "./request-buttons.tsx";

type Seat = BookingDetail["seats"][number];

const tones: Record<Seat["status"], Tone> = {
  pending: "warning",
  confirmed: "success",
  cancelled: "neutral",
  declined: "neutral",
  expired: "neutral",
};

/** Everyone who booked, each with guests, answers and, in a group, a state and a way out of their own. */
export function BookingSeats({ booking, path }: { booking: ShownBooking; path: string }) {
  const { t } = useI18n();
  const isGroup = booking.group !== null;
  return (
    <Card title={t(isGroup ? "dashboard.booking.attendees" : "dashboard.bookings.who")}>
      <ul className="seats">
        {booking.seats.map((seat) => (
          <li key={seat.id} className="seat">
            <SeatHead seat={seat} isGroup={isGroup} />
            {seat.email && <History seat={seat} path={path} />}
            <SeatFacts seat={seat} />
            <Answers answers={seat.answers} />
            {seat.answersGone > 0 && (
              <p className="muted small">{t("dashboard.booking.answersGone", { count: seat.answersGone })}</p>
            )}
            {booking.begun && seat.mayBeMissed && <NoShowForm seat={seat} path={path} />}
            {isGroup && booking.changeable && <SeatActions seat={seat} path={path} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function SeatHead({ seat, isGroup }: { seat: Seat; isGroup: boolean }) {
  const { t } = useI18n();
  return (
    <div className="cluster cluster--between">
      <div>
        <h3 className="seat__name">{seat.name}</h3>
        {seat.email && <MailLink email={seat.email} />}
      </div>
      {isGroup && <Badge tone={tones[seat.status]}>{t(`dashboard.seat.${seat.status}`)}</Badge>}
      {seat.declined && seat.status === "confirmed" && <Badge tone="warning">{seat.declined}</Badge>}
      {seat.reply && <ReplyBadge reply={seat.reply} />}
    </div>
  );
}

/** `path`: of the booking, beside which the customers are. */
function History({ seat, path }: { seat: Seat; path: string }) {
  const { t } = useI18n();
  return (
    <p className="small">
      <Link href={path.replace(/\/bookings\/.*$/, `/customers/${seat.id}`)}>
        {t("customers.historyOf", { name: seat.name })}
      </Link>
    </p>
  );
}

/** What they answered to the invitation. */
function ReplyBadge({ reply }: { reply: NonNullable<Seat["reply"]> }) {
  const tone = { accepted: "success", tentative: "info", declined: "warning" } as const;
  return <Badge tone={tone[reply.answer]}>{reply.text}</Badge>;
}

function MailLink({ email }: { email: string }) {
  return <a href={`mailto:${encodeURIComponent(email).replace("%40", "@")}`}>{email}</a>;
}

function SeatFacts({ seat }: { seat: Seat }) {
  const { t } = useI18n();
  return (
    <dl className="facts">
      {seat.phone && (
        <>
          <dt>{t("dashboard.booking.phone")}</dt>
          <dd>
            <a href={`tel:${seat.phone.replace(/[^\d+]/g, "")}`}>{seat.phone}</a>
          </dd>
        </>
      )}
      {seat.when && (
        <>
          <dt>{t("dashboard.booking.forThem")}</dt>
          <dd className="muted">{t("dashboard.booking.theirTime", seat.when)}</dd>
        </>
      )}
      {seat.guests.length > 0 && (
        <>
          <dt>{t("dashboard.booking.guests")}</dt>
          <dd>
            <ul className="plain-list">
              {seat.guests.map(({ id, name, email, reply }) => (
                <li key={id}>
                  {name && `${name} `}
                  <MailLink email={email} /> {reply && <ReplyBadge reply={reply} />}
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      <dt>{t("dashboard.booking.bookedAt")}</dt>
      <dd className="muted">{seat.bookedAt}</dd>
      {seat.endedAt && (
        <>
          <dt>{t("dashboard.booking.endedAt")}</dt>
          <dd className="muted">{seat.endedAt}</dd>
        </>
      )}
      {seat.reason && (
        <>
          <dt>{t("dashboard.booking.seatReason")}</dt>
          <dd className="answer">{seat.reason}</dd>
        </>
      )}
    </dl>
  );
}

/** Sensitive answers are shown on purpose only: somebody may look over one's shoulder. */
function Answers({ answers }: { answers: Seat["answers"] }) {
  const { t } = useI18n();
  if (answers.length === 0) return null;
  return (
    <dl className="facts" aria-label={t("dashboard.booking.answers")}>
      {answers.map(({ id, label, values, sensitive }) => (
        <div className="facts__pair" key={id}>
          <dt>{label}</dt>
          <dd className="answer">
            {sensitive ? (
              <details className="disclosure">
                <summary>{t("dashboard.booking.showSensitive")}</summary>
                <p>{values.join(", ")}</p>
              </details>
            ) : (
              values.join(", ")
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function SeatActions({ seat, path }: { seat: Seat; path: string }) {
  const { t } = useI18n();
  if (seat.status === "pending")
    return <RequestButtons requests={[seat]} action={path} back={path} name={seat.name} />;
  if (seat.status !== "confirmed") return null;
  return (
    <ButtonLink href={`${path}/cancel?seat=${seat.id}`} size="small" variant="quiet" icon="x">
      {t("dashboard.seat.cancel")}
      <span className="visually-hidden"> ({seat.name})</span>
    </ButtonLink>
  );
}

export type SeatsRefusal = { reason: "too-few"; taken: number } | { reason: "no-number" };

/** How many seats this one meeting has. */
export function SeatsForm({
  group,
  refused,
}: {
  group: NonNullable<ShownBooking["group"]>;
  refused: SeatsRefusal | undefined;
}) {
  const { t } = useI18n();
  const busy = useNavigation().formData?.has("seats") ?? false;
  const error =
    refused &&
    (refused.reason === "too-few"
      ? t("dashboard.seats.tooFew", { count: refused.taken })
      : t("form.wholeNumber", { min: 1, max: 1000 }));
  return (
    <Card title={t("dashboard.booking.seats")}>
      <Form method="post" className="stack">
        <p className="muted small">{t("dashboard.seats.text", group)}</p>
        <Field id="seats" label={t("dashboard.seats.label")} error={error}>
          {(control) => (
            <TextInput
              {...control}
              key={group.total}
              short
              name="seats"
              inputMode="numeric"
              defaultValue={group.total}
              maxLength={5}
            />
          )}
        </Field>
        <div>
          <Button busy={busy}>{t("dashboard.seats.save")}</Button>
        </div>
      </Form>
    </Card>
  );
}
