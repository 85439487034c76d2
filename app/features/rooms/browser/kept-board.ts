import type { ServerMessage, Upload } from "../room-protocol.ts";
import { createPartUpload } from "./part-upload.ts";
import { createStore } from "./store.ts";

/** `kept`: by this page. `by`: by `name`, who is somebody else. */
export type KeptBoardNotice = { id: number; kind: "kept" | "by" | "alone" | "failed"; name: string };

type KeptMessage = Extract<ServerMessage, { type: "board-kept" }>;

const noticeMs = 8_000;

/** Pictures of the whiteboard that are kept with the meeting: this page's own are sent once the server lets them in. */
export function createKeptBoard(ask: () => void) {
  const notice = createStore<KeptBoardNotice | null>(null);
  let made = 0;
  /** The picture that waits for its leave; a newer one takes its place. */
  let waiting: Blob | null = null;

  function say(kind: KeptBoardNotice["kind"], name = "") {
    made += 1;
    const said = { id: made, kind, name };
    notice.set(said);
    setTimeout(() => notice.update((now) => (now === said ? null : now)), noticeMs);
  }

  async function send(upload: Upload, picture: Blob) {
    let refused = false;
    const parts = createPartUpload(upload, () => {
      refused = true;
    });
    parts.add(picture);
    await parts.settled();
    say(refused ? "failed" : "kept");
  }

  return {
    notice,
    keep(picture: Blob | null) {
      if (!picture) return say("failed");
      waiting = picture;
      ask();
    },
    hear({ by, outcome, upload }: KeptMessage) {
      if (outcome === "no-call") return say("alone");
      if (outcome === "not-allowed") return say("failed");
      if (!upload) return say("by", by);
      const picture = waiting;
      waiting = null;
      if (picture) void send(upload, picture);
    },
  };
}
