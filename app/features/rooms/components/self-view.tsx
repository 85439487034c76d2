import { useMemo } from "react";
import { useI18n } from "#app/ui/i18n.tsx";
import type { RoomDevices } from "../browser/room-devices.ts";
import { TileFrame } from "./tile.tsx";
import { useStore } from "./use-store.ts";
import { VideoView } from "./video-view.tsx";

type SelfViewProps = { devices: RoomDevices; name: string; className?: string };

/** Oneself, as in a mirror: the others see it the right way round, and with the same background. */
export function SelfView({ devices, name, className }: SelfViewProps) {
  const { t } = useI18n();
  const { microphone, starting } = useStore(devices.media.store);
  const { track, starting: blurStarts } = useStore(devices.blur.store);
  const stream = useMemo(() => (track ? new MediaStream([track]) : null), [track]);
  return (
    <TileFrame
      name={name}
      label={t("room.tile.you")}
      muted={!microphone.on && !starting}
      status={blurStarts ? t("room.blur.starting") : null}
      showsFace={stream !== null}
      className={className}
    >
      {stream && <VideoView stream={stream} muted mirrored />}
    </TileFrame>
  );
}
