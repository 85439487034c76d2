import { type FormEvent, useEffect, useRef, useState } from "react";
import type { HostCommand } from "#app/domain/room/room-rules.ts";
import type { ShownSeat } from "#app/domain/room/seats.ts";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { RoomSession } from "../browser/room-session.ts";
import { chatTextMax } from "../room-wire.ts";
import { Invitation } from "./invitation.tsx";
import { KnockList } from "./notices.tsx";
import { PersonActions } from "./person-actions.tsx";
import type { RoomWays } from "./room-page-data.ts";
import { useStore } from "./use-store.ts";

type PeoplePanelProps = {
  session: RoomSession;
  id: string;
  photographs: boolean;
  ways: RoomWays | null;
  onClose: () => void;
};

/** Who is here, who waits, who raised a hand; and for those who lead, what they can do about it. */
export function PeoplePanel({ session, id, photographs, ways, onClose }: PeoplePanelProps) {
  const { t } = useI18n();
  const { mySeat, others, missing } = useStore(session.call);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const present = [...(mySeat ? [mySeat] : []), ...others].sort(byHand);
  return (
    <aside
      className="chat people"
      id={id}
      aria-label={t("room.people.title")}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <div className="chat__head">
        <h2 ref={heading} tabIndex={-1}>
          {t("room.people.title")}
        </h2>
        <Button type="button" variant="quiet" icon="x" iconOnly onClick={onClose}>
          {t("room.people.close")}
        </Button>
      </div>
      <div className="people__body">
        {mySeat?.leads && <ForLeaders session={session} />}
        <section aria-label={t("room.people.here")}>
          <h3>{t("room.people.hereCount", { count: present.length })}</h3>
          <ul className="people__list">
            {present.map((seat) => (
              <Person
                key={seat.id}
                session={session}
                seat={seat}
                mine={seat === mySeat}
                photographs={photographs}
              />
            ))}
          </ul>
        </section>
        {missing.length > 0 && (
          <section aria-label={t("room.people.missing")}>
            <h3>{t("room.people.missing")}</h3>
            <ul className="people__list people__list--faint">
              {missing.map((person) => (
                <li key={person.id}>{person.name}</li>
              ))}
            </ul>
          </section>
        )}
        {ways && <Invitation ways={ways} />}
      </div>
    </aside>
  );
}

/** The first raised hand is the first to speak; the others stay in the order in which they came. */
function byHand(one: ShownSeat, other: ShownSeat): number {
  return (one.hand ?? Number.POSITIVE_INFINITY) - (other.hand ?? Number.POSITIVE_INFINITY) || 0;
}

type PersonProps = { session: RoomSession; seat: ShownSeat; mine: boolean; photographs: boolean };

function Person({ session, seat, mine, photographs }: PersonProps) {
  const { t } = useI18n();
  const { mySeat } = useStore(session.call);
  const roles = [
    mine && t("room.tile.you"),
    seat.role === "host" && t("room.people.host"),
    seat.role !== "host" && seat.leads && t("room.people.coHost"),
    seat.role === "guest" && t("room.people.guest"),
  ].filter((role) => role !== false);
  return (
    <li className="people__one">
      <span className="people__name">
        {seat.name} {roles.length > 0 && <span className="muted small">({roles.join(", ")})</span>}
      </span>
      <span className="people__signs">
        {seat.hand !== null && <Icon name="hand" size={18} label={t("room.people.handUp")} />}
        {seat.screen && <Icon name="screen-share" size={18} label={t("room.people.shares")} />}
        {!seat.microphone && <Icon name="mic-off" size={18} label={t("room.tile.muted")} />}
        {!seat.camera && <Icon name="video-off" size={18} label={t("room.people.cameraOff")} />}
        {photographs && !mine && seat.camera && (
          <Button
            type="button"
            variant="quiet"
            size="small"
            icon="camera"
            iconOnly
            onClick={() => session.recording.photograph(seat.id)}
          >
            {t("media.photograph.take", { name: seat.name })}
          </Button>
        )}
        {mySeat?.leads && !mine && (
          <PersonActions session={session} seat={seat} isHost={mySeat.role === "host"} />
        )}
      </span>
    </li>
  );
}

/** The whole room: who waits, the lock, silence, and those who may not come back. */
function ForLeaders({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const { knocks, keptOut, meeting, others } = useStore(session.call);
  const command = (wish: HostCommand) => () => session.command(wish);
  const locked = meeting?.locked === true;
  return (
    <>
      {knocks.length > 0 && (
        <section aria-label={t("room.knock.title")}>
          <h3>{t("room.knock.title")}</h3>
          <KnockList session={session} />
          <TellWaiting session={session} />
        </section>
      )}
      <div className="people__room">
        <Button
          type="button"
          icon="lock"
          aria-pressed={locked}
          onClick={command({ type: "lock", locked: !locked })}
        >
          {t(locked ? "room.people.unlock" : "room.people.lock")}
        </Button>
        {others.some((seat) => seat.microphone && !seat.leads) && (
          <Button type="button" icon="mic-off" onClick={command({ type: "mute", id: null })}>
            {t("room.people.muteAll")}
          </Button>
        )}
        <p className="muted small">{t(locked ? "room.people.isLocked" : "room.people.isOpen")}</p>
      </div>
      {keptOut.length > 0 && (
        <section aria-label={t("room.people.keptOut")}>
          <h3>{t("room.people.keptOut")}</h3>
          <ul className="people__list">
            {keptOut.map(({ id, name }) => (
              <li key={id} className="people__one">
                <span className="people__name">{name || t("room.people.somebody")}</span>
                <Button type="button" size="small" onClick={command({ type: "readmit", id })}>
                  {t("room.people.readmit")}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** A word to those who wait: that it takes a while, or what to have at hand. */
function TellWaiting({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const [text, setText] = useState("");
  const [sent, setSent] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    session.command({ type: "tell-waiting", text: text.trim() });
    setText("");
    setSent(true);
  };
  return (
    <form className="people__tell" onSubmit={submit}>
      <label className="visually-hidden" htmlFor="tell-waiting">
        {t("room.people.tell")}
      </label>
      <input
        id="tell-waiting"
        className="input"
        maxLength={chatTextMax}
        placeholder={t("room.people.tell")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button icon="arrow-up" iconOnly>
        {t("room.people.tellSend")}
      </Button>
      <p className="muted small" role="status">
        {sent ? t("room.people.told") : ""}
      </p>
    </form>
  );
}
