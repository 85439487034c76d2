import type { ClientMessage, WrittenLine } from "../room-protocol.ts";
import type { ChatLine } from "./chat.ts";
import { createStore } from "./store.ts";

const linesMax = 500;

type WrittenChatOptions = {
  send(message: Extract<ClientMessage, { type: "chat" }>): void;
  /** One's own participant id and name, as far as they are known. */
  me(): { id: string; name: string };
};

/**
 * What is written in the call. A line goes to the room's server and from there to everyone who is present; one that has
 * not come back is said again whenever a new socket opens, and the server lets it stand once.
 */
export function createWrittenChat({ send, me }: WrittenChatOptions) {
  const store = createStore<readonly ChatLine[]>([]);
  let said = 0;
  let unconfirmed: { id: string; text: string }[] = [];

  const add = (line: ChatLine) =>
    store.update((lines) =>
      lines.some(({ id }) => id === line.id) ? lines : [...lines, line].slice(-linesMax),
    );
  return {
    store,
    say(text: string) {
      said += 1;
      const id = `${Date.now().toString(36)}-${said}`;
      const { id: from, name } = me();
      add({ id: `${from}/${id}`, from, name, text, mine: true, at: Date.now() });
      unconfirmed = [...unconfirmed, { id, text }];
      send({ type: "chat", id, text });
    },
    hear(lines: readonly WrittenLine[]) {
      const mine = me().id;
      for (const { id, from, name, text, at } of lines) {
        if (from === mine) unconfirmed = unconfirmed.filter((line) => line.id !== id);
        add({ id: `${from}/${id}`, from, name, text, mine: from === mine, at });
      }
    },
    /** The line of a file, which goes from browser to browser; only what became of it is shown here. */
    addFile(file: string, from: { id: string; name: string } | null) {
      const { id, name } = from ?? me();
      add({ id: `file/${file}`, from: id, name, text: "", mine: from === null, at: Date.now(), file });
    },
    sayAgain() {
      for (const { id, text } of unconfirmed) send({ type: "chat", id, text });
    },
  };
}
