/**
 * Channels beside the beats between two pages: one for files, one for the whiteboard. They are channels of the data
 * connection that stands already, under numbers that both pages know, so that nothing has to be negotiated for them.
 */
const numbers = { files: 100, board: 101 } as const;

export type SideName = keyof typeof numbers;

export type SideListener = {
  /** The way to this page is open, for the first time or again. */
  opened?(peerId: string): void;
  heard(peerId: string, data: string | ArrayBuffer): void;
  /** The way is gone; what was not yet through is lost. */
  closed?(peerId: string): void;
};

export type SideChannels = ReturnType<typeof createSideChannels>;

/** More than this waits in the sender's memory instead of the browser's. Bytes. */
const bufferedMax = 512 * 1024;

export function createSideChannels() {
  const channels: Record<SideName, Map<string, RTCDataChannel>> = { files: new Map(), board: new Map() };
  const listeners: Record<SideName, Set<SideListener>> = { files: new Set(), board: new Set() };
  const openChannel = (name: SideName, peerId: string) => {
    const channel = channels[name].get(peerId);
    return channel?.readyState === "open" ? channel : null;
  };

  function attachOne(name: SideName, peerId: string, connection: RTCPeerConnection) {
    const channel = connection.createDataChannel(name, { negotiated: true, id: numbers[name] });
    channel.binaryType = "arraybuffer";
    channel.bufferedAmountLowThreshold = bufferedMax / 2;
    channels[name].set(peerId, channel);
    const isCurrent = () => channels[name].get(peerId) === channel;
    channel.onopen = () => {
      if (isCurrent()) for (const listener of listeners[name]) listener.opened?.(peerId);
    };
    channel.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (isCurrent()) for (const listener of listeners[name]) listener.heard(peerId, data);
    };
    channel.onclose = () => {
      if (!isCurrent()) return;
      channels[name].delete(peerId);
      for (const listener of listeners[name]) listener.closed?.(peerId);
    };
  }

  return {
    /** Both pages do this as soon as the connection is made, before anything can be said over it. */
    attach(peerId: string, connection: RTCPeerConnection) {
      this.detach(peerId);
      for (const name of ["files", "board"] as const) attachOne(name, peerId, connection);
    },
    /** The other page is gone, or a new connection takes the place of the old one. */
    detach(peerId: string) {
      for (const name of ["files", "board"] as const) {
        if (!channels[name].delete(peerId)) continue;
        for (const listener of listeners[name]) listener.closed?.(peerId);
      }
    },
    /** Returns how to stop listening. */
    listen(name: SideName, listener: SideListener): () => void {
      listeners[name].add(listener);
      return () => listeners[name].delete(listener);
    },
    /** The pages that can be reached now. */
    reachable: (name: SideName): string[] =>
      [...channels[name].keys()].filter((peerId) => openChannel(name, peerId)),
    /** False when it does not get through. */
    send(name: SideName, peerId: string, data: string | ArrayBuffer): boolean {
      const channel = openChannel(name, peerId);
      if (!channel) return false;
      try {
        if (typeof data === "string") channel.send(data);
        else channel.send(data);
        return true;
      } catch {
        // Its buffer is full, or it is closing: either way the listener hears of it.
        return false;
      }
    },
    /** Resolves when there is room for more, or when the way is gone. */
    async room(name: SideName, peerId: string): Promise<void> {
      const channel = openChannel(name, peerId);
      if (!channel || channel.bufferedAmount < bufferedMax) return;
      await new Promise<void>((resolve) => {
        const done = new AbortController();
        const finish = () => {
          done.abort();
          resolve();
        };
        for (const event of ["bufferedamountlow", "close"]) {
          channel.addEventListener(event, finish, { signal: done.signal });
        }
      });
    },
    /** What still waits in this browser. Bytes. */
    waiting: (name: SideName, peerId: string): number => openChannel(name, peerId)?.bufferedAmount ?? 0,
  };
}
