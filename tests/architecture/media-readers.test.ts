import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

/** Whatever gives the bytes of something recorded or photographed. */
const gives = /\b(openMedia|openPicture|mediaBytes|objects\.get)\b|\/part-seal\.server/;

/** Each place that has such bytes in its hands, and for whom. Support, statistics and every other purpose have none. */
const readers: Record<string, string> = {
  "app/features/media/part-seal.server.ts": "opens the seal of one part, for those below",
  "app/features/media/read-media.server.ts": "whoever plays or takes it along",
  "app/features/media/take-part.server.ts": "seals one, and opens none",
  "app/features/media/finish-media.server.ts": "puts the parts of a recording in order",
  "app/features/media/sweep-media.server.ts": "seals it anew by a newer key",
  "app/features/media/media-answer.server.ts": "writes the answer of the three routes below",
  "app/features/media/media.server.ts": "the front door",
  "app/features/exports/media-files.server.ts": "a copy for the business, a member or the person in it",
  "app/routes/dashboard.$business.bookings.$id.media.$media.ts": "the business whose booking it is",
  "app/routes/booking.media.$media.ts": "whoever was booked and is in it",
  "app/routes/me.media.$seat.$media.ts": "the same, by their address",
};

function readersOf(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !name.includes("generated"))
    .map((name) => path.posix.join(folder, name.split(path.sep).join("/")))
    .filter((file) => gives.test(withoutComments(readFileSync(path.join(root, file), "utf8"))));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
}

test("what is recorded is read for those in it, those who own it and their copies: for no support, and no other purpose", () => {
  expect(readersOf("app").sort()).toEqual(Object.keys(readers).sort());
});
