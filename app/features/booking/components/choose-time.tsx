import type { BookingPage } from "#app/features/booking/booking-page.server.ts";
import type { NextTimesView } from "#app/features/booking/next-times-view.server.ts";
import { type PageQuery, pageHref } from "#app/features/booking/page-address.ts";
import type { HostLink } from "#app/features/booking/page-choices.server.ts";
import type { WeekView } from "#app/features/booking/week-view.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Avatar } from "#app/ui/avatar.tsx";
import { LinkChoices } from "#app/ui/booking/link-choices.tsx";
import { TimeList } from "#app/ui/booking/time-list.tsx";
import { WeekGrid } from "#app/ui/booking/week-grid.tsx";
import { ZoneForm } from "#app/ui/booking/zone-select.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { SlotPicker } from "./slot-picker.tsx";

type Props = { page: BookingPage; query: PageQuery };

/** How long, with whom, and when: every choice is a link, so it works before and without any script. */
export function ChooseTime({ page, query }: Props) {
  const { t } = useI18n();
  const { choices } = page;
  return (
    <>
      {page.standin && (
        <Alert
          title={t("booking.away", {
            host: page.standin.absent,
            first: page.standin.first,
            last: page.standin.last,
          })}
        >
          <p data-swap>
            <a href={page.standin.href}>{t("booking.colleague", { name: page.standin.name })}</a>
          </p>
        </Alert>
      )}
      {choices.lengths.length > 0 && (
        <div className="choice-line" data-swap data-landing="choice">
          <p className="choice-line__label">{t("booking.length")}</p>
          <LinkChoices label={t("booking.length")} choices={choices.lengths} />
        </div>
      )}
      {choices.hosts.length > 0 && <HostChoice hosts={choices.hosts} page={page} query={query} />}
      <div className="view-bar" data-swap data-landing="choice">
        <LinkChoices label={t("booking.views")} choices={choices.views} />
      </div>
      <div data-live data-changed={t("booking.changed")}>
        {page.picker && <SlotPicker picker={page.picker} />}
        {page.week && <Week week={page.week} />}
        {page.next && <NextTimes next={page.next} />}
      </div>
      <div className="clock-bar">
        <ZoneForm zone={page.zone} keep={keptFields(page.eventType.path, query)} path={page.eventType.path}>
          {page.hostZone && (
            <p className="muted small">{t("booking.hostZone", { zone: page.hostZone.label })}</p>
          )}
        </ZoneForm>
        <div data-swap data-landing="choice">
          <LinkChoices label={t("booking.hourChoice")} choices={choices.hours} />
        </div>
      </div>
    </>
  );
}

/** Everything of the address but one part, as hidden fields of a form that changes this part. */
function keptFields(path: string, query: PageQuery, without: "timezone" | "host" = "timezone") {
  const href = pageHref(path, query, { [without]: null, at: null });
  return [...new URLSearchParams(href.split("?")[1] ?? "")];
}

const facesMax = 8;

function HostChoice({
  hosts,
  page,
  query,
}: {
  hosts: readonly HostLink[];
  page: BookingPage;
  query: PageQuery;
}) {
  const { t } = useI18n();
  if (hosts.length > facesMax + 1) return <HostSelect hosts={hosts} page={page} query={query} />;
  return (
    <div className="choice-line" data-swap data-landing="choice">
      <p className="choice-line__label">{t("booking.with")}</p>
      <nav className="alternatives alternatives--faces" aria-label={t("booking.with")}>
        {hosts.map(({ id, name, label, href, current }) => (
          <a key={id} className="alternative" href={href} aria-current={current ? "true" : undefined}>
            {name ? <Avatar name={name} /> : <Icon name="users" size={18} />}
            {label}
          </a>
        ))}
      </nav>
    </div>
  );
}

/** A large team: a list to choose from instead of a wall of faces. */
function HostSelect({
  hosts,
  page,
  query,
}: {
  hosts: readonly HostLink[];
  page: BookingPage;
  query: PageQuery;
}) {
  const { t } = useI18n();
  return (
    <form
      method="get"
      action={page.eventType.path}
      className="choice-line"
      data-swap
      data-send-on-change
      data-landing="#host"
    >
      {keptFields(page.eventType.path, query, "host").map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <label className="choice-line__label" htmlFor="host">
        {t("booking.with")}
      </label>
      <Select
        id="host"
        name="host"
        defaultValue={hosts.find(({ current }) => current)?.id ?? ""}
        options={hosts.map(({ id, label }) => ({ value: id, label }))}
      />
      <Button type="submit" variant="quiet" data-send>
        {t("booking.changeZone")}
      </Button>
    </form>
  );
}

function Week({ week }: { week: WeekView }) {
  const { t } = useI18n();
  const words = { none: t("booking.noneThatDay"), wait: t("booking.waitShort") };
  return (
    <div data-swap>
      <WeekGrid {...week} words={words} />
      {week.nextFree && (
        <p className="week__next">
          <ButtonLink href={week.nextFree.href}>
            {t("booking.nextFree", { date: week.nextFree.label })}
          </ButtonLink>
        </p>
      )}
    </div>
  );
}

function NextTimes({ next }: { next: NextTimesView }) {
  const { t } = useI18n();
  if (next.days.length === 0) {
    return (
      <EmptyState headingLevel={2} picture="day" title={t("booking.noTimes")}>
        {t("booking.noTimesAhead")}
      </EmptyState>
    );
  }
  return (
    <section className="next-times" aria-labelledby="next-title" data-swap>
      <h2 id="next-title" tabIndex={-1}>
        {t("booking.nextTitle")}
      </h2>
      {next.fromHref && (
        <p>
          <a href={next.fromHref}>{t("booking.fromNow")}</a>
        </p>
      )}
      <TimeList groups={next.days} />
      {next.moreHref && (
        <p>
          <ButtonLink href={next.moreHref} icon="arrow-down" data-landing="#next-title">
            {t("booking.later")}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}
