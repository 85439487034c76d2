import { useState } from "react";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { RoomSession } from "../browser/room-session.ts";
import { Invitation } from "./invitation.tsx";
import type { RoomWays } from "./room-page-data.ts";
import { SelfView } from "./self-view.tsx";
import { RemoteTile, ScreenTile } from "./tile.tsx";
import { type StageView, useLargePerson } from "./use-stage-view.ts";
import { useStore } from "./use-store.ts";
import { type Whiteboard, WhiteboardPlace } from "./whiteboard.tsx";

type StageProps = { session: RoomSession; view: StageView; board: Whiteboard; ways: RoomWays | null };

/** The people and screens of the call, as large as there is room for; the whiteboard takes a screen's place. */
export function Stage({ session, view, board, ways }: StageProps) {
  const { t } = useI18n();
  const { others: seated, mySeat } = useStore(session.call);
  const myName = mySeat?.name ?? "";
  const remotes = useStore(session.remotes);
  const myScreen = useStore(session.screen);
  const [resume, setResume] = useState<(() => void) | null>(null);
  // Whose line has been dead for long leaves the stage, and returns with it.
  const others = seated.filter((seat) => remotes[seat.peerId]?.health !== "gone");
  const screens = others.flatMap((seat) => {
    const stream = seat.screen ? remotes[seat.peerId]?.screen : null;
    return stream ? [{ seat, stream }] : [];
  });
  const sharing = screens.length > 0 || myScreen !== null || board.open;
  const screenTiles = screens.map(({ seat, stream }) => (
    <ScreenTile key={`${seat.id}-screen`} stream={stream} name={seat.name} />
  ));
  const large = useLargePerson(session, view, others, sharing);
  return (
    <div className="stage" data-sharing={sharing || undefined}>
      {board.open ? <WhiteboardPlace session={session} board={board} /> : screenTiles}
      {!board.open && screens.length === 0 && myScreen && <ScreenTile stream={myScreen} name={myName} mine />}
      <div
        className="stage__people"
        data-layout={large ? "speaker" : "grid"}
        data-people={Math.min(others.length, 8)}
      >
        {board.open && screenTiles}
        {others.map((seat) => (
          <RemoteTile
            key={seat.id}
            session={session}
            seat={seat}
            remote={remotes[seat.peerId]}
            large={seat.id === large}
            pin={
              others.length > 1 && !sharing
                ? { on: view.pinned === seat.id, toggle: () => view.togglePin(seat.id) }
                : null
            }
            onBlocked={(retry) => setResume(() => retry)}
          />
        ))}
        {others.length === 0 && <Waiting session={session} ways={ways} />}
      </div>
      {view.self && <SelfView devices={session.devices} name={myName} className="tile--self" />}
      {resume && (
        <Alert
          tone="warning"
          live
          title={t("room.sound.blocked")}
          actions={
            <Button
              type="button"
              variant="primary"
              onClick={() => {
                resume();
                setResume(null);
              }}
            >
              {t("room.sound.allow")}
            </Button>
          }
        />
      )}
    </div>
  );
}

/** What the stage shows: everyone alike or the speaker large, oneself or not. */
export function StageChoices({ session, view }: { session: RoomSession; view: StageView }) {
  const { t } = useI18n();
  const { others } = useStore(session.call);
  return (
    <>
      {others.length > 1 && (
        <Button
          type="button"
          variant="quiet"
          icon={view.layout === "grid" ? "user" : "users"}
          iconOnly
          onClick={view.toggleLayout}
        >
          {t(view.layout === "grid" ? "room.stage.speaker" : "room.stage.grid")}
        </Button>
      )}
      <Button
        type="button"
        variant="quiet"
        icon={view.self ? "eye-off" : "eye"}
        iconOnly
        onClick={view.toggleSelf}
      >
        {t(view.self ? "room.stage.selfOff" : "room.stage.selfOn")}
      </Button>
    </>
  );
}

/** Alone in the room: who is expected, and that nothing is wrong. */
function Waiting({ session, ways }: { session: RoomSession; ways: RoomWays | null }) {
  const { t } = useI18n();
  const { missing } = useStore(session.call);
  const names = missing.map((person) => person.name).join(", ");
  return (
    <div className="waiting">
      <span className="waiting__dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <div role="status">
        <p className="waiting__title">{names ? t("room.waiting.for", { names }) : t("room.waiting.alone")}</p>
        <p className="waiting__text">{t("room.waiting.text")}</p>
      </div>
      {ways && !names && <Invitation ways={ways} />}
    </div>
  );
}
