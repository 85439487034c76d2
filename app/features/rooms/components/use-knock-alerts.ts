import { useEffect, useState } from "react";
import { useI18n } from "#app/ui/i18n.tsx";
import type { RoomSession } from "../browser/room-session.ts";
import { playChime } from "../browser/speaker.ts";
import { useStore } from "./use-store.ts";

/** Android's browsers have the word, and throw when it is used by a page. */
const canNotify = () => typeof Notification !== "undefined" && !/Android/.test(navigator.userAgent);
const softly = 0.35;

/**
 * Somebody knocks while this tab is out of sight: its title says so, a soft chime is heard, and where the person has
 * asked for it the system tells. No name is given to the system, which may show it to whoever passes.
 */
export function useKnockAlerts(session: RoomSession): { mayAsk: boolean; ask: () => void } {
  const { t } = useI18n();
  const { knocks } = useStore(session.call);
  const [mayAsk, setMayAsk] = useState(() => canNotify() && Notification.permission === "default");
  const newest = knocks.at(-1)?.id;

  useEffect(() => {
    if (!newest || document.visibilityState === "visible") return;
    const before = document.title;
    document.title = t("room.knock.tabTitle");
    void playChime(softly);
    const shown = notify(t("room.knock.tabTitle"), t("room.knock.somebody"));
    const calm = () => {
      if (document.visibilityState !== "visible") return;
      document.title = before;
      shown?.close();
    };
    document.addEventListener("visibilitychange", calm);
    return () => {
      document.removeEventListener("visibilitychange", calm);
      document.title = before;
      shown?.close();
    };
  }, [newest, t]);

  return {
    mayAsk,
    ask: () => void Notification.requestPermission().then((answer) => setMayAsk(answer === "default")),
  };
}

function notify(title: string, body: string): Notification | null {
  if (!canNotify() || Notification.permission !== "granted") return null;
  try {
    const made = new Notification(title, { body, tag: "parley-knock" });
    made.onclick = () => {
      window.focus();
      made.close();
    };
    return made;
  } catch {
    return null;
  }
}
