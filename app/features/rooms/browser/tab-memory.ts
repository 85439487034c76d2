/** What this tab remembers of a room, so that a reload comes back to the same seat without asking again. */
export type TabMemory = {
  /** The last ticket. For a guest it is the only proof of having been let in. */
  ticket?: string;
  name?: string;
  /** True from joining until leaving. */
  inCall?: boolean;
  microphone?: boolean;
  camera?: boolean;
};

const key = (roomId: string) => `parley-room:${roomId}`;

export function readMemory(roomId: string): TabMemory {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key(roomId)) ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    // Storage may be refused (private windows, policies): the room then works without a memory.
    return {};
  }
}

export function remember(roomId: string, change: TabMemory): void {
  try {
    sessionStorage.setItem(key(roomId), JSON.stringify({ ...readMemory(roomId), ...change }));
  } catch {
    // See above.
  }
}

export type ChosenDevices = {
  microphone?: string;
  camera?: string;
  speaker?: string;
  /** The background of the camera's picture is blurred. */
  blur?: boolean;
  /** The browser takes noise out of the microphone's sound; it does unless this says otherwise. */
  quietNoise?: boolean;
  /** Holding the space bar while muted is heard. */
  pushToTalk?: boolean;
};
const devicesKey = "parley-devices";

/** The devices that were chosen in any room of this browser, and what is made of their sound and picture. */
export function readChosenDevices(): ChosenDevices {
  try {
    return JSON.parse(localStorage.getItem(devicesKey) ?? "{}") as ChosenDevices;
  } catch {
    return {};
  }
}

export function rememberDevices(change: ChosenDevices): void {
  try {
    localStorage.setItem(devicesKey, JSON.stringify({ ...readChosenDevices(), ...change }));
  } catch {
    // See above.
  }
}
