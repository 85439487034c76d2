import { useEffect, useState } from "react";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { watchLevel } from "../browser/level-meter.ts";
import type { RoomSession } from "../browser/room-session.ts";
import { createSpeechDetector } from "../browser/speech-detector.ts";
import { useStore } from "./use-store.ts";

const shownMs = 6_000;
/** Who goes on speaking to somebody in the room knows by then that they are muted. */
const quietMs = 30_000;

/** Says "you are muted" to whoever speaks without being heard. What the microphone hears for that goes nowhere. */
export function MutedHint({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const { microphone } = useStore(session.media.store);
  const { pushToTalk } = useStore(session.devices.choices);
  const [shown, setShown] = useState(false);
  const { track, on } = microphone;
  useEffect(() => {
    setShown(false);
    if (!track || on) return;
    // The track itself is silent while muted; its twin is heard by this page alone.
    const twin = track.clone();
    twin.enabled = true;
    const speaks = createSpeechDetector();
    let nextAt = 0;
    let hide: ReturnType<typeof setTimeout> | undefined;
    const stop = watchLevel(twin, (level) => {
      const now = performance.now();
      if (!speaks(level) || now < nextAt) return;
      nextAt = now + quietMs;
      setShown(true);
      hide = setTimeout(() => setShown(false), shownMs);
    });
    return () => {
      clearTimeout(hide);
      stop();
      twin.stop();
    };
  }, [track, on]);
  return (
    <div role="status">
      {shown && (
        <p className="notice notice--attention">
          <Icon name="mic-off" size={18} />
          {t(pushToTalk ? "room.muted.hintTalk" : "room.muted.hint")}
        </p>
      )}
    </div>
  );
}
