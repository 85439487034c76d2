import { existsSync, readFileSync } from "node:fs";
import { inProject, root } from "./project.mjs";
import { say } from "./steps.mjs";
import { findInstalledPostgres, startTemporaryPostgres } from "./temporary-postgres.mjs";
import { runPlaywright, runTool, runVitest } from "./test-runners.mjs";

/**
 * What `npm test` does, in order. A step's `run` returns `{ ok, passed?, failed? }`.
 * `parts`: which of "checks", "tests" and "browser" are wanted; `filters`: parts of file names, as Vitest and Playwright take them.
 */
export function testSteps(parts, filters) {
  return [
    ...(parts.includes("checks") ? checks() : []),
    ...(parts.includes("tests") ? tests(filters, { everyDatabase: parts.includes("browser") }) : []),
    ...(parts.includes("browser") ? browserJourneys(filters) : []),
  ];
}

const typesInfo = "node_modules/.cache/parley/types.tsbuildinfo";

function checks() {
  const rules = "tests/architecture/dependency-cruiser.mjs";
  const steps = [
    // What was checked before and has not changed since is not checked again: half a minute becomes seconds.
    tool("Types", "typescript/bin/tsc", ["--noEmit", "--incremental", "--tsBuildInfoFile", typesInfo]),
    tool("Lint and format", "@biomejs/biome/bin/biome", ["ci", "--config-path=.biome.json"]),
  ];
  if (existsSync(inProject(rules))) {
    steps.push(
      tool("Directions of imports", "dependency-cruiser/bin/dependency-cruise.mjs", [
        "--config",
        rules,
        "app",
      ]),
    );
  }
  const knip = knipArguments();
  if (knip) steps.push(tool("Unused files and packages", "knip/bin/knip.js", knip));
  return steps;
}

function tool(title, program, args) {
  return { title, silent: true, run: () => runTool(inProject("node_modules", program), args) };
}

function knipArguments() {
  const places = ["tests/architecture/knip.json", ".knip.json", "knip.json"];
  const found = places.find((place) => existsSync(inProject(place)));
  if (found) return ["--config", found];
  return JSON.parse(readFileSync(inProject("package.json"), "utf8")).knip ? [] : undefined;
}

/** What depends on the zone of the machine would show here; the rest need not run three times. */
const zoneTests = [
  "tests/unit/availability",
  "tests/unit/notifications",
  "tests/unit/booking",
  "tests/unit/form",
];

/** Tests that start and kill processes, storm, or go through whole stories take their time; the whole run has them. */
const withoutStorms = [
  "tests/features/rights/requests.test.ts",
  "tests/features/rights/disclosures.test.ts",
  "tests/features/rights/portal.test.ts",
  "tests/features/deletion/team.test.ts",
  "tests/features/incidents/incidents.test.ts",
  "tests/features/support/access-by-grant.test.ts",
  "tests/features/exports/exports.test.ts",
  "tests/features/exports/archive.test.ts",
  "tests/features/account/passwords-and-sessions.test.ts",
  "tests/features/privacy/erasure-breaker.test.ts",
  "tests/features/privacy/hidden.test.ts",
  "tests/features/notices/pages.test.ts",
  "tests/contract/mail-transport.test.ts",
  "tests/unit/notifications/calendar.test.ts",
  "tests/features/exports/command.test.ts",
  "tests/features/exports/import.test.ts",
  "tests/features/exports/kill.test.ts",
  "tests/features/jobs/kill.test.ts",
  "tests/features/backups/commands.test.ts",
  "tests/features/backups/restore.test.ts",
  "tests/features/database/embedded-postgres.test.ts",
  "tests/features/booking/storm.test.ts",
  "tests/features/privacy/retention-schedule.test.ts",
  "tests/features/start/half-done.test.ts",
  "tests/features/start/real-start.test.ts",
  "tests/features/start/roles.test.ts",
  "tests/features/start/seed.test.ts",
  "tests/features/privacy/retention-chaos.test.ts",
  "tests/features/privacy/time-travel.test.ts",
  "tests/features/privacy/retention-rules.test.ts",
  "tests/features/privacy/run-retention.test.ts",
  "tests/features/account/sign-up.test.ts",
  "tests/features/audit/command.test.ts",
  "tests/features/backups/backup-folder.test.ts",
  "tests/features/deletion/deletion-chaos.test.ts",
  "tests/features/booking/races.test.ts",
  "tests/features/booking/rules/rhythms.test.ts",
  "tests/features/booking/rules/stored-is-offered.test.ts",
  "tests/features/http/page-cache.test.ts",
  "tests/features/jobs/job-queue.test.ts",
  "tests/features/notifications/place-mails.test.ts",
  "tests/features/rooms/room-gateway.test.ts",
  "tests/contract/signalling/peer-broker.test.ts",
].flatMap((file) => ["--exclude", file]);

/**
 * The quick check tries fewer random cases, in two zones of three, and keeps to the embedded database unless another one
 * is asked for.
 */
function tests(filters, { everyDatabase }) {
  // Random cases for each of four modes, in each of three zones: more than 20,000 in the whole run.
  const runs = { PARLEY_PROPERTY_RUNS: everyDatabase ? "1700" : "100" };
  const inZones = filters.length > 0 ? filters : zoneTests;
  const isWhole = everyDatabase || filters.length > 0;
  const patient = filters.length === 0;
  const chosen = isWhole ? filters : withoutStorms;
  // An undefined setting is taken out of the environment.
  const embedded = { DATABASE_URL: undefined, TZ: "UTC" };
  const steps = [
    vitest("Unit tests and architecture", ["unit", "architecture"], chosen, { TZ: "UTC", ...runs }),
    vitest("Unit tests in St. John’s", ["unit"], inZones, { TZ: "America/St_Johns", ...runs }),
    ...(isWhole ? [vitest("Unit tests in London", ["unit"], inZones, { TZ: "Europe/London", ...runs })] : []),
    vitest("Features and contracts, embedded database", ["features", "contract"], chosen, embedded, patient),
  ];
  const server = everyDatabase || process.env.DATABASE_URL ? otherDatabase(filters) : undefined;
  if (server) steps.push(server);
  return steps;
}

function vitest(title, projects, filters, env, patient = false) {
  return { title, run: () => runVitest(projects, filters, env, { patient }) };
}

/** Where the server itself decides: constraints, locks, policies, notices, queues. The rest would say the same twice. */
const serverTests = [
  "backups/restore",
  "booking",
  "calendars",
  "database",
  "deletion",
  "jobs",
  "privacy",
  "rooms/two-processes",
].map((folder) => `tests/features/${folder}`);

/** Of those, these are about the embedded server, about commands, or about rules that need none. */
const launcherTests = [
  "tests/features/audit/command.test.ts",
  "tests/features/database/embedded-postgres.test.ts",
  "tests/features/deletion/deletion-chaos.test.ts",
  "tests/features/exports/command.test.ts",
  "tests/features/exports/import.test.ts",
  "tests/features/exports/kill.test.ts",
  "tests/features/privacy/time-travel.test.ts",
].flatMap((file) => ["--exclude", file]);

/** The features once more on a PostgreSQL that is not ours: the one DATABASE_URL names, else the machine's own. */
function otherDatabase(filters) {
  const selection = [...launcherTests, ...(filters.length > 0 ? filters : serverTests)];
  const given = process.env.DATABASE_URL;
  if (given) {
    return vitest("Features, DATABASE_URL", ["features"], selection, { TZ: "UTC", DATABASE_URL: given });
  }
  const installed = findInstalledPostgres();
  if (!installed) {
    say("No PostgreSQL server is installed here: the features are tested on the embedded one alone.");
    return undefined;
  }
  const run = async () => {
    const server = await startTemporaryPostgres(installed);
    try {
      const env = { TZ: "UTC", DATABASE_URL: server.connectionString };
      return await runVitest(["features"], selection, env, { patient: filters.length === 0 });
    } finally {
      await server.stop();
    }
  };
  return { title: `Features, PostgreSQL ${installed.major} of this machine`, run };
}

function browserJourneys(filters) {
  const config = "tests/e2e/playwright.config.ts";
  if (!existsSync(inProject(config))) return [];
  const journeys = (part) => async () => {
    const { findBrowser } = await import(new URL("../../tests/e2e/find-browser.mjs", import.meta.url).href);
    const { executablePath } = await findBrowser({ light: part !== undefined });
    say(`Browser: ${executablePath.replace(`${root}/`, "")}`);
    return runPlaywright(config, filters, { DATABASE_URL: undefined, PARLEY_E2E_PART: part });
  };
  if (filters.length > 0) return [{ title: "Journeys in the browser", run: journeys(undefined) }];
  return [
    { title: "Journeys in the browser", run: journeys("pages") },
    { title: "Rooms in the browser", run: journeys("rooms") },
    { title: "Calls in the browser", run: journeys("calls") },
  ];
}
