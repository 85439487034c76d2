import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const app = path.resolve(import.meta.dirname, "../../app");
/** Whatever words a time by the zone rules of where it runs. To ask a browser for its zone's name words nothing. */
const words =
  /\bDateTimeFormat\b(?!Options|\(\)\.resolvedOptions\(\)\.timeZone)|\.toLocale(Date|Time)?String\(/;
const allowed: Record<string, string> = {
  "features/scheduling/components/override-calendar.tsx": "draws calendar dates in UTC, which has no rules",
  "platform/time/browser-zone.ts": "asks for the present name of a zone, words no time",
  "features/notifications/booking-values.ts": "writes mails, by Luxon with Parley's zones",
};

test("pages bring their times as text: nothing that reaches a browser words one by the browser's own rules", () => {
  const files = readdirSync(app, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.server\.tsx?$/.test(file) && !file.includes("generated"),
  );
  const found = files.filter((file) => words.test(readFileSync(path.join(app, file), "utf8")));
  // An exception that is no longer used goes, too.
  expect(found.sort()).toEqual(Object.keys(allowed).sort());
});
