import { useEffect, useId, useRef, useState } from "react";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { LogoMark } from "#app/ui/logo.tsx";
import type { RoomSession } from "../browser/room-session.ts";
import { CallComforts } from "./call-comforts.tsx";
import { CallControls } from "./call-controls.tsx";
import { ChatPanel } from "./chat-panel.tsx";
import { DeviceSettings } from "./device-settings.tsx";
import { Elapsed } from "./elapsed.tsx";
import { MediaProblems } from "./media-problems.tsx";
import { MutedHint } from "./muted-hint.tsx";
import { Knocks, Notices } from "./notices.tsx";
import type { RoomPageData } from "./room-page-data.ts";
import { SelfView } from "./self-view.tsx";
import { RemoteTile, ScreenTile } from "./tile.tsx";
import { useStore } from "./use-store.ts";

/** The call itself: a dark stage in every theme, since faces stand out best on it. */
export function CallView({ session, data }: { session: RoomSession; data: RoomPageData }) {
  const { t } = useI18n();
  const call = useStore(session.call);
  const chat = useUnread(session);
  const chatId = useId();
  const [choosing, setChoosing] = useState(false);
  const stage = useRef<HTMLElement>(null);
  useEffect(() => {
    stage.current?.focus();
  }, []);

  return (
    <div className="call" data-theme="dark">
      <header className="call__bar">
        <span className="call__mark">
          <LogoMark />
        </span>
        <h1 className="call__title">{data.title}</h1>
        {call.callStartedAt !== null && <Elapsed since={call.callStartedAt} now={session.now} />}
        <DeviceSettings
          session={session}
          open={choosing}
          onOpen={() => setChoosing(true)}
          onClose={() => setChoosing(false)}
        />
        <CallComforts session={session} isHost={data.you.role === "host"} onChat={chat.toggle} />
      </header>
      <main className="call__main" ref={stage} tabIndex={-1} aria-label={t("room.call.stage")}>
        <Stage session={session} />
        <div className="call__float">
          <Notices session={session} />
          <MutedHint session={session} />
          <Knocks session={session} />
          {!choosing && <MediaProblems session={session} />}
        </div>
      </main>
      {chat.open && <ChatPanel session={session} id={chatId} onClose={chat.close} />}
      <footer className="call__foot">
        <CallControls session={session} chat={{ ...chat, id: chatId }} />
      </footer>
    </div>
  );
}

function Stage({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const { others, mySeat } = useStore(session.call);
  const myName = mySeat?.name ?? "";
  const remotes = useStore(session.remotes);
  const myScreen = useStore(session.screen);
  const [resume, setResume] = useState<(() => void) | null>(null);
  const screens = others.flatMap((seat) => {
    const stream = seat.screen ? remotes[seat.peerId]?.screen : null;
    return stream ? [{ seat, stream }] : [];
  });
  const sharing = screens.length > 0 || myScreen !== null;
  return (
    <div className="stage" data-sharing={sharing || undefined} data-people={Math.min(others.length, 9)}>
      {screens.map(({ seat, stream }) => (
        <ScreenTile key={`${seat.id}-screen`} stream={stream} name={seat.name} />
      ))}
      {screens.length === 0 && myScreen && <ScreenTile stream={myScreen} name={myName} mine />}
      <div className="stage__people">
        {others.map((seat) => (
          <RemoteTile
            key={seat.id}
            seat={seat}
            remote={remotes[seat.peerId]}
            onBlocked={(retry) => setResume(() => retry)}
          />
        ))}
        {others.length === 0 && <Waiting session={session} />}
      </div>
      <SelfView devices={session.devices} name={myName} className="tile--self" />
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

/** Alone in the room: who is expected, and that nothing is wrong. */
function Waiting({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const { missing } = useStore(session.call);
  const names = missing.map((person) => person.name).join(", ");
  return (
    <div className="waiting" role="status">
      <span className="waiting__dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <p className="waiting__title">{names ? t("room.waiting.for", { names }) : t("room.waiting.alone")}</p>
      <p className="waiting__text">{t("room.waiting.text")}</p>
    </div>
  );
}

/** Whether the chat is open, and how many lines came while it was not. */
function useUnread(session: RoomSession) {
  const lines = useStore(session.chat);
  const [open, setOpen] = useState(false);
  const [read, setRead] = useState(0);
  const received = lines.filter((line) => !line.mine).length;
  const change = (next: boolean) => {
    setOpen(next);
    setRead(received);
  };
  return {
    open,
    unread: open ? 0 : received - read,
    toggle: () => change(!open),
    close: () => {
      change(false);
      document.getElementById("chat-control")?.focus();
    },
  };
}
