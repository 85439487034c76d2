import { useEffect, useRef } from "react";
import type { MessageKey } from "#app/messages/catalog.ts";
import { Field } from "#app/ui/form/field.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { watchLevel } from "../browser/level-meter.ts";
import type { DeviceKind } from "../browser/local-media.ts";
import type { RoomSession } from "../browser/room-session.ts";
import { useStore } from "./use-store.ts";

const labels: Record<DeviceKind, MessageKey> = {
  microphone: "room.lobby.microphone",
  camera: "room.lobby.camera",
};

/** Which camera and microphone, with a sign that the microphone hears something. */
export function DeviceChoice({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const state = useStore(session.media.store);
  return (
    <div className="lobby__devices">
      {(["camera", "microphone"] as const).map((kind) => {
        const options = state.devices[kind].map(({ id, label }, index) => ({
          value: id,
          label: label || t("room.lobby.deviceNumber", { number: index + 1 }),
        }));
        return (
          <Field key={kind} label={t(labels[kind])}>
            {({ required, ...control }) => (
              <Select
                {...control}
                options={options.length > 0 ? options : [{ value: "", label: t("room.lobby.noDevice") }]}
                value={state[kind].deviceId}
                disabled={options.length === 0}
                onChange={(event) => void session.choose(kind, event.currentTarget.value)}
              />
            )}
          </Field>
        );
      })}
      <LevelMeter track={state.microphone.track} on={state.microphone.on} />
    </div>
  );
}

function LevelMeter({ track, on }: { track: MediaStreamTrack | null; on: boolean }) {
  const { t } = useI18n();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = bar.current;
    if (!track || !on || !element) return;
    const stop = watchLevel(track, (level) => element.style.setProperty("--level", level.toFixed(2)));
    return () => {
      stop();
      element.style.removeProperty("--level");
    };
  }, [track, on]);
  return (
    <div className="level">
      <div className="level__bar" ref={bar} />
      <p className="level__hint">{t(on ? "room.lobby.levelHint" : "room.lobby.levelMuted")}</p>
    </div>
  );
}
