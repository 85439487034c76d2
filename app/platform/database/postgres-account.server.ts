import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The operating system account PostgreSQL runs under; undefined means "the account of this process". */
export type PostgresAccount = { name: string; uid: number; gid: number };

/** A database that cannot be started, said in one sentence a person can act on. */
export class EmbeddedPostgresError extends Error {
  override name = "EmbeddedPostgresError";
}

/**
 * PostgreSQL refuses to run as root. Data that is there already stays with its owner, so that a `postgres`
 * account that appears later does not lock an earlier installation out; otherwise the usual accounts are tried.
 */
export async function choosePostgresAccount(cluster: string): Promise<PostgresAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(cluster).catch(() => undefined);
  if (owner && owner.uid !== 0) return { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  for (const name of ["postgres", "nobody", "daemon"]) {
    const account = await lookUp(name);
    if (account) return account;
  }
  throw new EmbeddedPostgresError(
    "PostgreSQL does not run as root, and this machine has no ordinary account (postgres, nobody) to run it under. " +
      "Start Parley as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.",
  );
}

async function lookUp(name: string): Promise<PostgresAccount | undefined> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

type ProcessOptions = { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number };

/** What a PostgreSQL program is started with: no inherited PG* variables, messages in English, times in UTC. */
export function postgresProcessOptions(
  account: PostgresAccount | undefined,
  workingFolder: string,
): ProcessOptions {
  const env: Record<string, string> = {
    PATH: process.env["PATH"] ?? "/usr/bin:/bin",
    LC_ALL: "C",
    TZ: "UTC",
  };
  // Programs on Windows find their libraries with its help.
  const systemRoot = process.env["SystemRoot"];
  if (systemRoot) env["SystemRoot"] = systemRoot;
  const identity = account ? { uid: account.uid, gid: account.gid } : {};
  // The types of a dependency ask for NODE_ENV in every environment, which is Node's matter alone.
  return { cwd: workingFolder, env: env as NodeJS.ProcessEnv, ...identity };
}
