import { chimeSamples, wavFile } from "./chime.ts";
import { createStore } from "./store.ts";
import { readChosenDevices, rememberDevices } from "./tab-memory.ts";

/** Through which speaker this page plays, "" for the browser's own choice. One for the page, as there is one listener. */
export const speaker = createStore<string>(readChosenDevices().speaker ?? "");

export function chooseSpeaker(deviceId: string): void {
  rememberDevices({ speaker: deviceId });
  speaker.set(deviceId);
}

/** Safari and phones leave the choice to the system; there no menu is offered. */
export function canChooseSpeaker(): boolean {
  return typeof HTMLMediaElement !== "undefined" && "setSinkId" in HTMLMediaElement.prototype;
}

/** Plays an element through the chosen speaker. One that is gone leaves the sound where it was. */
export function playThrough(element: HTMLMediaElement, deviceId: string): void {
  if (!canChooseSpeaker()) return;
  if (element.sinkId === deviceId) return;
  element.setSinkId(deviceId).catch(() => undefined);
}

/** A short chime through the chosen speaker. Resolves when it has rung out; false when the browser would not play it. */
export async function playChime(volume = 1): Promise<boolean> {
  const url = URL.createObjectURL(new Blob([wavFile(chimeSamples())], { type: "audio/wav" }));
  const sound = new Audio(url);
  sound.volume = volume;
  playThrough(sound, speaker.get());
  try {
    const ended = new Promise<boolean>((resolve) => {
      sound.onended = () => resolve(true);
      sound.onerror = () => resolve(false);
    });
    await sound.play();
    return await ended;
  } catch {
    return false;
  } finally {
    URL.revokeObjectURL(url);
  }
}
