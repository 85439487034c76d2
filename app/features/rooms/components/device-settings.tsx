import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { RoomSession } from "../browser/room-session.ts";
import { DeviceChoice } from "./device-choice.tsx";
import { MediaProblems } from "./media-problems.tsx";
import { SoundOptions } from "./sound-options.tsx";

type DeviceSettingsProps = { session: RoomSession; open: boolean; onOpen: () => void; onClose: () => void };

/** Another camera or microphone while the call goes on. */
export function DeviceSettings({ session, open, onOpen, onClose }: DeviceSettingsProps) {
  const { t } = useI18n();
  return (
    <>
      <Button type="button" variant="quiet" icon="settings" iconOnly aria-haspopup="dialog" onClick={onOpen}>
        {t("room.call.devices")}
      </Button>
      {/* The level of the microphone is measured only while somebody looks at it. */}
      {open && (
        <Dialog open onClose={onClose} title={t("room.call.devices")} lightDismiss>
          <MediaProblems session={session} />
          <DeviceChoice session={session} />
          <SoundOptions session={session} />
        </Dialog>
      )}
    </>
  );
}
