import { expect, test } from "vitest";
import { isGone } from "../database/launcher-process.ts";
import { copyOf, type SmallProject, setVersion, smallProject } from "./small-project.ts";

const start = "app/commands/start.mjs";
const lanes = 2;

/** Each point in a project of its own, a few at the same time. */
async function atEach(points: string[], work: (point: string) => Promise<void>): Promise<void> {
  const left = [...points];
  const lane = async () => {
    for (let point = left.shift(); point !== undefined; point = left.shift()) await work(point);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Runs the start until the point, where it is killed; what it ran then is gone, too. */
async function dieAt(project: SmallProject, point: string): Promise<void> {
  const died = await project.run(start, { DIES_AT: point });
  expect([point, died.signal]).toEqual([point, "SIGKILL"]);
  const left = Number(project.notes().at(-1)?.replace("left behind: ", ""));
  expect(left).toBeGreaterThan(0);
  expect([point, await isGone(left)]).toEqual([point, true]);
}

const runs = (version: string) => ({
  code: 0,
  signal: null,
  output: expect.stringMatching(new RegExp(`runs ${version}$`)),
});

test("a first start that is killed anywhere in its installation or its build is taken up by the next one", async () => {
  const undisturbed = await smallProject();
  expect(await undisturbed.run(start)).toEqual(runs("1"));
  const [noted, whole] = [undisturbed.notes(), undisturbed.made()];
  const points = noted.filter((point) => !/^(npm begins|rm)/.test(point));
  expect(points).toEqual(expect.arrayContaining(["npm amid a package", "prisma half-way", "remix half-way"]));
  // Where all of it is done, nothing is done again.
  expect(await undisturbed.run(start)).toEqual({ code: 0, signal: null, output: "runs 1" });
  expect(undisturbed.notes()).toEqual([]);
  await undisturbed.remove();
  await atEach(points, async (point) => {
    const project = await smallProject();
    await dieAt(project, point);
    expect(await project.run(start)).toEqual(runs("1"));
    // npm takes a package without some of its files for a whole one: a half-done installation is not shown to it.
    if (point.startsWith("npm ")) expect(project.notes()).toContain("npm begins beside 0 packages");
    expect([point, project.made()]).toEqual([point, whole]);
    await project.remove();
  });
}, 300_000);

/** Which versions the files of build/ come from. */
function builtVersions(project: SmallProject): string[] {
  const files = Object.entries(project.made()).filter(([file]) => /^build\/.*\.js$/.test(file));
  return [...new Set(files.map(([, text]) => /\d/.exec(text)?.[0] ?? "half"))];
}

test("an update that is killed anywhere leaves one version’s build or none, and is taken up by the next start", async () => {
  const outdated = await smallProject();
  expect(await outdated.run(start)).toEqual(runs("1"));
  await setVersion(outdated.folder, "2");
  const undisturbed = await copyOf(outdated);
  expect(await undisturbed.run(start)).toEqual(runs("2"));
  const [noted, whole] = [undisturbed.notes(), undisturbed.made()];
  await undisturbed.remove();
  const points = noted.filter((point) => /^(npm before|esbuild|rename|rm\w+ .*old)/.test(point));
  expect(points.filter((point) => point.startsWith("rename"))).toHaveLength(2);
  const left: Record<string, string[]> = {};
  await atEach(points, async (point) => {
    const project = await copyOf(outdated);
    await dieAt(project, point);
    left[point] = builtVersions(project);
    expect(await project.run(start)).toEqual(runs("2"));
    expect([point, project.made()]).toEqual([point, whole]);
    await project.remove();
  });
  expect(points.map((point) => left[point])).toEqual([["1"], ["1"], ["1"], [], ["2"]]);
  await outdated.remove();
}, 300_000);
