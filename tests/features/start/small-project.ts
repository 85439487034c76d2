import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { settingNames } from "#app/platform/settings.server.ts";

const root = path.resolve(import.meta.dirname, "../../..");
/** Tools that do in a moment what npm, Prisma, Vite and esbuild need minutes for, and stop where a test wants them to. */
const tools = path.join(import.meta.dirname, "small-tools");

export type Run = { code: number | null; signal: string | null; output: string };

/** A project of a few files with Parley's own commands. */
export type SmallProject = {
  folder: string;
  /** Runs a command's script to its end, whatever that is. */
  run(script: string, env?: Record<string, string>): Promise<Run>;
  /** What the tools and their hooks have noted since it was asked last. */
  notes(): string[];
  /** Every file below `node_modules`, `build` and the database client's folder, with its text. */
  made(): Record<string, string>;
  remove(): Promise<void>;
};

export async function smallProject(): Promise<SmallProject> {
  const folder = await emptyFolder();
  await cp(path.join(root, "app/commands"), path.join(folder, "app/commands"), { recursive: true });
  await cp(path.join(root, "tests/e2e/find-browser.mjs"), path.join(folder, "tests/e2e/find-browser.mjs"));
  await cp(tools, path.join(folder, "tools"), { recursive: true });
  await writeFile(path.join(folder, "package.json"), '{ "type": "module" }\n');
  await setVersion(folder, "1");
  return projectIn(folder);
}

/** The same project again, with all that was made in it. */
export async function copyOf(project: SmallProject): Promise<SmallProject> {
  const folder = await emptyFolder();
  await cp(project.folder, folder, { recursive: true });
  const copy = projectIn(folder);
  copy.notes();
  return copy;
}

function emptyFolder(): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), "parley-small-"));
}

function projectIn(folder: string): SmallProject {
  const notesFile = path.join(folder, "notes");
  let noted = 0;
  return {
    folder,
    run: (script, env = {}) => runScript(folder, script, env),
    notes: () => {
      const lines = existsSync(notesFile) ? readFileSync(notesFile, "utf8").split("\n") : [];
      const fresh = lines.slice(noted, -1);
      noted += fresh.length;
      return fresh;
    },
    made: () =>
      Object.fromEntries(
        ["node_modules", "build", "app/platform"]
          .flatMap((name) => filesBelow(folder, name))
          .map((file) => [file, readFileSync(path.join(folder, file), "utf8")]),
      ),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Other packages, another schema, another program: everything has to be made anew. */
export async function setVersion(folder: string, version: string): Promise<void> {
  const names = ["esbuild", "prisma", "@remix-run/dev"];
  const packages = Object.fromEntries(names.map((name) => [`node_modules/${name}`, { version }]));
  const write = (file: string, text: string) => writeFile(path.join(folder, file), text);
  await write("package-lock.json", JSON.stringify({ packages: { "": {}, ...packages } }));
  await write("app/server.ts", version);
}

function filesBelow(folder: string, name: string): string[] {
  if (!existsSync(path.join(folder, name))) return [];
  return readdirSync(path.join(folder, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

function runScript(folder: string, script: string, env: Record<string, string>): Promise<Run> {
  const unset = Object.fromEntries(settingNames.map((name) => [name, undefined]));
  const child = spawn(process.execPath, [script], {
    cwd: folder,
    env: {
      ...process.env,
      ...unset,
      npm_execpath: path.join(folder, "tools/npm.js"),
      NODE_OPTIONS: `--import ${path.join(folder, "tools/dying.js")}`,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
    });
  }
  return new Promise((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal, output }));
  });
}
