import type { PromiseRow } from "./promise.ts";

const log = "tests/features/rooms/call-log.test.ts";
const recordings = "tests/features/media/recording.test.ts";
const photographs = "tests/features/media/photographs.test.ts";
const consent = "tests/unit/privacy/recording-consent.test.ts";
const rating = "tests/features/rooms/rating.test.ts";
const figures = "tests/features/rooms/call-figures.test.ts";
const chat = "tests/features/rooms/kept-chat.test.ts";
const captions = "tests/features/rooms/captions.test.ts";
const devices = "tests/e2e/room-devices.spec.ts";

export const calls: readonly PromiseRow[] = [
  {
    id: "P-030",
    says: "A call carries picture, sound and text",
    state: {
      shown: [
        {
          file: "tests/e2e/room.spec.ts",
          test: "two people see each other, talk in writing, and the call stands in the log",
        },
        {
          file: devices,
          test: "the other hears the microphone, nothing while it is muted or changed while muted, and then hears it again",
        },
      ],
    },
  },
  {
    id: "P-031",
    says: "Each side turns its own camera and microphone off",
    state: {
      shown: [
        {
          file: "tests/e2e/room.spec.ts",
          test: "muting and the camera are seen by the other, and a camera that is off lets the device go",
        },
        { file: "tests/e2e/room.spec.ts", test: "whoever joins with everything off can turn it on later" },
        {
          file: devices,
          test: "the other hears the microphone, nothing while it is muted or changed while muted, and then hears it again",
        },
      ],
    },
  },
  {
    id: "P-032",
    says: "More than two people meet in one room",
    state: {
      shown: [
        {
          file: "tests/e2e/room.spec.ts",
          test: "a stranger waits at the door, can be declined, and let in by the host alone",
        },
        {
          file: "tests/e2e/room-group.spec.ts",
          test: "each copy of a picture becomes smaller as the group grows, and a picture that nobody looks at is not sent",
        },
      ],
    },
  },
  {
    id: "P-033",
    says: "The call log holds times, roles and a reason from a closed list",
    state: {
      shown: [
        { file: log, test: "a call begins when the second comes in and ends when one hangs up" },
        { file: log, test: "a connection that is lost for good ends the call at the moment it broke" },
        { file: log, test: "the room closes by the clock, everyone is told, and the call ends with it" },
        { file: log, test: "a graceful stop ends open calls as stopped by the server" },
      ],
    },
  },
  {
    id: "P-034",
    says: "The call log holds no address, no network, and of a device its kind alone",
    state: {
      shown: [
        {
          file: "tests/features/trust/kept-promises.test.ts",
          test: "the call log has no place for a network or a mail address, and of a device for its kind alone",
        },
        {
          file: "tests/features/privacy/data-map-database.test.ts",
          test: "the migrated database has the columns of the data map, and no others",
        },
      ],
    },
  },
  {
    id: "P-035",
    says: "Pictures of a call are erased with it",
    state: {
      shown: [
        {
          file: photographs,
          test: "when the entry of a call goes, what was recorded in it goes along, row and bytes",
        },
      ],
    },
  },
  {
    id: "P-036",
    says: "Diagnostics leave the browser only when sent by hand",
    state: {
      doesNotApply:
        "The program collects no diagnostics from browsers: no hardware, no logs and no errors. How a line was is said in closed classes and counted for nobody.",
    },
  },
  {
    id: "P-037",
    says: "Quality is measured without saying whose",
    state: {
      shown: [
        { file: figures, test: "the figures have no column for a person, a call or a network" },
        {
          file: figures,
          test: "words outside the lists, and more than they hold, are not heard; nor is whoever is alone",
        },
        { file: figures, test: "a business reads its own from ten on, and after two years they are gone" },
      ],
    },
  },
  {
    id: "P-038",
    says: "Telephone numbers are off until an operator adds them",
    state: { doesNotApply: "Calls run between browsers; no telephone provider takes part." },
  },
  {
    id: "P-039",
    says: "Guests are told before joining, and agree to nothing",
    state: {
      shown: [
        {
          file: "tests/e2e/room.spec.ts",
          test: "a stranger waits at the door, can be declined, and let in by the host alone",
        },
      ],
    },
  },
  {
    id: "P-040",
    says: "Whoever was in a call sees it",
    state: {
      shown: [
        {
          file: "tests/features/rights/everyone.test.ts",
          test: "whoever took part in a call sees it in the portal with what is stored, and nobody else of it",
        },
        {
          file: "tests/e2e/room-log.spec.ts",
          test: "the log shows a call that runs and then how it went, and shows it to nobody else",
        },
      ],
    },
  },
  {
    id: "P-041",
    says: "No picture of somebody without their consent",
    state: {
      shown: [
        {
          file: photographs,
          test: "without a yes there is no leave, and what is uploaded all the same is refused",
        },
        { file: photographs, test: "a photograph needs the yes of whom it shows, and both sides get it" },
      ],
    },
  },
  {
    id: "P-042",
    says: "A camera that is off cannot be recorded",
    state: {
      shown: [
        {
          file: photographs,
          test: "a camera that is off cannot be photographed, nor one that goes off after the yes",
        },
      ],
    },
  },
  {
    id: "P-043",
    says: "One knows of a recording before joining",
    state: {
      shown: [
        {
          file: "tests/e2e/room-recording.spec.ts",
          test: "recorded by consent, seen by all, stopped by a word; a photograph likewise; both play in the booking",
        },
      ],
    },
  },
  {
    id: "P-044",
    says: "The sign of recording never leaves the screen",
    state: {
      shown: [
        {
          file: "tests/e2e/room-recording.spec.ts",
          test: "recorded by consent, seen by all, stopped by a word; a photograph likewise; both play in the booking",
        },
      ],
    },
  },
  {
    id: "P-045",
    says: "Recording needs the yes of everyone present",
    state: {
      shown: [
        {
          file: recordings,
          test: "before everybody answered there is no leave, and without one an upload is refused",
        },
        {
          file: recordings,
          test: "whoever comes later pauses it until they answer, and what goes on is a recording of its own",
        },
        {
          file: consent,
          test: "in every order of joining, refusing, withdrawing and leaving, nobody is in it who has not said yes",
        },
      ],
    },
  },
  {
    id: "P-046",
    says: "Consent to recording can be taken back",
    state: {
      shown: [
        {
          file: recordings,
          test: "a withdrawal ends it within two seconds: the next part is refused, and the ledger knows",
        },
      ],
    },
  },
  {
    id: "P-047",
    says: "Recordings improve no product",
    state: {
      shown: [
        {
          file: "tests/architecture/media-readers.test.ts",
          test: "what is recorded is read for those in it, those who own it and their copies: for no support, and no other purpose",
        },
      ],
    },
  },
  {
    id: "P-048",
    says: "Support sees no recording, not by grant either",
    state: {
      shown: [
        {
          file: "tests/architecture/media-readers.test.ts",
          test: "what is recorded is read for those in it, those who own it and their copies: for no support, and no other purpose",
        },
        {
          file: "tests/features/support/access-by-grant.test.ts",
          test: "a grant opens the kinds of data that were chosen alone, of its own business alone, and no answer",
        },
      ],
    },
  },
  {
    id: "P-049",
    says: "Recordings go 30 days after the call",
    state: {
      shown: [
        {
          file: photographs,
          test: "thirty days after its end it is gone, row and bytes; the night before it is listed and there",
        },
      ],
    },
  },
  { id: "P-050", says: "A call can leave no trace at all", state: { waitsFor: "call-button" } },
  {
    id: "P-051",
    says: "Each consent can be proved to the letter",
    state: {
      shown: [
        {
          file: "tests/features/consents/ledger.test.ts",
          test: "a sensitive answer is taken with an express yes alone, whose exact words are kept; without answers nobody is asked",
        },
        {
          file: "tests/features/consents/ledger.test.ts",
          test: "the database refuses to change a record or its text, to remove one, and a text that is not its hash",
        },
      ],
    },
  },
  {
    id: "P-052",
    says: "Chat belongs to its call and goes by its rule",
    state: {
      shown: [
        { file: chat, test: "it goes by its own rule, with its call, and with whoever wrote it" },
        {
          file: chat,
          test: "where it is kept, it lies sealed in the database, once for each line, and hosts and writers read it",
        },
        {
          file: chat,
          test: "nothing written in a call is kept unless the business said so before the room opened, and everybody is told which",
        },
      ],
    },
  },
  {
    id: "P-053",
    says: "Whiteboards belong to their meeting",
    state: {
      shown: [
        {
          file: "tests/features/media/whiteboards.test.ts",
          test: "a host keeps a picture of the whiteboard: all are told, have it in their copies, and it goes on its day",
        },
        {
          file: "tests/features/media/whiteboards.test.ts",
          test: "whoever was there has it erased, for everybody",
        },
      ],
    },
  },
  {
    id: "P-054",
    says: "Transcripts are off unless agreed to",
    state: {
      shown: [
        {
          file: captions,
          test: "where the business does not allow them, or there is no transcriber, nobody is asked",
        },
        {
          file: captions,
          test: "nothing said goes to the transcriber before everybody answered; then each yes is in the ledger",
        },
        {
          file: captions,
          test: "more pieces than anybody speaks are left out, too large ones are no words of the room, and nothing is stored",
        },
        {
          file: "tests/architecture/outside-services.test.ts",
          test: "whatever reaches another machine has its recipient in the notice, and so has each setting that names one",
        },
      ],
    },
  },
  {
    id: "P-055",
    says: "A summary goes with what it was made of",
    state: { doesNotApply: "The program makes no summaries of calls, and keeps no transcript of one." },
  },
  {
    id: "P-056",
    says: "Ratings lose their person, not their figure",
    state: {
      shown: [
        {
          file: rating,
          test: "with its call a rating loses its words and every link to a person, and its score stays",
        },
        {
          file: rating,
          test: "figures tell an average from ten ratings on, and not of fewer; erased calls leave it as it was",
        },
      ],
    },
  },
  {
    id: "P-057",
    says: "Each optional feature names who gets the data",
    state: {
      shown: [
        {
          file: "tests/architecture/outside-services.test.ts",
          test: "whatever reaches another machine has its recipient in the notice, and so has each setting that names one",
        },
        {
          file: "tests/architecture/outside-services.test.ts",
          test: "a planted way to another machine is found",
        },
      ],
    },
  },
  { id: "P-058", says: "A button on any page starts a call", state: { waitsFor: "call-button" } },
  { id: "P-059", says: "The callee sees a page's path, not its query", state: { waitsFor: "call-button" } },
  { id: "P-060", says: "Calling by button needs no sign-in", state: { waitsFor: "call-button" } },
  { id: "P-061", says: "The button leaves no mark in the browser", state: { waitsFor: "call-button" } },
  { id: "P-062", says: "What is shown in a call is not stored", state: { waitsFor: "call-button" } },
  { id: "P-063", says: "The button leads to its business's notice", state: { waitsFor: "call-button" } },
  {
    id: "P-064",
    says: "A site that embeds a page learns nothing of its visitors",
    state: {
      shown: [
        {
          file: "tests/e2e/embed.spec.ts",
          test: "a strict site shows the page in place: nothing loads before it is near, nothing jumps, and news name nobody",
        },
        {
          file: "tests/e2e/embed.spec.ts",
          test: "a page whose site is left out tells its news to nobody, whatever origin its address claims",
        },
      ],
    },
  },
];
