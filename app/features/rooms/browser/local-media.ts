import { browserProblem, type MediaProblem, mediaProblem } from "./media-problem.ts";
import { createStore, type Store } from "./store.ts";
import { readChosenDevices, rememberDevices } from "./tab-memory.ts";

export type DeviceKind = "microphone" | "camera";

export type DeviceState = {
  /** True while others get sound or picture from it (in the lobby: would get). */
  on: boolean;
  track: MediaStreamTrack | null;
  problem: MediaProblem | null;
  deviceId: string;
};

export type LocalMediaState = {
  /** While the browser asks for permission or the device starts. */
  starting: boolean;
  microphone: DeviceState;
  camera: DeviceState;
  devices: Record<DeviceKind, { id: string; label: string }[]>;
};

export type LocalMedia = {
  store: Store<LocalMediaState>;
  start(wanted: Record<DeviceKind, boolean>): Promise<void>;
  turn(kind: DeviceKind, on: boolean): Promise<void>;
  choose(kind: DeviceKind, deviceId: string): Promise<void>;
  stop(): void;
};

const bothKinds: DeviceKind[] = ["microphone", "camera"];
const off: DeviceState = { on: false, track: null, problem: null, deviceId: "" };

/**
 * The camera and microphone of this page. A muted microphone stays open, so that speaking again is instant; a camera
 * that is off is let go, so that its light goes out. `onTrack` hears what to send from now on, null for nothing.
 */
export function createLocalMedia(
  onTrack: (kind: DeviceKind, track: MediaStreamTrack | null) => void,
): LocalMedia {
  const store = createStore<LocalMediaState>({
    starting: true,
    microphone: off,
    camera: off,
    devices: { microphone: [], camera: [] },
  });
  const change = (kind: DeviceKind, part: Partial<DeviceState>) =>
    store.update((state) => ({ ...state, [kind]: { ...state[kind], ...part } }));

  function adopt(kind: DeviceKind, track: MediaStreamTrack, on: boolean) {
    const before = store.get()[kind].track;
    if (before !== track) before?.stop();
    track.enabled = on;
    track.onended = () => {
      if (store.get()[kind].track !== track) return;
      change(kind, { track: null, on: false, problem: "unplugged" });
      onTrack(kind, null);
      void listDevices();
    };
    change(kind, { track, on, problem: null, deviceId: track.getSettings().deviceId ?? "" });
    onTrack(kind, track);
  }

  /** Opens one device. A device that was chosen once but is gone gives way to any other. */
  async function open(kind: DeviceKind, deviceId: string | undefined): Promise<void> {
    try {
      const stream = await navigator.mediaDevices.getUserMedia(constraintsFor([kind], { [kind]: deviceId }));
      const [track] = stream.getTracks();
      if (track) adopt(kind, track, true);
    } catch (error) {
      change(kind, { on: false, track: null, problem: mediaProblem(error) });
      onTrack(kind, null);
    }
  }

  /** One prompt for both where possible. Where that fails, each is asked for alone: one of them may well work. */
  async function openAll(kinds: DeviceKind[]) {
    if (kinds.length === 0) return;
    try {
      const constraints = constraintsFor(kinds, readChosenDevices());
      const stream = await navigator.mediaDevices.getUserMedia(constraints);
      for (const track of stream.getTracks())
        adopt(track.kind === "audio" ? "microphone" : "camera", track, true);
    } catch (error) {
      const problem = mediaProblem(error);
      if (problem === "denied" && !(await oneIsAllowed())) {
        for (const kind of kinds) change(kind, { problem });
        return;
      }
      for (const kind of kinds) await open(kind, readChosenDevices()[kind]);
    }
  }

  async function listDevices() {
    const all = await navigator.mediaDevices.enumerateDevices();
    const ofKind = (kind: MediaDeviceKind) =>
      all
        .filter((device) => device.kind === kind && device.deviceId !== "")
        .map((device) => ({ id: device.deviceId, label: device.label }));
    store.update((state) => ({
      ...state,
      devices: { microphone: ofKind("audioinput"), camera: ofKind("videoinput") },
    }));
  }

  async function turn(kind: DeviceKind, on: boolean) {
    const { track } = store.get()[kind];
    if (on && !track) {
      await open(kind, readChosenDevices()[kind]);
      return listDevices();
    }
    if (!track) return;
    if (kind === "microphone") {
      track.enabled = on;
      change(kind, { on });
    } else if (!on) {
      track.onended = null;
      track.stop();
      change(kind, { on: false, track: null });
      onTrack(kind, null);
    }
  }

  return {
    store,
    async start(wanted) {
      const obstacle = browserProblem();
      if (obstacle) {
        for (const kind of bothKinds) change(kind, { problem: obstacle });
      } else {
        await openAll(bothKinds.filter((kind) => wanted[kind]));
        await listDevices();
        navigator.mediaDevices.ondevicechange = () => void listDevices();
      }
      store.update((state) => ({ ...state, starting: false }));
    },
    turn,
    async choose(kind, deviceId) {
      rememberDevices({ [kind]: deviceId });
      const { on, track } = store.get()[kind];
      if (!track) return change(kind, { deviceId });
      await open(kind, deviceId);
      if (!on) await turn(kind, false);
    },
    stop() {
      if (navigator.mediaDevices) navigator.mediaDevices.ondevicechange = null;
      for (const kind of bothKinds) {
        const { track } = store.get()[kind];
        if (track) track.onended = null;
        track?.stop();
        change(kind, { on: false, track: null });
      }
    },
  };
}

function constraintsFor(
  kinds: DeviceKind[],
  devices: Partial<Record<DeviceKind, string | undefined>>,
): MediaStreamConstraints {
  // "ideal", not "exact": a device that is gone gives way to another one.
  const device = (kind: DeviceKind) => (devices[kind] ? { deviceId: { ideal: devices[kind] } } : {});
  return {
    audio: kinds.includes("microphone") && {
      ...device("microphone"),
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
    },
    video: kinds.includes("camera") && {
      ...device("camera"),
      width: { ideal: 1280 },
      height: { ideal: 720 },
      frameRate: { ideal: 30 },
    },
  };
}

/** A refusal of both may stand for one: browsers that can tell are asked. */
async function oneIsAllowed(): Promise<boolean> {
  try {
    const names = ["camera", "microphone"] as unknown as PermissionName[];
    const states = await Promise.all(names.map((name) => navigator.permissions.query({ name })));
    return states.some(({ state }) => state === "granted");
  } catch {
    return false;
  }
}
