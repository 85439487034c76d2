import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import type { Sealer } from "../security/sealer.server.ts";
import { PrismaClient } from "./generated/client.ts";
import { MigrationError } from "./migrate.server.ts";
import { withSealedAnswers } from "./sealed-answers.server.ts";

/** One pool, shared by Prisma and by raw reads on the hot paths. */
export type Database = { prisma: PrismaClient; pool: pg.Pool; close(): Promise<void> };

/** What a repository is given inside `prisma.$transaction(async (tx) => …)`: use it alone there, never the pool. */
export type DatabaseTransaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

export type DatabaseOptions = {
  connectionString: string;
  /** The embedded server takes 40 connections in all: web, worker and the job queue share them. */
  connectionsMax?: number;
  /** The instant (epoch ms) by which the database hides what has passed its time; the present one when absent. */
  hidesAsOf?: number;
  /** Seals sensitive answers and opens them; without it they are seen as the database holds them. */
  sealer?: Sealer;
  /** Called when an idle connection breaks; the pool replaces it by itself. */
  onConnectionLost?: (error: Error) => void;
};

/** Opens no connection yet: the first query does. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.connectionsMax ?? 10,
    connectionTimeoutMillis: 15_000,
    application_name: "parley",
    onConnect: bindByPolicies,
    // Prisma writes and reads instants as UTC without saying so. On a server with another default zone they would be
    // stored hours off, and raw reads would not agree with Prisma's. And a query that takes milliseconds is not compiled
    // first, which can take seconds.
    options: `-c TimeZone=UTC -c jit=off${options.hidesAsOf === undefined ? "" : ` -c parley.now=${new Date(options.hidesAsOf).toISOString()}`}`,
  });
  // Without a listener one broken idle connection would end the process.
  pool.on("error", (error) => options.onConnectionLost?.(error));
  const plain = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: statementNames() }),
  });
  const prisma = options.sealer ? withSealedAnswers(plain, options.sealer) : plain;
  let closing: Promise<void> | undefined;
  return {
    prisma,
    pool,
    // The adapter leaves a pool that it was given open, so closing it is done here.
    close: () => {
      closing ??= prisma.$disconnect().then(() => pool.end());
      return closing;
    },
  };
}

/**
 * Row policies hide what has passed its time, from everyone but a superuser. As one (Parley's own database is entered
 * so) the connection acts as a role without that power, or is not used at all.
 */
async function bindByPolicies(client: pg.ClientBase): Promise<void> {
  await client.query(
    `SELECT set_config('role', 'parley_app', false) FROM pg_roles
      WHERE rolname = session_user AND (rolsuper OR rolbypassrls)`,
  );
}

/** @throws MigrationError where the database would show what has passed its time: a role that it needs is missing. */
export async function requirePolicies({ pool }: Pick<Database, "pool">): Promise<void> {
  const isBound = await pool.query<{ bound: boolean }>("SELECT row_security_active('booking') AS bound").then(
    ({ rows }) => rows[0]?.bound === true,
    (error: unknown) => {
      // No such role, so that no connection came about; or no such table.
      if (["22023", "42P01"].includes(sqlState(error) ?? "")) return false;
      throw error;
    },
  );
  if (!isBound)
    throw new MigrationError(
      "The database does not hide what has passed its time from the account that Parley enters it with. " +
        "Let that account create the role parley_app, or enter with one that is no superuser.",
    );
}

/** As many different statements as Parley has, and some; see `statementNames`. */
const statementsMax = 500;

/**
 * Names for Prisma's statements, under which a connection keeps them planned: planning the read behind an offer takes
 * ten times as long as running it. A list of ids makes another statement for each of its lengths, and a connection
 * never forgets one, so names are given out up to a bound; after that statements go without, by the empty name.
 */
function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= statementsMax) return "";
    const name = `parley-${names.size}`;
    names.set(sql, name);
    return name;
  };
}

/** True when the database refused a row that overlaps another one (an exclusion constraint), by Prisma or by pg. */
export function isExclusionViolation(error: unknown): boolean {
  return sqlState(error) === "23P01";
}

/** True when the database refused a second row with the same key, by Prisma (P2002) or by pg. */
export function isUniqueViolation(error: unknown): boolean {
  return sqlState(error) === "23505" || readCode(error) === "P2002";
}

/** True when what a row points to is not there, or a row that is pointed to was to go. */
export function isForeignKeyViolation(error: unknown): boolean {
  return ["23503", "23001"].includes(String(sqlState(error))) || readCode(error) === "P2003";
}

/** True when the database refused an attendee for whom a group has no seat left. */
export function isSeatsViolation(error: unknown): boolean {
  if (sqlState(error) !== "23514") return false;
  return /has no seat left|has more attendees/.test(messagesOf(error));
}

function messagesOf(error: unknown): string {
  const meta = readProperty(error, "meta");
  const cause = readProperty(readProperty(meta, "driverAdapterError"), "cause");
  return [error, meta, cause].map((part) => String(readProperty(part, "message"))).join(" ");
}

/** True when a transaction lost against another one (serialization, deadlock): running it again is right. */
export function isSerializationFailure(error: unknown): boolean {
  const state = sqlState(error);
  return state === "40001" || state === "40P01" || readCode(error) === "P2034";
}

/** PostgreSQL's own code, which Prisma keeps at meta.driverAdapterError.cause.originalCode and pg at code. */
function sqlState(error: unknown): string | undefined {
  const meta = readProperty(error, "meta");
  const cause =
    readProperty(readProperty(meta, "driverAdapterError"), "cause") ?? readProperty(error, "cause");
  const original = readProperty(cause, "originalCode") ?? readProperty(meta, "code");
  return typeof original === "string" ? original : readCode(error);
}

function readCode(error: unknown): string | undefined {
  const code = readProperty(error, "code");
  return typeof code === "string" ? code : undefined;
}

function readProperty(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
