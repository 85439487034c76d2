import { Form } from "@remix-run/react";
import { Badge } from "#app/ui/badge.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Link } from "#app/ui/link.tsx";
import { Menu } from "#app/ui/menu.tsx";
import { MemberTimeHead } from "./member-time-tabs.tsx";

export type ListedSchedule = {
  id: string;
  name: string;
  zone: string;
  /** Null for one's own. */
  owner: string | null;
  isDefault: boolean;
  week: readonly { days: string; hours: string }[];
  usedBy: number;
};

export function ScheduleList({ schedules, base }: { schedules: readonly ListedSchedule[]; base: string }) {
  const { t } = useI18n();
  return (
    <>
      <MemberTimeHead
        current="schedules"
        base={base}
        title={t("dashboard.nav.schedules")}
        lead={t("schedule.lead")}
        actions={
          <ButtonLink href={`${base}/schedules/new`} variant="primary" icon="plus">
            {t("schedule.new")}
          </ButtonLink>
        }
      />
      <ul className="items">
        {schedules.map((schedule) => (
          <ScheduleItem key={schedule.id} schedule={schedule} base={base} />
        ))}
      </ul>
    </>
  );
}

function ScheduleItem({ schedule, base }: { schedule: ListedSchedule; base: string }) {
  const { t } = useI18n();
  const path = `${base}/schedules/${schedule.id}`;
  return (
    <li className="item">
      <div className="item__text">
        <h2 className="item__title">
          <Link href={path}>{schedule.name}</Link>
          {schedule.isDefault && <Badge tone="success">{t("schedule.default")}</Badge>}
        </h2>
        {schedule.week.length === 0 && <p className="muted">{t("schedule.noHours")}</p>}
        <dl className="week-lines">
          {schedule.week.map(({ days, hours }) => (
            <div key={days}>
              <dt>{days}</dt>
              <dd className="tabular">{hours}</dd>
            </div>
          ))}
        </dl>
        <p className="item__facts">
          {schedule.owner !== null && <span>{t("schedule.owner", { name: schedule.owner })}</span>}
          <span>{schedule.zone}</span>
          <span>{t("schedule.usedBy", { count: schedule.usedBy })}</span>
        </p>
      </div>
      <div className="item__actions">
        <Menu label={t("schedule.actionsFor", { name: schedule.name })}>
          <Link href={path}>
            <Icon name="edit" size={18} />
            {t("common.edit")}
          </Link>
          {!schedule.isDefault && (
            <Form method="post">
              <input type="hidden" name="id" value={schedule.id} />
              <button type="submit" name="do" value="make-default">
                <Icon name="check" size={18} />
                {t("schedule.makeDefault")}
              </button>
            </Form>
          )}
          <hr />
          <Link className="menu__danger" href={`${path}/delete`}>
            <Icon name="trash" size={18} />
            {t("common.delete")}
          </Link>
        </Menu>
      </div>
    </li>
  );
}
