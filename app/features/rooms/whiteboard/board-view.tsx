import { type KeyboardEvent, type MutableRefObject, useEffect, useRef, useState } from "react";
import type { MessageKey } from "#app/messages/catalog.ts";
import { useI18n } from "#app/ui/i18n.tsx";
import { VisuallyHidden } from "#app/ui/visually-hidden.tsx";
import type { RoomSession } from "../browser/room-session.ts";
import { useStore } from "../components/use-store.ts";
import { type Board, createBoard, type KeptBy } from "./board.ts";
import { boardJpeg, boardPng, boardSvg, save } from "./board-export.ts";
import { pressHistory, pressOnPaper } from "./board-keys.ts";
import { BoardList, useThingName } from "./board-list.tsx";
import { BoardPaper } from "./board-paper.tsx";
import { readPicture } from "./board-picture.ts";
import { BoardTools } from "./board-tools.tsx";
import { useBoardDesk } from "./use-board.ts";

export type BoardViewProps = {
  session: RoomSession;
  keptBy: KeptBy;
  /** Outlives this view: whoever closes the whiteboard still has it, and their undo, when they open it again. */
  held: MutableRefObject<Board | null>;
  onClose: () => void;
};

/** The whiteboard beside the people: tools, paper, and what stands on it in words. */
export function BoardView({ session, keptBy, held, onClose }: BoardViewProps) {
  const { t } = useI18n();
  held.current ??= createBoard(session);
  const board = held.current;
  const surface = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGGElement>(null);
  const desk = useBoardDesk(board, surface);
  const history = useStore(board.doc.history);
  const { mySeat } = useStore(session.call);
  const [said, say] = useState<MessageKey | null>(null);
  const nameOf = useThingName();
  useEffect(() => {
    surface.current?.focus();
  }, []);

  async function addPicture(file: File | undefined) {
    if (!file) return;
    const picture = await readPicture(file);
    say(picture ? null : "room.board.pictureBad");
    if (!picture) return;
    const { x, y } = desk.middle();
    const at = { x: Math.round(x - picture.w / 2), y: Math.round(y - picture.h / 2) };
    desk.choose(desk.add({ kind: "image", ...at, ...picture, ink: desk.ink, stroke: desk.stroke }));
    desk.take("select");
  }

  async function saveAs(format: "png" | "svg") {
    if (!drawing.current) return;
    const svg = boardSvg(desk.things, drawing.current);
    const name = `${t("room.board.fileName")}.${format}`;
    if (format === "svg") return save(new Blob([svg.text], { type: "image/svg+xml" }), name);
    const png = await boardPng(svg);
    say(png ? null : "room.board.pngBad");
    if (png) save(png, name);
  }

  async function keep() {
    if (drawing.current) session.boardWire.keep(await boardJpeg(boardSvg(desk.things, drawing.current)));
  }

  const onKey = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLTextAreaElement) return;
    if (!pressHistory(event, board)) return;
    event.preventDefault();
  };
  const onPaperKey = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || !pressOnPaper(event, board, desk)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section className="board" data-theme="light" aria-label={t("room.board.title")} onKeyDown={onKey}>
      <BoardTools
        desk={desk}
        history={history}
        leads={mySeat?.leads === true}
        onUndo={board.doc.undo}
        onRedo={board.doc.redo}
        onClear={() => {
          board.doc.remove(desk.things.map(({ id }) => id));
          say("room.board.cleared");
        }}
        onPicture={(file) => void addPicture(file)}
        onSave={(format) => void saveAs(format)}
        onKeep={keptBy === "me" ? () => void keep() : null}
        onClose={onClose}
      />
      <BoardPaper
        session={session}
        board={board}
        desk={desk}
        surface={surface}
        drawing={drawing}
        keptBy={keptBy}
        onKeyDown={onPaperKey}
        onPicture={(file) => void addPicture(file)}
      />
      <div className="board__foot">
        <BoardList things={desk.things} chosen={desk.chosen} onChoose={desk.choose} surface={surface} />
        <p className="board__said" role="status">
          {said && t(said)}
          {desk.chosen && (
            <VisuallyHidden>{t("room.board.chosen", { thing: nameOf(desk.chosen) })}</VisuallyHidden>
          )}
        </p>
      </div>
    </section>
  );
}
