import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLocalMedia, type DeviceKind } from "#app/features/rooms/browser/local-media.ts";

/** A captured track, as far as the room touches one. */
function fakeTrack(kind: "audio" | "video", deviceId: string) {
  return {
    kind,
    enabled: true,
    readyState: "live",
    muted: false,
    onended: null as (() => void) | null,
    onmute: null as (() => void) | null,
    onunmute: null as (() => void) | null,
    getSettings: () => ({ deviceId }),
    stop() {
      this.readyState = "ended";
    },
  };
}
type FakeTrack = ReturnType<typeof fakeTrack>;
type Prompt = {
  /** The one device that was asked for. */
  deviceId: unknown;
  open(deviceId: string): Promise<FakeTrack>;
  fail(name: string): Promise<void>;
};

/** Prompts that wait for the test to answer them, in the order in which they were asked. */
let prompts: Prompt[] = [];
const settled = () => new Promise((resolve) => setImmediate(resolve));

function getUserMedia({ audio, video }: MediaStreamConstraints): Promise<{ getTracks(): FakeTrack[] }> {
  return new Promise((resolve, reject) => {
    const { deviceId } = (video || audio) as MediaTrackConstraints;
    prompts.push({
      deviceId: (deviceId as ConstrainDOMStringParameters | undefined)?.exact,
      async open(deviceId) {
        const track = fakeTrack(video ? "video" : "audio", deviceId);
        resolve({ getTracks: () => [track] });
        await settled();
        return track;
      },
      async fail(name) {
        reject(new DOMException("as the test says", name));
        await settled();
      },
    });
  });
}

/** Vitest runs in Node, which has neither devices nor a storage; each is replaced by as much as the room uses. */
beforeEach(() => {
  prompts = [];
  const mediaDevices = { getUserMedia, enumerateDevices: () => Promise.resolve([]), ondevicechange: null };
  vi.stubGlobal("navigator", { mediaDevices });
});
afterEach(() => vi.unstubAllGlobals());

const nextPrompt = async () => {
  await settled();
  const prompt = prompts.shift();
  if (!prompt) throw new Error("nothing was asked for");
  return prompt;
};

/** One device that is running, and what is sent of it. */
async function running(kind: DeviceKind) {
  const sent: (FakeTrack | null)[] = [];
  const media = createLocalMedia((_kind, track) => sent.push(track as unknown as FakeTrack | null));
  void media.start({ microphone: kind === "microphone", camera: kind === "camera" });
  const track = await (await nextPrompt()).open("first");
  return { media, sent, track, state: () => media.store.get()[kind] };
}

test("who mutes while another microphone is opening is not heard through it", async () => {
  const { media, track, state } = await running("microphone");
  void media.choose("microphone", "second");
  const prompt = await nextPrompt();
  await media.turn("microphone", false);
  expect(track.enabled).toBe(false);
  const second = await prompt.open("second");
  expect(state()).toMatchObject({ on: false, deviceId: "second" });
  expect(second.enabled).toBe(false);
  expect(track.readyState).toBe("ended");
});

test("a muted microphone that gives way to another one is sent muted from the first moment", async () => {
  const { media, sent, state } = await running("microphone");
  await media.turn("microphone", false);
  const heard: boolean[] = [];
  sent.push = (...tracks) => heard.push(...tracks.map((track) => track?.enabled ?? false));
  void media.choose("microphone", "second");
  await (await nextPrompt()).open("second");
  expect(heard).toEqual([false]);
  await media.turn("microphone", true);
  expect(state()).toMatchObject({ on: true, deviceId: "second" });
});

test("who leaves while a device is opening is not seen by it", async () => {
  const { media, track } = await running("camera");
  void media.choose("camera", "second");
  const prompt = await nextPrompt();
  media.stop();
  expect(track.readyState).toBe("ended");
  expect((await prompt.open("second")).readyState).toBe("ended");
  expect(media.store.get().camera).toMatchObject({ on: false, track: null });
});

test("who leaves before the first prompt is answered is asked nothing more", async () => {
  const media = createLocalMedia(() => undefined);
  void media.start({ microphone: true, camera: true });
  const prompt = await nextPrompt();
  media.stop();
  await prompt.fail("NotFoundError");
  expect(prompts).toEqual([]);
});

test("a camera that was turned off while another one was opening stays off", async () => {
  const { media, sent, state } = await running("camera");
  void media.choose("camera", "second");
  const prompt = await nextPrompt();
  await media.turn("camera", false);
  expect((await prompt.open("second")).readyState).toBe("ended");
  expect(state()).toMatchObject({ on: false, track: null });
  expect(sent.at(-1)).toBe(null);
});

test("of two choices in a row the later one counts, whichever opens first", async () => {
  const { media, state } = await running("camera");
  void media.choose("camera", "second");
  const second = await nextPrompt();
  void media.choose("camera", "third");
  const third = await (await nextPrompt()).open("third");
  expect((await second.open("second")).readyState).toBe("ended");
  expect(third.readyState).toBe("live");
  expect(state()).toMatchObject({ on: true, deviceId: "third" });
});

test("a device that was chosen once and is gone gives way to another one", async () => {
  const { media, state } = await running("camera");
  void media.choose("camera", "gone");
  const prompt = await nextPrompt();
  expect(prompt.deviceId).toBe("gone");
  await prompt.fail("OverconstrainedError");
  const any = await nextPrompt();
  expect(any.deviceId).toBe(undefined);
  await any.open("first");
  expect(state()).toMatchObject({ on: true, deviceId: "first", problem: null });
});

test("a phone that holds one camera at a time lets the first go and opens the other", async () => {
  const { media, track, state } = await running("camera");
  void media.choose("camera", "back");
  const prompt = await nextPrompt();
  expect(track.readyState).toBe("live");
  await prompt.fail("NotReadableError");
  expect(track.readyState).toBe("ended");
  await (await nextPrompt()).open("back");
  expect(state()).toMatchObject({ on: true, deviceId: "back", problem: null });
});

test("a device that cannot be opened leaves none running unseen, and choosing another one tries again", async () => {
  const { media, track, sent, state } = await running("camera");
  void media.choose("camera", "broken");
  await (await nextPrompt()).fail("WhateverError");
  expect(track.readyState).toBe("ended");
  expect(sent.at(-1)).toBe(null);
  expect(state()).toMatchObject({ on: false, track: null, problem: "failed" });
  void media.choose("camera", "first");
  await (await nextPrompt()).open("first");
  expect(state()).toMatchObject({ on: true, problem: null });
});

test("a microphone that the phone takes for another call is told of after a moment, and comes back by itself", async () => {
  const told: boolean[] = [];
  const media = createLocalMedia(
    () => undefined,
    () => told.push(media.store.get().microphone.taken),
  );
  void media.start({ microphone: true, camera: false });
  const track = await (await nextPrompt()).open("first");
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  track.muted = true;
  track.onmute?.();
  vi.advanceTimersByTime(500);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(600);
  track.muted = false;
  track.onunmute?.();
  vi.useRealTimers();
  expect(told).toEqual([true, false]);
  expect(media.store.get().microphone).toMatchObject({ on: true, taken: false });
});

test("a device that ended while the computer slept is opened again, and one that was off stays off", async () => {
  const { media, sent, track, state } = await running("camera");
  track.readyState = "ended";
  track.onended?.();
  expect(state()).toMatchObject({ on: false, problem: "unplugged" });
  void media.revive();
  await (await nextPrompt()).open("first");
  expect(state()).toMatchObject({ on: true, problem: null });
  expect(sent.at(-1)).toMatchObject({ readyState: "live" });
  await media.turn("camera", false);
  await media.revive();
  await settled();
  expect(prompts).toEqual([]);
});
