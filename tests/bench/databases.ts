import { randomBytes } from "node:crypto";
import pg from "pg";
import { findInstalledPostgres, startTemporaryPostgres } from "../../app/commands/temporary-postgres.mjs";
import { progress } from "./figure.ts";

type BenchDatabase = {
  /** A part of the figures' names. */
  name: "embedded" | "postgres";
  /** Empty for the embedded one. */
  url: string;
};

/** Does the work on the embedded database, then on a real PostgreSQL: DATABASE_URL's server or the machine's own. */
export async function onEachDatabase(work: (database: BenchDatabase) => Promise<void>): Promise<void> {
  await work({ name: "embedded", url: "" });
  const given = process.env["DATABASE_URL"];
  if (given) return onOwnDatabase(given, (url) => work({ name: "postgres", url }));
  const installed = findInstalledPostgres();
  if (!installed) {
    progress("No PostgreSQL server is installed here, so these figures are the embedded database's alone.");
    return;
  }
  progress(`The other database is PostgreSQL ${installed.major} of this machine.`);
  const server = await startTemporaryPostgres({ ...installed, durable: true });
  try {
    await work({ name: "postgres", url: server.connectionString });
  } finally {
    await server.stop();
  }
}

/** A database of the bench's own on a server that holds other people's. */
async function onOwnDatabase(serverUrl: string, work: (url: string) => Promise<void>): Promise<void> {
  const name = `parley_bench_${randomBytes(5).toString("hex")}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await runOn(serverUrl, `CREATE DATABASE ${name}`);
  try {
    await work(url.href);
  } finally {
    await runOn(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

async function runOn(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
