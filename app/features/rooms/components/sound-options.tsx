import { Switch } from "#app/ui/form/switch.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { RoomSession } from "../browser/room-session.ts";
import { useStore } from "./use-store.ts";

/** How the microphone behaves in the call. */
export function SoundOptions({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const { devices } = session;
  const { quietNoise, pushToTalk } = useStore(devices.choices);
  return (
    <div className="lobby__devices">
      {devices.canQuietNoise && (
        <Switch
          name="noise"
          label={t("room.noise.label")}
          hint={t("room.noise.hint")}
          checked={quietNoise}
          onChange={(event) => void devices.quietNoise(event.currentTarget.checked)}
        />
      )}
      <Switch
        name="talk"
        label={t("room.talk.label")}
        hint={t("room.talk.hint")}
        checked={pushToTalk}
        onChange={(event) => devices.pushToTalk(event.currentTarget.checked)}
      />
    </div>
  );
}
