import { type KeyboardEvent, useRef, useState } from "react";
import { inks, strokes } from "#app/domain/room/board-things.ts";
import { classNames } from "#app/ui/class-names.ts";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon, type IconName } from "#app/ui/icon.tsx";
import { inkColors } from "./thing-shape.tsx";
import type { BoardDesk, Tool } from "./use-board.ts";

const tools: readonly [Tool, IconName][] = [
  ["select", "pointer"],
  ["pen", "edit"],
  ["line", "line"],
  ["arrow", "arrow-up-right"],
  ["rectangle", "rectangle"],
  ["ellipse", "ellipse"],
  ["text", "text"],
];

type BoardToolsProps = {
  desk: BoardDesk;
  history: { undo: boolean; redo: boolean };
  /** Whoever leads may clear the board at once. */
  leads: boolean;
  onUndo: () => void;
  onRedo: () => void;
  onClear: () => void;
  onPicture: (file: File | undefined) => void;
  onSave: (format: "png" | "svg") => void;
  /** Keeps a picture with the meeting; null for those who may not. */
  onKeep: (() => void) | null;
  onClose: () => void;
};

/** One stop of the Tab key; the arrow keys walk along it. */
export function BoardTools(props: BoardToolsProps) {
  const { desk, history, leads, onUndo, onRedo, onClear, onPicture, onSave, onKeep, onClose } = props;
  const { t } = useI18n();
  const bar = useRef<HTMLDivElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const [stop, setStop] = useState("pen");
  const tool = (name: string, rest: Omit<ToolButtonProps, "name" | "stop">) => (
    <ToolButton key={name} name={name} stop={stop === name} {...rest} />
  );

  const onKey = (event: KeyboardEvent) => {
    const buttons = [...(bar.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const last = buttons.length - 1;
    const steps: Record<string, number> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at <= 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    const next = buttons[steps[event.key] ?? -1];
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    next.focus();
  };

  return (
    <div
      ref={bar}
      className="board__tools"
      role="toolbar"
      aria-label={t("room.board.tools")}
      onKeyDown={onKey}
      onFocus={(event) => setStop((event.target as HTMLElement).dataset["name"] ?? stop)}
    >
      <span className="board__group">
        {tools.map(([name, icon]) =>
          tool(name, {
            icon,
            label: t(`room.board.tool.${name}`),
            pressed: desk.tool === name,
            onPress: () => desk.take(name),
          }),
        )}
        {tool("image", {
          icon: "image",
          label: t("room.board.tool.image"),
          onPress: () => chooser.current?.click(),
        })}
        <input
          ref={chooser}
          type="file"
          hidden
          accept="image/png,image/jpeg,image/gif,image/webp"
          aria-label={t("room.board.tool.image")}
          onChange={(event) => {
            onPicture(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
      </span>
      <span className="board__group">
        {inks.map((ink) =>
          tool(ink, {
            ink: inkColors[ink],
            label: t(`room.board.ink.${ink}`),
            pressed: desk.ink === ink,
            onPress: () => desk.dip({ ink }),
          }),
        )}
        {strokes.map((stroke) =>
          tool(`stroke-${stroke}`, {
            stroke,
            label: t(`room.board.stroke.${stroke}`),
            pressed: desk.stroke === stroke,
            onPress: () => desk.dip({ stroke }),
          }),
        )}
      </span>
      <span className="board__group">
        {tool("undo", { icon: "undo", label: t("room.board.undo"), off: !history.undo, onPress: onUndo })}
        {tool("redo", { icon: "redo", label: t("room.board.redo"), off: !history.redo, onPress: onRedo })}
        {tool("remove", {
          icon: "trash",
          label: t("room.board.remove"),
          off: !desk.chosen,
          onPress: desk.remove,
        })}
        {leads &&
          tool("clear", {
            icon: "eraser",
            label: t("room.board.clear"),
            off: desk.things.length === 0,
            onPress: onClear,
          })}
      </span>
      <span className="board__group">
        {tool("smaller", { icon: "minus", label: t("room.board.zoomOut"), onPress: () => desk.zoom(0.8) })}
        {tool("larger", { icon: "plus", label: t("room.board.zoomIn"), onPress: () => desk.zoom(1.25) })}
        {tool("fit", { icon: "fit", label: t("room.board.fit"), onPress: desk.showAll })}
      </span>
      <span className="board__group">
        {tool("png", { words: "PNG", label: t("room.board.png"), onPress: () => onSave("png") })}
        {tool("svg", { words: "SVG", label: t("room.board.svg"), onPress: () => onSave("svg") })}
        {onKeep &&
          tool("keep", {
            words: t("room.board.keepWord"),
            label: t("room.board.keep"),
            off: desk.things.length === 0,
            onPress: onKeep,
          })}
        {tool("close", { icon: "x", label: t("room.board.close"), onPress: onClose })}
      </span>
    </div>
  );
}

type ToolButtonProps = {
  name: string;
  /** The one that the Tab key reaches. */
  stop: boolean;
  label: string;
  icon?: IconName;
  ink?: string;
  stroke?: number;
  words?: string;
  pressed?: boolean;
  off?: boolean;
  onPress: () => void;
};

function ToolButton({ name, stop, label, icon, ink, stroke, words, pressed, off, onPress }: ToolButtonProps) {
  return (
    <button
      type="button"
      className={classNames("board__tool", words && "board__tool--words")}
      data-name={name}
      tabIndex={stop ? 0 : -1}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-disabled={off || undefined}
      onClick={() => !off && onPress()}
    >
      {icon && <Icon name={icon} size={18} />}
      {(ink || stroke) && (
        <svg width={18} height={18} viewBox="0 0 18 18" aria-hidden="true">
          <circle cx={9} cy={9} r={ink ? 7 : 1.5 + (stroke ?? 0) / 2} fill={ink ?? "currentColor"} />
        </svg>
      )}
      {words}
    </button>
  );
}
