import type { BlurAnswer, BlurCommand } from "./blur-messages.ts";
import { createStore, type Store } from "./store.ts";
import { readChosenDevices, rememberDevices } from "./tab-memory.ts";

export type BlurState = {
  wanted: boolean;
  /** True until the model is there and has blurred the first picture. Nothing is sent meanwhile. */
  starting: boolean;
  /** Why it went off again by itself. */
  trouble: "slow" | "failed" | null;
  /** The picture that goes out, blurred or as the camera gives it; null while there is none. */
  track: MediaStreamTrack | null;
};

type BackgroundBlurOptions = {
  onTrack(track: MediaStreamTrack | null): void;
  /** It cannot go on: the camera goes off, since nobody may see the room behind without having chosen so. */
  onGiveUp(): void;
};

export type BackgroundBlur = {
  store: Store<BlurState>;
  supported: boolean;
  /** Takes the camera's own track, and null when it is off. */
  follow(camera: MediaStreamTrack | null): void;
  turn(on: boolean): void;
  close(): void;
};

const picturesPerSecond = 24;

/** Stands between the camera and everyone who sees it, the own picture included. */
export function createBackgroundBlur({ onTrack, onGiveUp }: BackgroundBlurOptions): BackgroundBlur {
  const supported = canBlur();
  const store = createStore<BlurState>({
    wanted: supported && readChosenDevices().blur === true,
    starting: false,
    trouble: null,
    track: null,
  });
  let camera: MediaStreamTrack | null = null;
  let machine: BlurMachine | null = null;

  const change = (part: Partial<BlurState>) => store.update((state) => ({ ...state, ...part }));

  function publish(track: MediaStreamTrack | null) {
    if (store.get().track === track) return;
    change({ track });
    onTrack(track);
  }

  function run() {
    const { wanted } = store.get();
    if (!wanted || !camera) {
      machine?.watch(null);
      if (!wanted) {
        machine?.close();
        machine = null;
      }
      change({ starting: false });
      return publish(camera);
    }
    machine ??= createBlurMachine({
      onFirstPicture(track) {
        change({ starting: false });
        publish(track);
      },
      onTrouble: giveUp,
    });
    // From one camera to the next the blurred picture stands still for a moment, and nothing else is ever shown.
    if (!machine.shows(store.get().track)) {
      change({ starting: true });
      publish(null);
    }
    machine.watch(camera);
  }

  function giveUp(trouble: "slow" | "failed") {
    machine?.close();
    machine = null;
    rememberDevices({ blur: false });
    change({ wanted: false, starting: false, trouble });
    publish(null);
    onGiveUp();
  }

  return {
    store,
    supported,
    follow(next) {
      camera = next;
      // Whoever turns it on again has read why it was off.
      if (camera) change({ trouble: null });
      run();
    },
    turn(on) {
      rememberDevices({ blur: on });
      change({ wanted: on, trouble: null });
      run();
    },
    close() {
      machine?.close();
      machine = null;
    },
  };
}

function canBlur(): boolean {
  return (
    typeof OffscreenCanvas !== "undefined" &&
    typeof createImageBitmap === "function" &&
    typeof WebAssembly !== "undefined" &&
    "captureStream" in HTMLCanvasElement.prototype
  );
}

type BlurMachine = {
  /** Blurs this camera from now on; null lets it rest. */
  watch(camera: MediaStreamTrack | null): void;
  shows(track: MediaStreamTrack | null): boolean;
  close(): void;
};

type BlurMachineOptions = {
  onFirstPicture(track: MediaStreamTrack): void;
  onTrouble(trouble: "slow" | "failed"): void;
};

/** The worker with the model, and the canvas on which its pictures become a track. */
function createBlurMachine({ onFirstPicture, onTrouble }: BlurMachineOptions): BlurMachine {
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  const canvas = document.createElement("canvas");
  const paint = canvas.getContext("2d");
  const [track = null] = canvas.captureStream(picturesPerSecond).getVideoTracks();
  let worker: Worker | null = null;
  /** The worker waits for a picture that the camera had not given yet. */
  let owed = false;
  let resting = true;
  let closed = false;

  async function start() {
    const { blurParts, blurWorker } = await import("./blur-model.ts");
    if (closed) return;
    worker = new Worker(blurWorker);
    worker.onmessage = ({ data }: MessageEvent<BlurAnswer>) => onAnswer(data);
    worker.onerror = () => onTrouble("failed");
    send({ type: "load", parts: blurParts });
  }

  function send(command: BlurCommand, handedOver: Transferable[] = []) {
    worker?.postMessage(command, handedOver);
  }

  function onAnswer(answer: BlurAnswer) {
    if (closed) return;
    if (answer.type === "next") void feed();
    else if (answer.type === "blurred") show(answer.picture);
    else if (answer.type === "slow" || answer.type === "failed") onTrouble(answer.type);
  }

  async function feed() {
    owed = true;
    if (resting || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    owed = false;
    try {
      const picture = await createImageBitmap(video);
      send({ type: "picture", picture }, [picture]);
    } catch {
      // The camera went off in this very moment.
      owed = true;
    }
  }

  function show(picture: ImageBitmap) {
    if (canvas.width !== picture.width || canvas.height !== picture.height) {
      canvas.width = picture.width;
      canvas.height = picture.height;
    }
    paint?.drawImage(picture, 0, 0);
    picture.close();
    if (track && !resting) onFirstPicture(track);
  }

  video.onplaying = () => owed && void feed();
  start().catch(() => onTrouble("failed"));
  return {
    shows: (shown) => shown !== null && shown === track,
    watch(camera) {
      resting = camera === null;
      video.srcObject = camera ? new MediaStream([camera]) : null;
      if (camera) video.play().catch(() => undefined);
    },
    close() {
      closed = true;
      worker?.terminate();
      video.srcObject = null;
      track?.stop();
    },
  };
}
