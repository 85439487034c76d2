import type { RefObject } from "react";
import type { Thing } from "#app/domain/room/board-things.ts";
import { useI18n } from "#app/ui/i18n.tsx";

/** What a thing is called by those who do not see it. */
export function useThingName(): (thing: Thing) => string {
  const { t } = useI18n();
  return (thing) => {
    if (thing.kind === "text") return t("room.board.thingText", { text: thing.text });
    if (thing.kind === "image") return t("room.board.tool.image");
    return t("room.board.thing", {
      kind: t(`room.board.tool.${thing.kind}`),
      ink: t(`room.board.ink.${thing.ink}`),
    });
  };
}

type BoardListProps = {
  things: readonly Thing[];
  chosen: Thing | null;
  onChoose: (id: string) => void;
  surface: RefObject<HTMLElement>;
};

/** The board in words: how much there is, and each thing to be chosen. */
export function BoardList({ things, chosen, onChoose, surface }: BoardListProps) {
  const { t } = useI18n();
  const nameOf = useThingName();
  const count = t("room.board.count", { count: things.length });
  if (things.length === 0) return <p className="board__count">{count}</p>;
  return (
    <details className="board__list">
      <summary className="board__count">{count}</summary>
      <ol>
        {things.map((thing) => (
          <li key={thing.id}>
            <button
              type="button"
              aria-pressed={thing.id === chosen?.id}
              onClick={() => {
                onChoose(thing.id);
                surface.current?.focus();
              }}
            >
              {nameOf(thing)}
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}
