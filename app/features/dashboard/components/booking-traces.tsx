import { Badge, type Tone } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { BookingDetail } from "../booking-detail.server.ts";

const tones: Record<BookingDetail["mails"][number]["status"], Tone> = {
  queued: "info",
  retrying: "warning",
  sent: "success",
  failed: "danger",
  returned: "danger",
  delayed: "warning",
};

/** The mails that went out for a booking, or did not. */
export function BookingMails({ mails }: Pick<BookingDetail, "mails">) {
  const { t } = useI18n();
  return (
    <Card title={t("dashboard.booking.mails")}>
      {mails.length === 0 && <p className="muted">{t("dashboard.booking.noMails")}</p>}
      <ul className="traces">
        {mails.map((mail) => (
          <li key={mail.id}>
            <div className="cluster cluster--between">
              <span>
                {mail.kind} <span className="muted">{t("dashboard.booking.mailTo", { name: mail.to })}</span>
              </span>
              <Badge tone={tones[mail.status]}>{mail.statusText}</Badge>
            </div>
            <p className="muted small">{mail.at}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function BookingCalls({ calls }: Pick<BookingDetail, "calls">) {
  const { t } = useI18n();
  return (
    <Card title={t("dashboard.booking.calls")}>
      {calls.length === 0 && <p className="muted">{t("dashboard.booking.noCalls")}</p>}
      <ul className="traces">
        {calls.map((call) => (
          <li key={call.id}>
            <div className="cluster cluster--between">
              <span>{call.startedAt}</span>
              <Badge tone={call.running ? "success" : "neutral"}>
                {call.running
                  ? t("dashboard.booking.callRunning")
                  : t("common.minutes", { count: call.minutes })}
              </Badge>
            </div>
            <p className="muted small">{call.who}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Which members looked at a booking, and how. */
export function BookingLooks({ looked }: Pick<BookingDetail, "looked">) {
  const { t } = useI18n();
  return (
    <Card title={t("audit.looked.title")}>
      <p className="muted small">{t("audit.looked.text")}</p>
      {looked.length === 0 && <p className="muted">{t("audit.looked.none")}</p>}
      <ul className="traces">
        {looked.map(({ key, name, way, at }) => (
          <li key={key}>
            <span>{t("audit.looked.line", { name: name ?? t("audit.looked.gone"), way })}</span>{" "}
            <span className="muted small">{at}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
