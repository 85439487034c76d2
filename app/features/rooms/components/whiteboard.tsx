import { Component, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Spinner } from "#app/ui/spinner.tsx";
import type { RoomSession } from "../browser/room-session.ts";
import type { Board, KeptBy } from "../whiteboard/board.ts";
import { useStore } from "./use-store.ts";

// The room's page is light for those who never draw.
const BoardView = lazy(async () => ({ default: (await import("../whiteboard/board-view.tsx")).BoardView }));

export type Whiteboard = ReturnType<typeof useWhiteboard>;

/** Whether the whiteboard stands on the stage. What was drawn stays with the call, open or not. */
export function useWhiteboard(session: RoomSession, keptBy: KeptBy) {
  const begun = useStore(session.boardWire.begun);
  const [open, setOpen] = useState(false);
  const [seen, setSeen] = useState(false);
  const held = useRef<Board | null>(null);
  useEffect(
    () => () => {
      held.current?.close();
      held.current = null;
    },
    [],
  );
  return {
    open,
    held,
    keptBy,
    /** Something is on it, and this person has not looked yet. */
    news: begun && !open && !seen,
    toggle() {
      setSeen(true);
      setOpen(!open);
    },
    dismiss: () => setSeen(true),
    close() {
      setOpen(false);
      document.getElementById("board-control")?.focus();
    },
  };
}

/** The whiteboard's place on the stage. */
export function WhiteboardPlace({ session, board }: { session: RoomSession; board: Whiteboard }) {
  const { t } = useI18n();
  return (
    <LoadGuard fallback={<p className="board__loading">{t("room.board.failed")}</p>}>
      <Suspense
        fallback={
          <p className="board__loading" role="status">
            <Spinner />
            {t("room.board.loading")}
          </p>
        }
      >
        <BoardView session={session} keptBy={board.keptBy} held={board.held} onClose={board.close} />
      </Suspense>
    </LoadGuard>
  );
}

/** What became of pictures of it that are kept with the meeting. */
export function KeptBoardNotice({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const notice = useStore(session.boardWire.kept);
  const words = {
    kept: "room.board.keptNow",
    by: "room.board.keptBy",
    alone: "room.board.keepAlone",
    failed: "room.board.keepFailed",
  } as const;
  return (
    <div className="notices" role="status">
      {notice && (
        <p className={notice.kind === "by" ? "notice notice--attention" : "notice"}>
          <Icon name="board" size={18} />
          {t(words[notice.kind], { name: notice.name })}
        </p>
      )}
    </div>
  );
}

/** Tells that somebody draws, and those who come later that something was drawn. */
export function WhiteboardNews({ board }: { board: Whiteboard }) {
  const { t } = useI18n();
  return (
    <div role="status">
      {board.news && (
        <div className="notice board__news">
          <Icon name="board" size={18} />
          <p>{t("room.board.begun")}</p>
          <Button type="button" size="small" variant="primary" onClick={board.toggle}>
            {t("room.board.look")}
          </Button>
          <Button type="button" size="small" variant="quiet" icon="x" iconOnly onClick={board.dismiss}>
            {t("room.board.dismiss")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** A whiteboard that cannot be loaded (the network is gone, the server has a newer one) must not end the call. */
class LoadGuard extends Component<{ fallback: ReactNode; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
