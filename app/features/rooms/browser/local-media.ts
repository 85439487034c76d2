import { type MediaProblem, mediaIsAllowed, mediaProblem } from "./media-problem.ts";
import { createStore, type Store } from "./store.ts";
import { readChosenDevices, rememberDevices } from "./tab-memory.ts";

export type DeviceKind = "microphone" | "camera";

export type DeviceState = {
  /** True while others get sound or picture from it (in the lobby: would get). */
  on: boolean;
  track: MediaStreamTrack | null;
  problem: MediaProblem | null;
  /** The system holds it back for something else, such as a phone call, and gives it back by itself. */
  taken: boolean;
  deviceId: string;
};

export type LocalMediaState = {
  /** While the browser asks for permission or the device starts. */
  starting: boolean;
  microphone: DeviceState;
  camera: DeviceState;
  /** Speakers too, where the browser tells of them. */
  devices: Record<DeviceKind | "speaker", { id: string; label: string }[]>;
};

export type LocalMedia = {
  store: Store<LocalMediaState>;
  start(wanted: Record<DeviceKind, boolean>): Promise<void>;
  turn(kind: DeviceKind, on: boolean): Promise<void>;
  choose(kind: DeviceKind, deviceId: string): Promise<void>;
  /** Opens a device that runs anew, as it was set meanwhile. */
  reopen(kind: DeviceKind): Promise<void>;
  /** Opens again what ended by itself, as devices do while a computer sleeps. */
  revive(): Promise<void>;
  stop(): void;
};

const bothKinds: DeviceKind[] = ["microphone", "camera"];
/** Systems hold a device back for moments, too, when it starts or changes. Milliseconds. */
const takenAfterMs = 1_000;
const off: DeviceState = { on: false, track: null, problem: null, taken: false, deviceId: "" };

/**
 * The camera and microphone of this page. A muted microphone stays open, so that speaking again is instant; a camera
 * that is off is let go, so that its light goes out. `onTrack` hears what to send from now on, null for nothing.
 *
 * Opening takes as long as a person thinks about a prompt. What they press meanwhile counts: a device arrives muted when
 * it was muted before it came, and one that is wanted no longer is let go unseen.
 */
export function createLocalMedia(
  onTrack: (kind: DeviceKind, track: MediaStreamTrack | null) => void,
  onChange: () => void = () => undefined,
): LocalMedia {
  const store = createStore<LocalMediaState>({
    starting: true,
    microphone: off,
    camera: off,
    devices: { microphone: [], camera: [], speaker: [] },
  });
  const wanted: Record<DeviceKind, boolean> = { microphone: false, camera: false };
  /** Numbers the openings of each device: only the latest one may bring a track. */
  const openings: Record<DeviceKind, number> = { microphone: 0, camera: 0 };
  let stopped = false;

  const change = (kind: DeviceKind, part: Partial<DeviceState>) =>
    store.update((state) => ({ ...state, [kind]: { ...state[kind], ...part } }));
  const chosen = (kind: DeviceKind) => readChosenDevices()[kind] ?? store.get()[kind].deviceId;

  function begin(kind: DeviceKind): () => boolean {
    openings[kind] += 1;
    const mine = openings[kind];
    return () => !stopped && openings[kind] === mine;
  }

  function letGo(kind: DeviceKind) {
    const { track } = store.get()[kind];
    if (track) track.onended = null;
    track?.stop();
  }

  function adopt(kind: DeviceKind, track: MediaStreamTrack) {
    letGo(kind);
    const on = wanted[kind];
    track.enabled = on;
    track.onended = () => {
      change(kind, { track: null, on: false, problem: "unplugged" });
      onTrack(kind, null);
      onChange();
      void listDevices();
    };
    track.onmute = () => void setTimeout(() => noteTaken(kind, track), takenAfterMs);
    track.onunmute = () => noteTaken(kind, track);
    change(kind, { track, on, problem: null, taken: false, deviceId: track.getSettings().deviceId ?? "" });
    onTrack(kind, track);
  }

  function noteTaken(kind: DeviceKind, track: MediaStreamTrack) {
    const state = store.get()[kind];
    if (state.track !== track || state.taken === track.muted) return;
    change(kind, { taken: track.muted });
    onChange();
  }

  function fail(kind: DeviceKind, problem: MediaProblem) {
    letGo(kind);
    change(kind, { on: false, track: null, problem, taken: false });
    onTrack(kind, null);
  }

  /** Opens one device. A device that was chosen once but is gone gives way to any other. */
  async function open(kind: DeviceKind, isWanted: () => boolean, deviceId = chosen(kind)): Promise<void> {
    if (!isWanted()) return;
    try {
      const constraints = constraintsFor([kind], { [kind]: deviceId });
      const stream = await navigator.mediaDevices.getUserMedia(constraints);
      for (const track of stream.getTracks())
        if (isWanted()) adopt(kind, track);
        else track.stop();
    } catch (error) {
      if (!isWanted()) return;
      const problem = mediaProblem(error);
      if (problem === "missing" && deviceId) return open(kind, isWanted, "");
      if (problem !== "busy" || store.get()[kind].track === null) return fail(kind, problem);
      // Many phones hold one camera at a time: the next one opens when the first is let go.
      letGo(kind);
      change(kind, { track: null });
      await open(kind, isWanted, deviceId);
    }
  }

  /** One prompt for both where possible. Where that fails, each is asked for alone: one of them may well work. */
  async function openAll(kinds: DeviceKind[]) {
    if (kinds.length === 0) return;
    const isWanted = { microphone: begin("microphone"), camera: begin("camera") };
    try {
      const constraints = constraintsFor(kinds, readChosenDevices());
      const stream = await navigator.mediaDevices.getUserMedia(constraints);
      for (const track of stream.getTracks()) {
        const kind = track.kind === "audio" ? "microphone" : "camera";
        if (isWanted[kind]()) adopt(kind, track);
        else track.stop();
      }
    } catch (error) {
      const problem = mediaProblem(error);
      const refused = problem === "denied" && !(await oneIsAllowed());
      for (const kind of kinds.filter((one) => isWanted[one]())) {
        if (refused) fail(kind, problem);
        else await open(kind, isWanted[kind]);
      }
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
      devices: {
        microphone: ofKind("audioinput"),
        camera: ofKind("videoinput"),
        speaker: ofKind("audiooutput"),
      },
    }));
  }

  async function turn(kind: DeviceKind, on: boolean) {
    wanted[kind] = on;
    const { track } = store.get()[kind];
    if (on && !track) {
      if (!mediaIsAllowed()) return fail(kind, "insecure");
      await open(kind, begin(kind));
      return listDevices();
    }
    if (kind === "microphone") {
      if (track) track.enabled = on;
      change(kind, { on: on && track !== null });
    } else if (!on) {
      begin(kind);
      letGo(kind);
      change(kind, { on: false, track: null, taken: false });
      onTrack(kind, null);
    }
  }

  async function revive() {
    const ended = bothKinds.filter((kind) => {
      const { track, problem } = store.get()[kind];
      return wanted[kind] && (problem === "unplugged" || track?.readyState === "ended");
    });
    if (ended.length === 0) return;
    for (const kind of ended) await open(kind, begin(kind));
    await listDevices();
    onChange();
  }

  return {
    store,
    async start(first) {
      Object.assign(wanted, first);
      if (!mediaIsAllowed()) {
        for (const kind of bothKinds) change(kind, { problem: "insecure" });
      } else {
        await openAll(bothKinds.filter((kind) => first[kind]));
        await listDevices();
        if (!stopped) navigator.mediaDevices.ondevicechange = () => void listDevices();
      }
      store.update((state) => ({ ...state, starting: false }));
    },
    turn,
    async choose(kind, deviceId) {
      rememberDevices({ [kind]: deviceId });
      change(kind, { deviceId });
      const { track, problem } = store.get()[kind];
      // Some browsers end the old track by themselves when the next one opens: nothing was unplugged then.
      if (track) track.onended = null;
      // One that is off is not opened by choosing it; where the last one failed, choosing is trying again.
      if (track || problem) await open(kind, begin(kind));
    },
    reopen: async (kind) => {
      if (!store.get()[kind].track) return;
      // While it runs, a browser would rather hand out the same one again than another that is set anew.
      letGo(kind);
      await open(kind, begin(kind));
    },
    revive,
    stop() {
      stopped = true;
      if (navigator.mediaDevices) navigator.mediaDevices.ondevicechange = null;
      for (const kind of bothKinds) {
        letGo(kind);
        change(kind, { on: false, track: null });
      }
    },
  };
}

function constraintsFor(
  kinds: DeviceKind[],
  devices: Partial<Record<DeviceKind, string | undefined>>,
): MediaStreamConstraints {
  // "exact": between two wishes, browsers would rather take another camera that has the wished size.
  const device = (kind: DeviceKind) => (devices[kind] ? { deviceId: { exact: devices[kind] } } : {});
  return {
    audio: kinds.includes("microphone") && {
      ...device("microphone"),
      echoCancellation: true,
      noiseSuppression: readChosenDevices().quietNoise !== false,
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
