import { type KeyboardEvent, type RefObject, useEffect, useId, useRef } from "react";
import { boardTextMax, inks, textSizes } from "#app/domain/room/board-things.ts";
import { useI18n } from "#app/ui/i18n.tsx";
import { VisuallyHidden } from "#app/ui/visually-hidden.tsx";
import type { RoomSession } from "../browser/room-session.ts";
import { useStore } from "../components/use-store.ts";
import type { Board, KeptBy } from "./board.ts";
import { toScreen } from "./board-camera.ts";
import { Frame, inkColors, ThingShape } from "./thing-shape.tsx";
import type { BoardDesk, Writing } from "./use-board.ts";
import { useBoardPointers } from "./use-board-pointers.ts";

type BoardPaperProps = {
  session: RoomSession;
  board: Board;
  desk: BoardDesk;
  surface: RefObject<HTMLDivElement>;
  drawing: RefObject<SVGGElement>;
  keptBy: KeptBy;
  onKeyDown: (event: KeyboardEvent) => void;
  onPicture: (file: File | undefined) => void;
};

/** The paper: white in every theme, as what is saved of it. */
export function BoardPaper({
  session,
  board,
  desk,
  surface,
  drawing,
  keptBy,
  onKeyDown,
  onPicture,
}: BoardPaperProps) {
  const { t } = useI18n();
  const hint = useId();
  const { draft, draggedId, handlers } = useBoardPointers(board, desk, surface);
  const { camera, things, chosen, writing } = desk;
  const kept = t(keptBy === "nobody" ? "room.board.kept" : "room.board.keptPictures");
  const shown = draggedId ? things.filter((thing) => thing.id !== draggedId) : things;
  return (
    <div
      ref={surface}
      className="board__paper"
      data-tool={desk.tool}
      role="application"
      aria-label={t("room.board.paper")}
      aria-describedby={hint}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application has keys of its own
      tabIndex={0}
      onKeyDown={onKeyDown}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onPicture(event.dataTransfer.files[0]);
      }}
      onPaste={(event) => {
        if (event.target === event.currentTarget) onPicture(event.clipboardData.files[0]);
      }}
      {...handlers}
    >
      <VisuallyHidden>
        <span id={hint}>
          {kept} {t("room.board.keys")}
        </span>
      </VisuallyHidden>
      <svg className="board__drawing" aria-hidden="true">
        <g transform={`scale(${camera.zoom}) translate(${-camera.x} ${-camera.y})`}>
          <g ref={drawing}>
            {shown.map((thing) =>
              thing.id === writing?.thing?.id ? null : <ThingShape key={thing.id} thing={thing} />,
            )}
          </g>
          {draft && <ThingShape thing={draft} />}
          {chosen && !draggedId && <Frame thing={chosen} zoom={camera.zoom} />}
          <Pointers session={session} board={board} zoom={camera.zoom} />
        </g>
      </svg>
      {things.length === 0 && !draft && <p className="board__kept">{kept}</p>}
      {writing && <TextField key={writing.thing?.id ?? "new"} desk={desk} writing={writing} />}
    </div>
  );
}

function Pointers({ session, board, zoom }: { session: RoomSession; board: Board; zoom: number }) {
  const { others } = useStore(session.call);
  const shown = useStore(board.presence.store);
  return others.map(({ peerId, name, order }) => {
    const one = shown[peerId];
    if (!one) return null;
    const color = inkColors[inks[1 + (order % (inks.length - 1))] ?? "blue"];
    return (
      <g key={peerId} className="board__pointer">
        {one.draft && <ThingShape thing={one.draft} />}
        <g transform={`translate(${one.at.x} ${one.at.y}) scale(${1 / zoom})`}>
          <path d="M0 0L4.5 14L7 8.5L13 7Z" fill={color} stroke="#ffffff" />
          <text x={12} y={22} fontSize={12} fontWeight={600} fill={color} stroke="#ffffff" strokeWidth={3}>
            {name}
          </text>
        </g>
      </g>
    );
  });
}

function TextField({ desk, writing }: { desk: BoardDesk; writing: Writing }) {
  const { t } = useI18n();
  const field = useRef<HTMLTextAreaElement>(null);
  const { thing, at } = writing;
  const done = useRef(false);
  /** Once: putting it down takes the focus away, which would put it down again. */
  const finish = (text: string | null) => {
    if (done.current) return;
    done.current = true;
    if (text === null) desk.setWriting(null);
    else desk.write(text);
  };
  useEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
    if (!element) return;
    const place = toScreen(desk.camera, at);
    element.style.insetInlineStart = `${place.x}px`;
    element.style.insetBlockStart = `${place.y}px`;
    element.style.fontSize = `${textSizes[thing?.stroke ?? desk.stroke] * desk.camera.zoom}px`;
    element.style.color = inkColors[thing?.ink ?? desk.ink];
  }, [at, thing, desk.camera, desk.stroke, desk.ink]);
  return (
    <textarea
      ref={field}
      className="board__text"
      aria-label={t("room.board.text")}
      title={t("room.board.textHint")}
      rows={2}
      maxLength={boardTextMax}
      defaultValue={thing?.text ?? ""}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Escape") finish(null);
        if (event.key !== "Enter" || event.shiftKey) return;
        event.preventDefault();
        finish(event.currentTarget.value);
      }}
    />
  );
}
