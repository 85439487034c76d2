import { streamPath } from "../room-wire.ts";

/**
 * A WebSocket for networks that let none through: the server's words come in an answer that does not end, ours go by
 * requests, one after the other. It offers as much of a WebSocket as the room's socket and PeerJS use.
 */
export class StreamSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 3;
  readyState: number = StreamSocket.CONNECTING;
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent<string>) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  private id = "";
  private waiting: string[] = [];
  private owesPong = false;
  private isSaying = false;
  private readonly stop = new AbortController();

  constructor(address: string | URL, protocols: string | string[] = []) {
    const { pathname, search } = new URL(address, location.href);
    const opening = { address: pathname + search, protocols: [protocols].flat() };
    this.listen(opening).catch(() => this.end(1006));
  }

  send(text: string) {
    if (this.readyState !== StreamSocket.OPEN) return;
    this.waiting.push(text);
    void this.say();
  }

  close(code = 1000) {
    if (this.readyState === StreamSocket.OPEN) {
      // The page may be gone before an answer comes.
      void this.post({ words: this.waiting.splice(0), close: code }, true).catch(() => undefined);
    }
    this.end(code);
  }

  private async listen(opening: { address: string; protocols: string[] }) {
    const response = await fetch(streamPath, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(opening),
      signal: this.stop.signal,
    });
    if (!response.ok || !response.body) return this.end(1006);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return this.end(1006);
      const events = (text + value).split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) this.hear(event);
    }
  }

  private hear(event: string) {
    const [first = "", second = ""] = event.split("\n", 2);
    const name = first.slice("event: ".length);
    const data = second.slice("data: ".length);
    if (name === "open") {
      this.id = data;
      this.readyState = StreamSocket.OPEN;
      this.onopen?.(new Event("open"));
    } else if (name === "message") this.onmessage?.(new MessageEvent("message", { data }));
    else if (name === "close") this.end(Number(data));
    else if (name === "ping") {
      this.owesPong = true;
      void this.say();
    }
  }

  /** Words go in the order in which they were said, several at once while one request is under way. */
  private async say() {
    if (this.isSaying) return;
    this.isSaying = true;
    while (this.readyState === StreamSocket.OPEN && (this.waiting.length > 0 || this.owesPong)) {
      const words = this.waiting.splice(0, 100);
      const pong = this.owesPong;
      this.owesPong = false;
      const isHeard = await this.post({ words, pong }).catch(() => false);
      if (!isHeard) this.end(1006);
    }
    this.isSaying = false;
  }

  private async post(body: object, keepalive = false): Promise<boolean> {
    const response = await fetch(`${streamPath}/${this.id}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      keepalive,
    });
    return response.ok;
  }

  private end(code: number) {
    if (this.readyState === StreamSocket.CLOSED) return;
    this.readyState = StreamSocket.CLOSED;
    // A goodbye that is under way reaches the server before the end of the stream would.
    if (code === 1006) this.stop.abort();
    else setTimeout(() => this.stop.abort(), 1_000);
    this.onclose?.({ code });
  }
}
