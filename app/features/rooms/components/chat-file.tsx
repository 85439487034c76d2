import type { MessageKey } from "#app/messages/catalog.ts";
import type { Translate } from "#app/messages/translator.ts";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { FileState, SharedFile } from "../browser/file-exchange.ts";
import type { RoomSession } from "../browser/room-session.ts";
import { useStore } from "./use-store.ts";

type ChatFileProps = {
  session: RoomSession;
  id: string;
  /** Whoever sent it. */
  from: string;
};

/** One file in the chat: what it is, how far it is, and what can be done about it. */
export function ChatFile({ session, id, from }: ChatFileProps) {
  const { t, locale } = useI18n();
  const file = useStore(session.files.store)[id];
  if (!file) return null;
  const { name, url } = file;
  const going = file.state === "moving" || file.state === "waiting";
  return (
    <div className="chat__file">
      {file.picture && url && (
        <img className="chat__picture" src={url} alt={t("room.file.picture", { name })} />
      )}
      <div className="chat__file-head">
        <Icon name="file" size={20} />
        <p className="chat__file-name">
          {name}
          <span>{t("room.file.kind", { ending: endingOf(name), size: sizeText(file.size, locale) })}</span>
        </p>
      </div>
      {going && (
        <progress
          className="chat__progress"
          max={file.size}
          value={file.moved}
          aria-label={t("room.file.progress", { name })}
        />
      )}
      <div className="chat__file-foot">
        <p>{outcomeOf(t, file, from)}</p>
        {going && (
          <button
            type="button"
            className="chat__file-act"
            aria-label={t("room.file.cancel", { name })}
            onClick={() => session.files.cancel(id)}
          >
            {t("room.file.cancelShort")}
          </button>
        )}
        {!file.mine && url && (
          <a className="chat__file-act" href={url} download={name} aria-label={t("room.file.save", { name })}>
            {t("room.file.saveShort")}
          </a>
        )}
      </div>
    </div>
  );
}

const mineWords: Record<Exclude<FileState, "moving" | "done">, MessageKey> = {
  waiting: "room.file.waiting",
  cancelled: "room.file.cancelledMine",
  broken: "room.file.brokenMine",
  damaged: "room.file.damagedMine",
  refused: "room.file.refusedMine",
};

const theirWords: Record<FileState, MessageKey> = {
  waiting: "room.file.receiving",
  moving: "room.file.receiving",
  done: "room.file.here",
  cancelled: "room.file.cancelled",
  broken: "room.file.broken",
  damaged: "room.file.damaged",
  refused: "room.file.refused",
};

function outcomeOf(t: Translate, { mine, state, to, got }: SharedFile, from: string): string {
  if (!mine) return t(theirWords[state], { name: from });
  if (state === "moving") return t("room.file.sending", { count: to });
  if (state !== "done") return t(mineWords[state]);
  return got === to ? t("room.file.sent", { count: to }) : t("room.file.sentSome", { got, count: to });
}

/** What stands for the type: people know files by their ending. */
function endingOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 && name.length - dot <= 10 ? name.slice(dot + 1).toUpperCase() : "–";
}

function sizeText(bytes: number, locale: string): string {
  const [unit, divisor] = bytes >= 1e6 ? (["megabyte", 1e6] as const) : (["kilobyte", 1e3] as const);
  const value = Math.max(0.1, bytes / divisor);
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}
