/**
 * Words between the web processes of one instance. They are not kept: whoever is not there does not hear them, and a
 * process that is alone says nothing at all.
 */
export type Bus = {
  /** This process's own name, new at each start. */
  readonly node: string;
  topic(name: string): BusTopic;
  /** Says goodbye, so that the others need not find out. */
  close(): Promise<void>;
};

export type BusTopic = {
  readonly node: string;
  /** The other processes that are known to live. */
  others(): string[];
  /** To one process, or to all others. In order from one process to another; never an error for who speaks. */
  say(word: unknown, to?: string): void;
  /** `word` is what another process of this instance said (its authorship is checked), parsed from JSON. */
  onWord(hear: (word: unknown, from: string) => void): void;
  onNode(hear: (node: string, is: "here" | "gone") => void): void;
};

/** What carries a bus: texts of any length from one process to the channels that others listen to. */
export type BusCarrier = {
  /** Resolves once these channels are listened to; again by itself after each break. */
  open(channels: string[], on: BusCarrierEvents): Promise<void>;
  publish(channel: string, text: string): void;
  close(): Promise<void>;
};

export type BusCarrierEvents = {
  text(text: string): void;
  /** The channels are listened to, for the first time or again. */
  connected(): void;
  lost(): void;
};
