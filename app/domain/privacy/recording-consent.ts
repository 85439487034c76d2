/**
 * Whether a call may be recorded, as the server sees it. It is recorded only while a host wants it and everybody who
 * is present has said yes since they came in, to the very text that is asked now. Whoever joins pauses it, whoever
 * refuses keeps it paused while they stay, and a withdrawal stops it until a host asks anew. The call itself goes on.
 */
export type RecordingConsent = {
  /** A host asked for the recording, by this text; null where nobody did. */
  askedBy: { textHash: string } | null;
  /** Everybody who is present, with their answer to that text. */
  present: Readonly<Record<string, "unasked" | "given" | "refused">>;
};

export type RecordingEvent =
  | { kind: "asked"; textHash: string }
  | { kind: "stopped" }
  | { kind: "joined"; participantId: string }
  | { kind: "left"; participantId: string }
  | { kind: "answered"; participantId: string; answer: "given" | "refused"; textHash: string }
  | { kind: "withdrawn"; participantId: string };

export const nothingRecorded: RecordingConsent = { askedBy: null, present: {} };

export type RecordingState = "off" | "waiting" | "recording";

/** `waiting`: it is asked for, and somebody has not said yes. Only while it says `recording` is a token handed out. */
export function recordingState({ askedBy, present }: RecordingConsent): RecordingState {
  if (askedBy === null) return "off";
  const answers = Object.values(present);
  return answers.length > 0 && answers.every((answer) => answer === "given") ? "recording" : "waiting";
}

/** What is so after an event. One that no longer fits, such as an answer to another text, changes nothing. */
export function afterRecordingEvent(before: RecordingConsent, event: RecordingEvent): RecordingConsent {
  switch (event.kind) {
    case "asked":
      return before.askedBy?.textHash === event.textHash
        ? before
        : { askedBy: { textHash: event.textHash }, present: allUnasked(before) };
    case "stopped":
      return { askedBy: null, present: allUnasked(before) };
    case "joined":
      return withAnswer(before, event.participantId, "unasked");
    case "left": {
      const { [event.participantId]: _gone, ...present } = before.present;
      return { ...before, present };
    }
    case "answered":
      if (before.askedBy?.textHash !== event.textHash || !isPresent(before, event.participantId))
        return before;
      return withAnswer(before, event.participantId, event.answer);
    case "withdrawn":
      if (!isPresent(before, event.participantId)) return before;
      return { askedBy: null, present: allUnasked(before) };
  }
}

function isPresent({ present }: RecordingConsent, participantId: string): boolean {
  return Object.hasOwn(present, participantId);
}

function withAnswer(
  before: RecordingConsent,
  participantId: string,
  answer: "unasked" | "given" | "refused",
): RecordingConsent {
  return { ...before, present: { ...before.present, [participantId]: answer } };
}

function allUnasked({ present }: RecordingConsent): RecordingConsent["present"] {
  return Object.fromEntries(Object.keys(present).map((id) => [id, "unasked" as const]));
}
