import { useEffect, useId, useRef, useState } from "react";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LogoMark } from "#app/ui/logo.tsx";
import type { RoomSession } from "../browser/room-session.ts";
import { CallComforts } from "./call-comforts.tsx";
import { CallControls } from "./call-controls.tsx";
import { CaptionLines, CaptionsAsk, CaptionsSign } from "./captions.tsx";
import { ChatPanel } from "./chat-panel.tsx";
import { DeviceSettings } from "./device-settings.tsx";
import { Elapsed } from "./elapsed.tsx";
import { MediaProblems } from "./media-problems.tsx";
import { MutedHint } from "./muted-hint.tsx";
import { Knocks, Notices } from "./notices.tsx";
import { PeoplePanel } from "./people-panel.tsx";
import { Reactions } from "./reactions.tsx";
import { ConsentAsks, PhotographNotices, RecordingSign } from "./recording-sign.tsx";
import type { RoomPageData } from "./room-page-data.ts";
import { Stage, StageChoices } from "./stage.tsx";
import { TimeLeft } from "./time-left.tsx";
import { useStageView } from "./use-stage-view.ts";
import { useStore } from "./use-store.ts";
import { KeptBoardNotice, useWhiteboard, WhiteboardNews } from "./whiteboard.tsx";

/** Who may keep pictures of the whiteboard with this meeting. */
function keptBy({ boardDays, you }: RoomPageData) {
  if (boardDays === null) return "nobody";
  return you.role === "host" ? "me" : "hosts";
}

/** The call itself: a dark stage in every theme, since faces stand out best on it. */
export function CallView({ session, data }: { session: RoomSession; data: RoomPageData }) {
  const { t } = useI18n();
  const call = useStore(session.call);
  const view = useStageView(call.others.length);
  const panels = usePanels(session);
  const board = useWhiteboard(session, keptBy(data));
  const [chatId, peopleId] = [useId(), useId()];
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
        <TimeLeft session={session} />
        {call.meeting?.locked && (
          <span className="call__locked">
            <Icon name="lock" size={18} label={t("room.call.locked")} />
          </span>
        )}
        {call.callStartedAt !== null && <Elapsed since={call.callStartedAt} now={session.now} />}
        <StageChoices session={session} view={view} />
        <DeviceSettings
          session={session}
          open={choosing}
          onOpen={() => setChoosing(true)}
          onClose={() => setChoosing(false)}
        />
        <CallComforts
          session={session}
          isHost={data.you.role === "host"}
          records={data.records}
          captions={data.captions}
          onChat={() => panels.toggle("chat")}
          onBoard={board.toggle}
        />
      </header>
      <main className="call__main" ref={stage} tabIndex={-1} aria-label={t("room.call.stage")}>
        <Stage session={session} view={view} board={board} ways={data.ways} />
        <div className="call__float">
          <RecordingSign session={session} />
          <CaptionsSign session={session} />
          <Notices session={session} />
          <WhiteboardNews board={board} />
          <KeptBoardNotice session={session} />
          <PhotographNotices session={session} />
          <ConsentAsks session={session} />
          <CaptionsAsk session={session} />
          <MutedHint session={session} />
          <Reactions session={session} />
          {panels.open !== "people" && <Knocks session={session} />}
          {!choosing && <MediaProblems session={session} />}
        </div>
        <CaptionLines session={session} />
      </main>
      {panels.open === "chat" && <ChatPanel session={session} id={chatId} onClose={panels.close} />}
      {panels.open === "people" && (
        <PeoplePanel
          session={session}
          id={peopleId}
          photographs={data.photographs}
          ways={data.ways}
          onClose={panels.close}
        />
      )}
      <footer className="call__foot">
        <CallControls
          session={session}
          chat={{
            id: chatId,
            open: panels.open === "chat",
            unread: panels.unread,
            toggle: () => panels.toggle("chat"),
          }}
          board={board}
          people={{ id: peopleId, open: panels.open === "people", toggle: () => panels.toggle("people") }}
        />
      </footer>
    </div>
  );
}

type Panel = "chat" | "people";

/** Which panel stands beside the stage, and how many lines were written while it was not the chat. */
function usePanels(session: RoomSession) {
  const lines = useStore(session.chat);
  const [open, setOpen] = useState<Panel | null>(null);
  const [read, setRead] = useState(0);
  const received = lines.filter((line) => !line.mine).length;
  const change = (next: Panel | null) => {
    if (open === "chat" || next === "chat") setRead(received);
    setOpen(next);
  };
  return {
    open,
    unread: open === "chat" ? 0 : received - read,
    toggle: (panel: Panel) => change(open === panel ? null : panel),
    close: () => {
      document.getElementById(`${open}-control`)?.focus();
      change(null);
    },
  };
}
