import type { PointerEvent } from "react";
import { ColorMark } from "#app/ui/color-mark.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Link } from "#app/ui/link.tsx";
import type { CalendarItem, PlacedItem } from "../calendar-items.server.ts";
import { type DropTarget, startDrag } from "./drag.ts";
import { laneOf, placeOf } from "./grid-place.ts";

export type EventActions = {
  base: string;
  mayChange: boolean;
  /** Asks whether a booking shall move; without a target the member says where to. */
  onMove: (item: CalendarItem, target: DropTarget | null) => void;
};

type Props = { item: PlacedItem; actions: EventActions; showHosts: boolean };

/** One thing in a column: a booking opens its page, can be dragged, and has a button that does what dragging does. */
export function EventCard({ item, actions, showHosts }: Props) {
  const { base, mayChange, onMove } = actions;
  const canMove = mayChange && item.movable && item.bookingId !== null;
  const drag = (event: PointerEvent<HTMLElement>) => {
    // Fingers scroll; for them there is the button.
    if (event.button !== 0 || event.pointerType === "touch") return;
    if (event.target instanceof Element && event.target.closest(".event__move")) return;
    startDrag(event.currentTarget, event, (target) => onMove(item, target));
  };
  return (
    <li
      className={`event event--${item.kind}`}
      data-short={item.minutes <= 40 ? "" : undefined}
      {...placeOf(item)}
      {...laneOf(item)}
      onPointerDown={canMove ? drag : undefined}
    >
      {item.bookingId === null ? (
        <div className="event__face">
          <Words item={item} showHosts={showHosts} />
        </div>
      ) : (
        <Link className="event__face" href={`${base}/bookings/${item.bookingId}`} draggable={false}>
          <Words item={item} showHosts={showHosts} />
        </Link>
      )}
      {canMove && <MoveButton item={item} actions={actions} />}
    </li>
  );
}

function Words({ item, showHosts }: { item: PlacedItem; showHosts: boolean }) {
  const { t } = useI18n();
  const { bookingId, kind, seats } = item;
  return (
    <>
      <span className="event__main">
        {bookingId !== null && <ColorMark color={item.color} />}
        <strong className="event__who">{item.who || item.title}</strong>
      </span>
      <span className="event__time">
        {item.start}
        <span className="event__end"> – {item.end}</span>
      </span>
      {showHosts && item.hosts && <span className="event__what">{item.hosts}</span>}
      {item.who && <span className="event__what">{item.title}</span>}
      {kind === "request" && <span className="event__what">{t("calendar.kind.request")}</span>}
      {seats && <span className="event__what">{t("dashboard.bookings.seats", seats)}</span>}
      {item.series && <span className="visually-hidden">{t("dashboard.bookings.series")}</span>}
    </>
  );
}

/** The same as dragging, for keys, for fingers, and by its address for pages without scripts. */
function MoveButton({ item, actions }: { item: PlacedItem; actions: EventActions }) {
  const { t } = useI18n();
  return (
    <a
      className="event__move"
      href={`${actions.base}/bookings/${item.bookingId}/move`}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        actions.onMove(item, null);
      }}
    >
      <Icon name="clock" size={14} />
      <span className="visually-hidden">
        {t("calendar.moveOf", { who: item.who || item.title, time: item.time })}
      </span>
    </a>
  );
}
