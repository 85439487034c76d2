import { createBackgroundBlur } from "./background-blur.ts";
import { createLocalMedia, type DeviceKind } from "./local-media.ts";

export type RoomDevices = ReturnType<typeof createRoomDevices>;

type RoomDevicesOptions = {
  /** What to send from now on, null for nothing. */
  onTrack(kind: DeviceKind, track: MediaStreamTrack | null): void;
  /** Something went on or off without anyone's press. */
  onChange(): void;
};

/** Everything of this page that is about cameras, microphones and what is made of them before it goes out. */
export function createRoomDevices({ onTrack, onChange }: RoomDevicesOptions) {
  const blur = createBackgroundBlur({
    onTrack: (track) => onTrack("camera", track),
    onGiveUp: () => void media.turn("camera", false).then(onChange),
  });
  const media = createLocalMedia((kind, track) => {
    if (kind === "camera") blur.follow(track);
    else onTrack(kind, track);
  });
  return {
    media,
    blur,
    /** The track that others get of this device, or would get. */
    sent: (kind: DeviceKind) => (kind === "camera" ? blur.store.get().track : media.store.get()[kind].track),
    stop() {
      blur.close();
      media.stop();
    },
  };
}
