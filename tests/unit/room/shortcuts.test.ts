import { expect, test } from "vitest";
import { actionOf, shortcuts } from "#app/features/rooms/browser/shortcuts.ts";

const plain = { ctrlKey: false, metaKey: false, altKey: false, repeat: false, isComposing: false };
const press = (key: string, change: Partial<typeof plain> = {}) => actionOf({ ...plain, key, ...change });

test("each key does one thing, whether or not the capitals are locked", () => {
  expect(["m", "M", "v", "c", "s", "f", "p", "?", " "].map((key) => press(key))).toEqual([
    "microphone",
    "microphone",
    "camera",
    "chat",
    "screen",
    "full-screen",
    "picture",
    "list",
    "talk",
  ]);
  expect(new Set(shortcuts.map(({ key }) => key)).size).toBe(shortcuts.length);
});

test("the browser's own keys, a key held down and unfinished letters are left alone", () => {
  for (const change of ["ctrlKey", "metaKey", "altKey", "repeat", "isComposing"])
    expect(press("s", { [change]: true }), change).toBe(null);
  for (const key of ["Tab", "Enter", "Escape", "x", "y"]) expect(press(key), key).toBe(null);
});
