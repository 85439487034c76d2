import fc from "fast-check";
import { expect, test } from "vitest";
import {
  afterRecordingEvent,
  nothingRecorded,
  type RecordingConsent,
  type RecordingEvent,
  recordedPeople,
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
function mayBeRecorded(events: readonly RecordingEvent[]): boolean {
  const asked = events.findLastIndex(
    (one, index) => one.kind === "asked" && askedBefore(events, index) !== one.textHash,
  );
  const wish = events[asked];
  if (wish?.kind !== "asked") return false;
  if (endedSince(events, asked)) return false;
  const present = people.filter((person) => isHere(events, person));
  const answers = present.map((person) => {
    const came = events.findLastIndex((one) => one.kind === "joined" && one.participantId === person);
    const said = events.findLast(
      (one, index) =>
        one.kind === "answered" &&
        one.participantId === person &&
        one.textHash === wish.textHash &&
        index > Math.max(came, asked),
    );
    return said?.kind === "answered" ? said.answer : "none";
  });
  const yes = answers.filter((answer) => answer === "given").length;
  if (answers.includes("none")) return false;
  return answers.includes("refused") ? yes >= 2 : yes >= 1;
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

test("whatever happens, it is recorded exactly while everybody present has answered the text that is asked, and enough said yes", () => {
  const seen = { recording: 0 };
  fc.assert(
    fc.property(fc.boolean(), fc.array(event, { maxLength: 20 }), (isAgreed, further) => {
      const events = [...(isAgreed ? both : []), ...further];
      const isRecorded = recordingState(after(events)) === "recording";
      if (isRecorded) seen.recording++;
      expect(isRecorded).toBe(mayBeRecorded(events));
    }),
    { numRuns: 2000 },
  );
  expect(seen.recording).toBeGreaterThan(100);
});

test("whoever joins pauses it until they answer; whoever refuses stays, unrecorded", () => {
  expect(recordingState(after(both))).toBe("recording");
  const joined: RecordingEvent[] = [...both, { kind: "joined", participantId: "cleo" }];
  expect(recordingState(after(joined))).toBe("waiting");
  const no: RecordingEvent[] = [
    ...joined,
    { kind: "answered", participantId: "cleo", answer: "refused", textHash: "one" },
  ];
  expect(recordingState(after(no))).toBe("recording");
  expect(recordedPeople(after(no))).toEqual(["ada", "bob"]);
  expect(recordingState(after([...no, { kind: "left", participantId: "cleo" }]))).toBe("recording");
});

test("between two, a no leaves nothing to record, and the one who stays alone may go on", () => {
  const no: RecordingEvent[] = [
    ...both,
    { kind: "answered", participantId: "bob", answer: "refused", textHash: "one" },
  ];
  expect(recordingState(after(no))).toBe("waiting");
  expect(recordingState(after([...no, { kind: "left", participantId: "bob" }]))).toBe("recording");
});

/** The steps by which somebody can change what may be recorded, in every order that makes sense for one person. */
const steps = {
  cleo: [
    [],
    ["joined"],
    ["joined", "given"],
    ["joined", "refused"],
    ["joined", "refused", "given"],
    ["joined", "given", "refused"],
    ["joined", "given", "withdrawn"],
    ["joined", "left"],
    ["joined", "given", "left"],
    ["joined", "refused", "left"],
    ["joined", "given", "left", "joined"],
  ],
  bob: [["given"], ["refused"], ["given", "withdrawn"], ["given", "left"], ["refused", "left"], []],
} as const;

type Step = "joined" | "left" | "given" | "refused" | "withdrawn";

function eventOf(participantId: string, step: Step): RecordingEvent {
  return step === "given" || step === "refused"
    ? { kind: "answered", participantId, answer: step, textHash: "one" }
    : { kind: step, participantId };
}

/** Every way to lay two rows of steps into one, each row in its own order. */
function interleaved(first: RecordingEvent[], second: RecordingEvent[]): RecordingEvent[][] {
  const [one, two] = [first[0], second[0]];
  if (!one) return [second];
  if (!two) return [first];
  return [
    ...interleaved(first.slice(1), second).map((rest) => [one, ...rest]),
    ...interleaved(first, second.slice(1)).map((rest) => [two, ...rest]),
  ];
}

test("in every order of joining, refusing, withdrawing and leaving, nobody is in it who has not said yes", () => {
  const begun: RecordingEvent[] = [
    { kind: "joined", participantId: "ada" },
    { kind: "joined", participantId: "bob" },
    { kind: "asked", textHash: "one" },
    { kind: "answered", participantId: "ada", answer: "given", textHash: "one" },
  ];
  let orders = 0;
  for (const bob of steps.bob)
    for (const cleo of steps.cleo)
      for (const order of interleaved(
        bob.map((step) => eventOf("bob", step)),
        cleo.map((step) => eventOf("cleo", step)),
      )) {
        const events = [...begun];
        for (const event of order) {
          events.push(event);
          orders += 1;
          const consent = after(events);
          const isRecorded = recordingState(consent) === "recording";
          expect([isRecorded, events]).toEqual([mayBeRecorded(events), events]);
          for (const id of isRecorded ? recordedPeople(consent) : [])
            expect([consent.present[id], id]).toEqual(["given", id]);
        }
      }
  expect(orders).toBeGreaterThan(1000);
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
