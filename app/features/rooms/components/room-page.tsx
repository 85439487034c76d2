import { useEffect, useState } from "react";
import { useI18n } from "#app/ui/i18n.tsx";
import { Logo } from "#app/ui/logo.tsx";
import { Spinner } from "#app/ui/spinner.tsx";
import { canHoldCalls } from "../browser/media-problem.ts";
import { createRoomSession, type RoomSession } from "../browser/room-session.ts";
import { readMemory } from "../browser/tab-memory.ts";
import { AwayPage } from "./away-page.tsx";
import { CallView } from "./call-view.tsx";
import { EarlyPage } from "./early-page.tsx";
import { EndedPage } from "./ended-page.tsx";
import { Lobby, Meeting } from "./lobby.tsx";
import type { RoomPageData } from "./room-page-data.ts";
import { UnsupportedPage } from "./unsupported-page.tsx";
import { useStore } from "./use-store.ts";

/** `/room/:id` in all its states: too early, the lobby, the call, over. */
export function RoomPage({ data }: { data: RoomPageData }) {
  if (data.phase === "early") return <EarlyPage data={data} />;
  if (data.phase === "over") return <EndedPage data={data} reason="over" />;
  if (data.phase === "away") return <AwayPage data={data} />;
  if (data.phase === "cancelled") return <EndedPage data={data} reason="cancelled" />;
  return <OpenRoom data={data} />;
}

/** Everything here needs the browser; until its script runs the page says what it is about to do. */
function OpenRoom({ data }: { data: RoomPageData }) {
  const [session, setSession] = useState<RoomSession | null>(null);
  const [unsupported, setUnsupported] = useState(false);
  const [visit, setVisit] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each visit makes one session, whatever else is drawn anew
  useEffect(() => {
    if (!canHoldCalls()) return setUnsupported(true);
    const made = createRoomSession({ roomId: data.roomId, seat: data.seat, comesAgain: visit > 0 });
    made.start();
    setSession(made);
    return () => made.close();
  }, [data.roomId, visit]);
  if (unsupported) return <UnsupportedPage data={data} />;
  if (!session) return <RoomFrame>{<Preparing data={data} />}</RoomFrame>;
  return <RoomStates key={visit} session={session} data={data} onAgain={() => setVisit(visit + 1)} />;
}

type RoomStatesProps = { session: RoomSession; data: RoomPageData; onAgain: () => void };

function RoomStates({ session, data, onAgain }: RoomStatesProps) {
  const call = useStore(session.call);
  if (call.phase === "in-call") return <CallView session={session} data={data} />;
  if (call.phase === "ended")
    return (
      <EndedPage
        data={data}
        reason={call.ended ?? "left"}
        onAgain={onAgain}
        turnedAway={!session.mayAskAgain()}
        ticket={readMemory(data.roomId).ticket ?? ""}
      />
    );
  const comesBack = session.remembersCall && (call.phase === "entering" || call.socket !== "open");
  return (
    <RoomFrame>
      {comesBack ? <Preparing data={data} comesBack /> : <Lobby session={session} data={data} />}
    </RoomFrame>
  );
}

function RoomFrame({ children }: { children: React.ReactNode }) {
  return (
    <div className="room">
      <header className="room__header">
        <Logo />
      </header>
      <main className="room__main">{children}</main>
    </div>
  );
}

function Preparing({ data, comesBack }: { data: RoomPageData; comesBack?: boolean }) {
  const { t } = useI18n();
  return (
    <div className="lobby">
      <div className="lobby__preview" data-theme="dark">
        <div className="tile">
          <p className="lobby__starting">
            <Spinner />
            {t(comesBack ? "room.lobby.comingBack" : "room.lobby.opening")}
          </p>
        </div>
      </div>
      <div className="lobby__side">
        <Meeting data={data} />
        <noscript>
          <p className="alert tone--warning">{t("room.noScript")}</p>
        </noscript>
      </div>
    </div>
  );
}
