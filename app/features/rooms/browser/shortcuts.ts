import type { MessageKey } from "#app/messages/catalog.ts";

export type ShortcutAction =
  | "microphone"
  | "camera"
  | "talk"
  | "chat"
  | "hand"
  | "board"
  | "screen"
  | "full-screen"
  | "picture"
  | "list";

type Shortcut = { action: ShortcutAction; key: string; says: MessageKey };

/** Every key of the call, in the order in which the list shows them. Esc closes whatever is open. */
export const shortcuts: readonly Shortcut[] = [
  { action: "microphone", key: "m", says: "room.keys.microphone" },
  { action: "talk", key: " ", says: "room.keys.talk" },
  { action: "camera", key: "v", says: "room.keys.camera" },
  { action: "chat", key: "c", says: "room.keys.chat" },
  { action: "hand", key: "h", says: "room.keys.hand" },
  { action: "board", key: "w", says: "room.keys.board" },
  { action: "screen", key: "s", says: "room.keys.screen" },
  { action: "full-screen", key: "f", says: "room.keys.fullScreen" },
  { action: "picture", key: "p", says: "room.keys.picture" },
  { action: "list", key: "?", says: "room.keys.list" },
];

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "repeat" | "isComposing">;

/** What a press asks for; null for one that belongs to the browser, or to whoever holds a key down. */
export function actionOf(press: Press): ShortcutAction | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.repeat || press.isComposing) return null;
  return shortcuts.find(({ key }) => key === press.key.toLowerCase())?.action ?? null;
}
