import { randomBytes } from "node:crypto";
import path from "node:path";
import pg from "pg";
import { Refusal, reachDatabase, say } from "./command-line.server.ts";
import { createServices } from "./create-services.server.ts";
import { exportForAuthority } from "./export-for-authority.server.ts";
import { liftSecondStep } from "./features/account/account.server.ts";
import { figuresText } from "./features/figures/figures.server.ts";
import { incidentUsage, operateIncident, runDrill } from "./features/incidents/incidents.server.ts";
import { holdsText, legalUsage, operateLegal } from "./features/legal/legal.server.ts";
import { accessUsage, operateAccess } from "./features/support/support.server.ts";
import { operateSupport, supportUsage } from "./operate-support.server.ts";
import { openDatabase } from "./platform/database/database.server.ts";
import { migrate } from "./platform/database/migrate.server.ts";
import { createLog } from "./platform/log.server.ts";
import type { Services } from "./platform/services.server.ts";
import { readSettings } from "./read-settings.server.ts";

/** What the operator does at the terminal about incidents, requests of authorities, holds and figures. */
export const caseCommands: Record<string, { says: string; run: (args: string[]) => Promise<number> }> = {
  incident: {
    says: "what went wrong: list, open, report, authority-told, announce, publish, measure, close",
    run: (args) => withServices(incidentUsage, (services) => operateIncident(services, args)),
  },
  drill: {
    says: "plays a breach on a database of its own, which is dropped again; exits with 1 where somebody would not be told",
    run: drill,
  },
  legal: {
    says: "what authorities asked for: list, add, gag, hold, contest, refuse, approve, export, answer, review",
    run: (args) =>
      withServices(legalUsage, (services) =>
        args[0] === "export" ? exportForAuthority(services, args) : operateLegal(services, args),
      ),
  },
  figures: {
    says: "at which hours businesses meet people, in numbers of ten and more",
    run: () => withServices("", (services) => figuresText(services)),
  },
  access: {
    says: "a business's data by an owner's grant, or in an emergency: list, show, emergency, end",
    run: (args) => withServices(accessUsage, (services) => operateAccess(services, args)),
  },
  support: {
    says: "what people wrote to you: list, show, answer, close, reopen, extend, refuse",
    run: (args) => withServices(supportUsage, (services) => operateSupport(services, args)),
  },
  "second-step": {
    says: "for whoever lost app and recovery codes, once you know that it is they who ask: off <e-mail address>",
    run: (args) => withServices("", (services) => liftSecondStep(services, args)),
  },
  holds: {
    says: "every legal hold with its day of review, those that are due first",
    run: () => withServices("", (services) => holdsText(services)),
  },
};

async function withServices(usage: string, work: (services: Services) => Promise<string>): Promise<number> {
  const { services, close } = await createServices(
    readSettings(process.cwd()),
    createLog("warn"),
    process.cwd(),
  );
  try {
    say(await work(services));
    return 0;
  } catch (error) {
    // What parseArgs does not know, and what the commands refuse, are sentences for the operator.
    if (error instanceof Error && (error.constructor === Error || error instanceof TypeError))
      throw new Refusal(error.message || usage);
    throw error;
  } finally {
    await close();
  }
}

async function drill(): Promise<number> {
  const settings = readSettings(process.cwd());
  const { connectionString, stop } = await reachDatabase(settings);
  const name = `parley_drill_${randomBytes(5).toString("hex")}`;
  const scratch = new URL(connectionString);
  scratch.pathname = `/${name}`;
  try {
    await onServer(connectionString, `CREATE DATABASE ${name} TEMPLATE template0`).catch(() => {
      throw new Refusal(
        "The drill needs a database of its own: let Parley's account create one, or run it elsewhere.",
      );
    });
    await migrate({
      connectionString: scratch.href,
      migrationsDir: path.join(process.cwd(), "prisma/migrations"),
    });
    const database = openDatabase({ connectionString: scratch.href, connectionsMax: 2 });
    const jobs = { enqueue: async () => undefined };
    const result = await runDrill({ database, settings, jobs, clock: { now: () => Date.now() } }).finally(
      database.close,
    );
    say(
      result.ok
        ? `The list is right: ${result.people} people, each of them told ${Math.floor(result.spareMs / 3_600_000)} hours before the 72 are over, by mail and on their own pages; and everybody else can read of it.`
        : `The drill failed. Missing: ${result.missing.join(", ") || "nobody"}. Too many: ${result.superfluous.join(", ") || "nobody"}. Told on their own pages: ${result.banners ? "yes" : "no"}. Made public: ${result.published ? "yes" : "no"}.`,
    );
    return result.ok ? 0 : 1;
  } finally {
    await onServer(connectionString, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).catch(() => undefined);
    await stop();
  }
}

async function onServer(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
