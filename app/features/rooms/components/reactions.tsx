import { useI18n } from "#app/ui/i18n.tsx";
import { Menu } from "#app/ui/menu.tsx";
import type { RoomSession } from "../browser/room-session.ts";
import { type Reaction, reactions } from "../room-wire.ts";
import { useStore } from "./use-store.ts";

const pictures: Record<Reaction, string> = {
  "thumbs-up": "👍",
  clap: "👏",
  heart: "❤️",
  laugh: "😄",
  surprise: "😮",
  thanks: "🙏",
};

/** The choice of reactions, above the controls. */
export function ReactionMenu({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  return (
    <div className="reaction-menu">
      <Menu label={t("room.control.react")} icon="smile" align="start" up>
        {reactions.map((reaction) => (
          <button key={reaction} type="button" onClick={() => session.react(reaction)}>
            <span aria-hidden="true">{pictures[reaction]}</span> {t(`room.reaction.${reaction}`)}
          </button>
        ))}
      </Menu>
    </div>
  );
}

/** Who just reacted, and how. */
export function Reactions({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const shown = useStore(session.reactions);
  const { others, mySeat } = useStore(session.call);
  const nameOf = (id: string) =>
    id === mySeat?.id ? t("room.tile.you") : (others.find((seat) => seat.id === id)?.name ?? "");
  return (
    <div className="reactions" role="status">
      {shown.map(({ key, id, reaction }) => (
        <p key={key} className="reaction">
          <span aria-hidden="true">{pictures[reaction]}</span>
          <span className="visually-hidden">{t(`room.reaction.${reaction}`)}</span> {nameOf(id)}
        </p>
      ))}
    </div>
  );
}
