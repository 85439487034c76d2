import { useEffect } from "react";
import type { Notice } from "#app/domain/room/call-state.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon, type IconName } from "#app/ui/icon.tsx";
import { VisuallyHidden } from "#app/ui/visually-hidden.tsx";
import type { RoomSession } from "../browser/room-session.ts";
import { useStore } from "./use-store.ts";

const noticeMs = 7_000;

const words: Record<Notice["kind"], { text: MessageKey; icon: IconName }> = {
  came: { text: "room.notice.came", icon: "user" },
  back: { text: "room.notice.back", icon: "success" },
  lost: { text: "room.notice.lost", icon: "warning" },
  left: { text: "room.notice.left", icon: "leave" },
  gone: { text: "room.notice.gone", icon: "warning" },
  removed: { text: "room.notice.removed", icon: "leave" },
  knock: { text: "room.notice.knock", icon: "bell" },
  hand: { text: "room.notice.hand", icon: "hand" },
  muted: { text: "room.notice.muted", icon: "mic-off" },
  "screen-stopped": { text: "room.notice.screenStopped", icon: "screen-share-off" },
  "hand-lowered": { text: "room.notice.handLowered", icon: "hand" },
  locked: { text: "room.notice.locked", icon: "lock" },
  unlocked: { text: "room.notice.unlocked", icon: "lock" },
  leads: { text: "room.notice.leads", icon: "key" },
  extended: { text: "room.notice.extended", icon: "clock" },
  "extend-taken": { text: "room.notice.extendTaken", icon: "warning" },
  "extend-too-long": { text: "room.notice.extendTooLong", icon: "warning" },
};

/** What just happened, for eyes and for screen readers; each goes by itself. */
export function Notices({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const { notices, socket } = useStore(session.call);
  return (
    <div className="notices" role="status" aria-live="polite">
      {socket === "lost" && (
        <p className="notice notice--attention">
          <Icon name="refresh" size={18} />
          {t("room.socket.lostInCall")}
        </p>
      )}
      {notices.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} onRead={() => session.readNotice(notice.id)} />
      ))}
    </div>
  );
}

function NoticeLine({ notice, onRead }: { notice: Notice; onRead: () => void }) {
  const { t } = useI18n();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock starts once for each notice
  useEffect(() => {
    const timer = setTimeout(onRead, noticeMs);
    return () => clearTimeout(timer);
  }, []);
  const { text, icon } = words[notice.kind];
  // Whoever can see has the panel with the answer's buttons before them.
  if (notice.kind === "knock") return <VisuallyHidden>{t(text, { name: notice.name })}</VisuallyHidden>;
  return (
    <p className={notice.kind === "lost" || notice.kind === "gone" ? "notice notice--attention" : "notice"}>
      <Icon name={icon} size={18} />
      {t(text, { name: notice.name })}
    </p>
  );
}

/** Those at the door, for hosts and co-hosts. It stays until each has an answer. */
export function Knocks({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const { knocks } = useStore(session.call);
  if (knocks.length === 0) return null;
  return (
    <section className="knocks" aria-label={t("room.knock.title")}>
      <h2>{t("room.knock.title")}</h2>
      <KnockList session={session} />
    </section>
  );
}

/** Each of those who wait, with both answers; and one for all. */
export function KnockList({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const { knocks } = useStore(session.call);
  return (
    <>
      <ul className="knocks__list">
        {knocks.map((knock) => (
          <li key={knock.id} className="knocks__one">
            <p>{t("room.knock.wants", { name: knock.name })}</p>
            <div className="cluster cluster--tight">
              <Button
                type="button"
                variant="primary"
                onClick={() => session.command({ type: "admit", id: knock.id })}
              >
                {t("room.knock.admit")}
              </Button>
              <Button type="button" onClick={() => session.command({ type: "decline", id: knock.id })}>
                {t("room.knock.decline")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {knocks.length > 1 && (
        <Button type="button" onClick={() => session.command({ type: "admit-all" })}>
          {t("room.knock.admitAll", { count: knocks.length })}
        </Button>
      )}
    </>
  );
}
