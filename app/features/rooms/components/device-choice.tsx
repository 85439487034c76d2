import { useEffect, useRef } from "react";
import type { MessageKey } from "#app/messages/catalog.ts";
import { Field } from "#app/ui/form/field.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { Switch } from "#app/ui/form/switch.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { watchLevel } from "../browser/level-meter.ts";
import type { DeviceKind, LocalMediaState } from "../browser/local-media.ts";
import type { RoomSession } from "../browser/room-session.ts";
import { SpeakerChoice } from "./speaker-choice.tsx";
import { useStore } from "./use-store.ts";

const labels: Record<DeviceKind, MessageKey> = {
  microphone: "room.lobby.microphone",
  camera: "room.lobby.camera",
};

/** Which camera, microphone and speaker, with signs that they work. */
export function DeviceChoice({ session }: { session: RoomSession }) {
  const state = useStore(session.media.store);
  return (
    <div className="lobby__devices">
      <DeviceMenu session={session} kind="camera" state={state} />
      <BlurSwitch session={session} />
      <DeviceMenu session={session} kind="microphone" state={state} />
      <LevelMeter track={state.microphone.track} on={state.microphone.on} />
      <SpeakerChoice devices={state.devices.speaker} />
    </div>
  );
}

type DeviceMenuProps = { session: RoomSession; kind: DeviceKind; state: LocalMediaState };

function DeviceMenu({ session, kind, state }: DeviceMenuProps) {
  const { t } = useI18n();
  const options = state.devices[kind].map(({ id, label }, index) => ({
    value: id,
    label: label || t("room.lobby.deviceNumber", { number: index + 1 }),
  }));
  return (
    <Field label={t(labels[kind])}>
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
}

/** Not offered where the browser cannot do it. */
function BlurSwitch({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const { blur } = session.devices;
  const { wanted, starting } = useStore(blur.store);
  if (!blur.supported) return null;
  return (
    <Switch
      name="blur"
      label={t("room.blur.label")}
      hint={t(starting ? "room.blur.starting" : "room.blur.hint")}
      checked={wanted}
      onChange={(event) => blur.turn(event.currentTarget.checked)}
    />
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
