import { Alert } from "#app/ui/alert.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import type { AwayPeriod } from "../out-of-office.server.ts";
import { MemberTimeHead, memberSearch, type ShownMember } from "./member-time-tabs.tsx";
import { PeriodMenu } from "./period-menu.tsx";

type Props = { base: string; member: ShownMember; periods: readonly AwayPeriod[] };

export function OutOfOfficeList({ base, member, periods }: Props) {
  const { t } = useI18n();
  const add = (
    <ButtonLink href={`${base}/schedules/away/new${memberSearch(member)}`} variant="primary" icon="plus">
      {t("schedule.away.add")}
    </ButtonLink>
  );
  return (
    <>
      <MemberTimeHead
        current="away"
        base={base}
        member={member}
        title={t("schedule.away.title")}
        lead={t("schedule.away.lead")}
        actions={add}
      />
      {periods.length === 0 && (
        <EmptyState title={t("schedule.away.none")}>{t("schedule.away.noneText")}</EmptyState>
      )}
      {periods.length > 0 && (
        <ul className="items">
          {periods.map((period) => (
            <Period key={period.id} period={period} base={base} member={member} />
          ))}
        </ul>
      )}
    </>
  );
}

function Period({ period, base, member }: { period: AwayPeriod } & Pick<Props, "base" | "member">) {
  const { t } = useI18n();
  const path = `${base}/schedules/away/${period.id}${memberSearch(member)}`;
  return (
    <li className="item">
      <div className="item__text">
        <h2 className="item__title">
          <Link href={path}>{period.dates}</Link>
        </h2>
        {(period.reason || period.colleague) && (
          <p className="item__facts">
            {period.reason && <span>{period.reason}</span>}
            {period.colleague && <span>{t("schedule.away.sentTo", { name: period.colleague.name })}</span>}
          </p>
        )}
        <BookingsInside period={period} base={base} />
      </div>
      <PeriodMenu id={period.id} dates={period.dates} path={path} />
    </li>
  );
}

/** What is booked on these dates: nobody is told, so somebody has to decide. */
export function BookingsInside({ period, base }: { period: Pick<AwayPeriod, "bookings">; base: string }) {
  const { t } = useI18n();
  const { bookings } = period;
  if (bookings.length === 0) return null;
  return (
    <Alert tone="warning" title={t("schedule.away.bookings", { count: bookings.length })}>
      <ul className="plain-list">
        {bookings.map(({ id, title, when, attendeeName }) => (
          <li key={id}>
            <Link href={`${base}/bookings/${id}`}>
              {t("schedule.away.bookingLine", { when, title, who: attendeeName })}
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
