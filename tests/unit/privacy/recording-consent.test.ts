import fc from "fast-check";
import { expect, test } from "vitest";
import {
  afterRecordingEvent,
  nothingRecorded,
  type RecordingConsent,
  type RecordingEvent,
  recordingState,
} from "#app/domain/privacy/recording-consent.ts";

const people = ["ada", "bob", "cleo"] as const;
const texts = ["one", "two"] as const;

const participantId = fc.constantFrom(...people);
const textHash = fc.constantFrom(...texts);
const event: fc.Arbitrary<RecordingEvent> = fc.oneof(
  fc.record({ kind: fc.constant("asked" as const), textHash }),
  fc.record({ kind: fc.constant("stopped" as const) }),
  fc.record({ kind: fc.constant("joined" as const), participantId }),
  fc.record({ kind: fc.constant("left" as const), participantId }),
  fc.record({
    ...{ kind: fc.constant("answered" as const), participantId, textHash },
    answer: fc.constantFrom("given" as const, "given" as const, "refused" as const),
  }),
  fc.record({ kind: fc.constant("withdrawn" as const), participantId }),
);

function after(events: readonly RecordingEvent[]): RecordingConsent {
  return events.reduce(afterRecordingEvent, nothingRecorded);
}

/** Told from the events alone, without the machine: what each person said last, since when they are here. */
function everyoneSaidYes(events: readonly RecordingEvent[]): boolean {
  const asked = events.findLastIndex(
    (one, index) => one.kind === "asked" && askedBefore(events, index) !== one.textHash,
  );
  const wish = events[asked];
  if (wish?.kind !== "asked") return false;
  if (endedSince(events, asked)) return false;
  const present = people.filter((person) => isHere(events, person));
  return (
    present.length > 0 &&
    present.every((person) => {
      const came = events.findLastIndex((one) => one.kind === "joined" && one.participantId === person);
      const said = events.findLast(
        (one, index) =>
          one.kind === "answered" &&
          one.participantId === person &&
          one.textHash === wish.textHash &&
          index > Math.max(came, asked),
      );
      return said?.kind === "answered" && said.answer === "given";
    })
  );
}

function isHere(events: readonly RecordingEvent[], person: string): boolean {
  const last = events.findLast(
    (one) => (one.kind === "joined" || one.kind === "left") && one.participantId === person,
  );
  return last?.kind === "joined";
}

/** By which text the recording was asked for right before this event. */
function askedBefore(events: readonly RecordingEvent[], index: number): string | null {
  for (let at = index - 1; at >= 0; at--) {
    const one = events[at];
    if (one?.kind === "asked") return one.textHash;
    if (one?.kind === "stopped") return null;
    if (one?.kind === "withdrawn" && isHere(events.slice(0, at), one.participantId)) return null;
  }
  return null;
}

function endedSince(events: readonly RecordingEvent[], asked: number): boolean {
  return events.some(
    (one, index) =>
      index > asked &&
      (one.kind === "stopped" ||
        (one.kind === "withdrawn" && isHere(events.slice(0, index), one.participantId))),
  );
}

const both: RecordingEvent[] = [
  { kind: "joined", participantId: "ada" },
  { kind: "joined", participantId: "bob" },
  { kind: "asked", textHash: "one" },
  { kind: "answered", participantId: "ada", answer: "given", textHash: "one" },
  { kind: "answered", participantId: "bob", answer: "given", textHash: "one" },
];

test("whatever happens, it is recorded exactly while everybody present has said yes to the text that is asked", () => {
  const seen = { recording: 0 };
  fc.assert(
    fc.property(fc.boolean(), fc.array(event, { maxLength: 20 }), (isAgreed, further) => {
      const events = [...(isAgreed ? both : []), ...further];
      const isRecorded = recordingState(after(events)) === "recording";
      if (isRecorded) seen.recording++;
      expect(isRecorded).toBe(everyoneSaidYes(events));
    }),
    { numRuns: 2000 },
  );
  expect(seen.recording).toBeGreaterThan(100);
});

test("whoever joins pauses it until they answer; whoever refuses keeps it paused while they stay", () => {
  expect(recordingState(after(both))).toBe("recording");
  const joined: RecordingEvent[] = [...both, { kind: "joined", participantId: "cleo" }];
  expect(recordingState(after(joined))).toBe("waiting");
  const no: RecordingEvent[] = [
    ...joined,
    { kind: "answered", participantId: "cleo", answer: "refused", textHash: "one" },
  ];
  expect(recordingState(after(no))).toBe("waiting");
  expect(recordingState(after([...no, { kind: "left", participantId: "cleo" }]))).toBe("recording");
});

test("a withdrawal stops it for good, until a host asks and everybody answers anew", () => {
  const withdrawn: RecordingEvent[] = [...both, { kind: "withdrawn", participantId: "bob" }];
  expect(recordingState(after(withdrawn))).toBe("off");
  const again: RecordingEvent[] = [...withdrawn, { kind: "asked", textHash: "one" }];
  expect(recordingState(after(again))).toBe("waiting");
  expect(
    recordingState(
      after([...again, { kind: "answered", participantId: "ada", answer: "given", textHash: "one" }]),
    ),
  ).toBe("waiting");
});

test("a yes to one text is none to another", () => {
  expect(recordingState(after([...both, { kind: "asked", textHash: "two" }]))).toBe("waiting");
  const stale = { kind: "answered", participantId: "ada", answer: "given", textHash: "one" } as const;
  const asked = after([...both, { kind: "asked", textHash: "two" }]);
  expect(afterRecordingEvent(asked, stale)).toBe(asked);
});
