/**
 * Whether a call may be recorded, as the server sees it. It is recorded only while a host wants it and everybody who
 * is present has answered since they came in, to the very text that is asked now. Whoever joins pauses it. Whoever
 * refuses stays, unrecorded: without them it goes on where two others at least said yes, and not at all between two. A
 * withdrawal stops it until a host asks anew. The call itself goes on.
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

/** `waiting`: it is asked for, and somebody has not answered, or too few said yes. */
export function recordingState({ askedBy, present }: RecordingConsent): RecordingState {
  if (askedBy === null) return "off";
  const answers = Object.values(present);
  if (answers.includes("unasked")) return "waiting";
  const given = answers.filter((answer) => answer === "given").length;
  return given >= (given < answers.length ? 2 : 1) ? "recording" : "waiting";
}

/** Who may be seen and heard in it: those who said yes, in the order of their ids. */
export function recordedPeople({ present }: RecordingConsent): string[] {
  return Object.keys(present)
    .filter((id) => present[id] === "given")
    .sort();
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
