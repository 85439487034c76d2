import { createBackgroundBlur } from "./background-blur.ts";
import { createLocalMedia, type DeviceKind } from "./local-media.ts";
import { createStore } from "./store.ts";
import { readChosenDevices, rememberDevices } from "./tab-memory.ts";
import { watchForWaking } from "./waking.ts";

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
  }, onChange);
  const { quietNoise, pushToTalk } = readChosenDevices();
  const choices = createStore({ quietNoise: quietNoise !== false, pushToTalk: pushToTalk === true });

  /** Some browsers change a running microphone, others keep silent about not doing it: those open it anew. */
  async function applyNoise(on: boolean) {
    const { track } = media.store.get().microphone;
    if (!track) return;
    await track
      .applyConstraints({ echoCancellation: true, noiseSuppression: on, autoGainControl: true })
      .catch(() => undefined);
    if (track.getSettings().noiseSuppression !== on) await media.reopen("microphone");
  }

  const stopWatching = watchForWaking(() => void media.revive());
  return {
    media,
    blur,
    choices,
    canQuietNoise: navigator.mediaDevices?.getSupportedConstraints().noiseSuppression === true,
    async quietNoise(on: boolean) {
      rememberDevices({ quietNoise: on });
      choices.update((state) => ({ ...state, quietNoise: on }));
      await applyNoise(on);
    },
    pushToTalk(on: boolean) {
      rememberDevices({ pushToTalk: on });
      choices.update((state) => ({ ...state, pushToTalk: on }));
    },
    /** The track that others get of this device, or would get. */
    sent: (kind: DeviceKind) => (kind === "camera" ? blur.store.get().track : media.store.get()[kind].track),
    /** What the others are told: a device that the system holds back sends nothing. */
    flags() {
      const { microphone, camera } = media.store.get();
      return { microphone: microphone.on && !microphone.taken, camera: camera.on && !camera.taken };
    },
    /** What was chosen, which a reload comes back to. */
    chosen() {
      const { microphone, camera } = media.store.get();
      return { microphone: microphone.on, camera: camera.on };
    },
    stop() {
      stopWatching();
      blur.close();
      media.stop();
    },
  };
}
