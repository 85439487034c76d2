import { Form, useNavigation } from "@remix-run/react";
import { Badge } from "#app/ui/badge.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Link } from "#app/ui/link.tsx";
import { Menu } from "#app/ui/menu.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { HostMode } from "../event-type-choices.ts";
import { CopyLink } from "./copy-link.tsx";

export type ListedEventType = {
  id: string;
  title: string;
  slug: string;
  /** The default length and the others that visitors may choose. */
  lengthMinutes: number;
  otherLengths: readonly number[];
  hostMode: HostMode;
  hostNames: readonly string[];
  /** Of an event type with one host. */
  scheduleName: string | null;
  hidden: boolean;
  byLinksAlone: boolean;
  disabled: boolean;
  questions: number;
  seats: number | null;
  seriesUnit: string | null;
  approval: string;
  url: string;
};

type Props = { eventTypes: readonly ListedEventType[]; base: string; publicPath: string };

export function EventTypeList({ eventTypes, base, publicPath }: Props) {
  const { t } = useI18n();
  const create = (
    <ButtonLink href={`${base}/event-types/new`} variant="primary" icon="plus">
      {t("eventType.new")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t("dashboard.nav.eventTypes")} lead={t("eventType.lead")} actions={create} />
      {eventTypes.length === 0 ? (
        <EmptyState title={t("eventType.none")} actions={create}>
          {t("eventType.noneText")}
        </EmptyState>
      ) : (
        <ol className="items">
          {eventTypes.map((eventType, index) => (
            <EventTypeItem
              key={eventType.id}
              eventType={eventType}
              base={base}
              publicPath={publicPath}
              first={index === 0}
              last={index === eventTypes.length - 1}
            />
          ))}
        </ol>
      )}
    </>
  );
}

type ItemProps = {
  eventType: ListedEventType;
  base: string;
  publicPath: string;
  first: boolean;
  last: boolean;
};

function EventTypeItem({ eventType, base, publicPath, first, last }: ItemProps) {
  const { t } = useI18n();
  const { id, title, slug } = eventType;
  const address = `${publicPath}/${slug}`;
  return (
    <li className="item">
      <OrderButtons id={id} title={title} first={first} last={last} />
      <div className="item__text">
        <h2 className="item__title">
          <Link href={`${base}/event-types/${id}`}>{title}</Link>
        </h2>
        <Facts eventType={eventType} />
        <p className="item__address">{address}</p>
      </div>
      <div className="item__actions">
        <Toggle eventType={eventType} />
        <CopyLink url={eventType.url} title={title} />
        <ButtonLink
          href={address}
          target="_blank"
          rel="noopener"
          variant="quiet"
          icon="external"
          iconOnly
          title={t("eventType.open")}
        >
          {t("eventType.openNamed", { title })}
        </ButtonLink>
        <ItemMenu eventType={eventType} base={base} />
      </div>
    </li>
  );
}

/** Who, how long, and what is unlike a plain booking. */
function Facts({ eventType }: { eventType: ListedEventType }) {
  const { t, locale } = useI18n();
  const { lengthMinutes, otherLengths, hostMode, hostNames, scheduleName, questions, seats } = eventType;
  const lengths = [lengthMinutes, ...otherLengths];
  const list = new Intl.ListFormat(locale, { style: "short", type: "conjunction" });
  return (
    <p className="item__facts">
      <span>
        {lengths.length === 1
          ? t("common.minutes", { count: lengthMinutes })
          : t("eventType.minutesOf", { lengths: lengths.join(", ") })}
      </span>
      <span>
        {hostNames.length > namesMax
          ? t("eventType.note.hosts", { count: hostNames.length })
          : list.format(hostNames)}
        {scheduleName && `, ${scheduleName}`}
      </span>
      {questions > 0 && <span>{t("eventType.questionCount", { count: questions })}</span>}
      {hostMode !== "one" && <Badge icon="users">{t(`eventType.note.${hostMode}`)}</Badge>}
      {seats !== null && <Badge>{t("eventType.note.group", { seats })}</Badge>}
      {eventType.seriesUnit && <Badge icon="refresh">{t("eventType.note.series")}</Badge>}
      {eventType.approval === "always" && <Badge tone="info">{t("eventType.note.approval")}</Badge>}
      {eventType.approval === "short_notice" && <Badge tone="info">{t("eventType.note.shortNotice")}</Badge>}
      {eventType.hidden && (
        <Badge icon={eventType.byLinksAlone ? "key" : "eye-off"}>
          {t(eventType.byLinksAlone ? "eventType.note.links" : "eventType.hidden")}
        </Badge>
      )}
      {eventType.disabled && <Badge tone="warning">{t("eventType.note.off")}</Badge>}
    </p>
  );
}

/** More hosts are counted, not named. */
const namesMax = 3;

/** A switch that is a button of a form: it works without scripts. */
function Toggle({ eventType: { id, title, disabled } }: { eventType: ListedEventType }) {
  const { t } = useI18n();
  return (
    <Form method="post" preventScrollReset className="toggle-form">
      <input type="hidden" name="id" value={id} />
      <button
        type="submit"
        className="toggle"
        role="switch"
        aria-checked={!disabled}
        aria-label={t("eventType.takesBookings", { title })}
        title={t("eventType.takesBookingsShort")}
        name="do"
        value={disabled ? "enable" : "disable"}
      />
    </Form>
  );
}

function OrderButtons({
  id,
  title,
  first,
  last,
}: {
  id: string;
  title: string;
  first: boolean;
  last: boolean;
}) {
  const { t } = useI18n();
  const { state, formData } = useNavigation();
  const busy = state !== "idle" && formData?.get("id") === id;
  return (
    <Form method="post" className="item__order" preventScrollReset>
      <input type="hidden" name="id" value={id} />
      <Button
        variant="quiet"
        size="small"
        icon="chevron-up"
        iconOnly
        name="do"
        value="up"
        aria-disabled={first}
        busy={busy}
      >
        {t("eventType.moveUp", { title })}
      </Button>
      <Button
        variant="quiet"
        size="small"
        icon="chevron-down"
        iconOnly
        name="do"
        value="down"
        aria-disabled={last}
        busy={busy}
      >
        {t("eventType.moveDown", { title })}
      </Button>
    </Form>
  );
}

function ItemMenu({ eventType: { id, title, hidden }, base }: { eventType: ListedEventType; base: string }) {
  const { t } = useI18n();
  return (
    <Menu label={t("eventType.actionsFor", { title })}>
      <Link href={`${base}/event-types/${id}`}>
        <Icon name="edit" size={18} />
        {t("common.edit")}
      </Link>
      <Link href={`${base}/event-types/${id}/links`}>
        <Icon name="key" size={18} />
        {t("eventType.tab.links")}
      </Link>
      <Form method="post">
        <input type="hidden" name="id" value={id} />
        <button type="submit" name="do" value="duplicate">
          <Icon name="duplicate" size={18} />
          {t("eventType.duplicate")}
        </button>
        <button type="submit" name="do" value={hidden ? "show" : "hide"}>
          <Icon name={hidden ? "eye" : "eye-off"} size={18} />
          {t(hidden ? "eventType.show" : "eventType.hide")}
        </button>
      </Form>
      <hr />
      <Link className="menu__danger" href={`${base}/event-types/${id}/delete`}>
        <Icon name="trash" size={18} />
        {t("common.delete")}
      </Link>
    </Menu>
  );
}
