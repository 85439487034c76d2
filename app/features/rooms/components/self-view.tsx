import { useMemo } from "react";
import { useI18n } from "#app/ui/i18n.tsx";
import type { LocalMedia } from "../browser/local-media.ts";
import { TileFrame } from "./tile.tsx";
import { useStore } from "./use-store.ts";
import { VideoView } from "./video-view.tsx";

/** Oneself, as in a mirror: the others see it the right way round. */
export function SelfView({
  media,
  name,
  className,
}: {
  media: LocalMedia;
  name: string;
  className?: string;
}) {
  const { t } = useI18n();
  const { camera, microphone, starting } = useStore(media.store);
  const stream = useMemo(() => (camera.track ? new MediaStream([camera.track]) : null), [camera.track]);
  return (
    <TileFrame
      name={name}
      label={t("room.tile.you")}
      muted={!microphone.on && !starting}
      showsFace={stream !== null}
      className={className}
    >
      {stream && <VideoView stream={stream} muted mirrored />}
    </TileFrame>
  );
}
