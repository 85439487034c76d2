import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { browserItems } from "#app/features/privacy/cookies.ts";
import { LocationKind } from "#app/platform/database/generated/enums.ts";
import { loader as chooseClock } from "#app/routes/clock.ts";
import { action as chooseTheme } from "#app/routes/theme.ts";

const app = path.resolve(import.meta.dirname, "../../../app");
const known = browserItems.map(({ name }) => name.replace("<id>", ""));
/** Words of the program that only look like a cookie's name, such as the database's role and a schema of it. */
const words: string[] = [...Object.values(LocationKind), "parley_app", "parley_restore", "parley_drill_"];

/** Every file of the program but the generated client, the registry itself and what the notice says of it. */
async function sources(): Promise<{ file: string; text: string }[]> {
  const files = await readdir(app, { recursive: true });
  const code = files.filter(
    (file) =>
      /\.(tsx?|mjs)$/.test(file) &&
      !file.includes("generated") &&
      !/privacy\/cookies\.ts$|messages\/\w+\/notices\.ts$/.test(file),
  );
  return Promise.all(
    code.map(async (file) => ({ file, text: await readFile(path.join(app, file), "utf8") })),
  );
}

test("no file names a cookie that the registry does not", async () => {
  const unknown = (await sources()).flatMap(({ file, text }) =>
    [...text.matchAll(/["'`]((?:__Host-)?parley_[a-z_]+)/g)]
      .map(([, name = ""]) => name.replace("__Host-", ""))
      .filter((name) => !known.includes(name) && !words.includes(name))
      .map((name) => `${file}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

test("browser storage is used in registered places only", async () => {
  const use = /\b(localStorage|sessionStorage)\.setItem|indexedDB\.open|caches\.open/;
  const storing = (await sources()).filter(({ text }) => use.test(text));
  const unknown = storing.filter(({ text }) => !known.some((name) => text.includes(name)));
  expect(unknown.map(({ file }) => file)).toEqual([]);
});

test("every registered name is used by the program", async () => {
  const all = (await sources()).map(({ text }) => text).join("\n");
  // The theme is read already; what sets it comes with the page that lets visitors choose.
  for (const name of known) expect(all, name).toContain(name);
});

test("nothing in the registry is optional: each item keeps somebody in, or keeps what they chose", () => {
  const kinds: string[] = [...new Set(browserItems.map(({ category }) => category))].sort();
  expect(kinds).toEqual(["essential", "functional"]);
  // What only the program reads is out of reach for scripts; what a year keeps is somebody's own choice.
  for (const { name, category, lifeDays, httpOnly } of browserItems)
    expect(lifeDays === null || lifeDays <= 31 || category === "functional" || httpOnly, name).toBe(true);
});

test("what stays in a browser for long and was chosen is the same for everybody who chose the same", async () => {
  const context = { services: { settings: { secure: false } } };
  const choose = async (agent: string) => {
    const headers = { "User-Agent": agent, "Content-Type": "application/x-www-form-urlencoded" };
    const theme = new Request("http://parley.test/theme", { method: "POST", headers, body: "theme=dark" });
    const clock = new Request("http://parley.test/clock?to=24", { headers });
    const answers = [
      await chooseTheme({ request: theme, context, params: {} } as never),
      await chooseClock({ request: clock, context, params: {} } as never),
    ];
    return answers.map((answer) => answer.headers.get("Set-Cookie"));
  };
  const [one, other] = [await choose("Firefox on Linux"), await choose("Safari on iPhone")];
  expect(one).toEqual(other);
  expect(one).toEqual([
    expect.stringMatching(/^parley_theme=dark; /),
    expect.stringMatching(/^parley_hours=\w+; /),
  ]);
  const chosen = browserItems.filter(
    ({ category, lifeDays }) => category === "functional" && lifeDays === 365,
  );
  expect(chosen.map(({ name }) => name)).toEqual([
    ...["parley_language", "parley_theme", "parley_zone", "parley_hours", "parley_choice"],
  ]);
});
