import { useEffect, useId, useRef, useState } from "react";
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
import { Stage, StageChoices } from "./stage.tsx";
import { useStageView } from "./use-stage-view.ts";
import { useStore } from "./use-store.ts";

/** The call itself: a dark stage in every theme, since faces stand out best on it. */
export function CallView({ session, data }: { session: RoomSession; data: RoomPageData }) {
  const { t } = useI18n();
  const call = useStore(session.call);
  const view = useStageView(call.others.length);
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
        <StageChoices session={session} view={view} />
        <DeviceSettings
          session={session}
          open={choosing}
          onOpen={() => setChoosing(true)}
          onClose={() => setChoosing(false)}
        />
        <CallComforts session={session} isHost={data.you.role === "host"} onChat={chat.toggle} />
      </header>
      <main className="call__main" ref={stage} tabIndex={-1} aria-label={t("room.call.stage")}>
        <Stage session={session} view={view} />
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
