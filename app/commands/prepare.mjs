import { existsSync } from "node:fs";
import path from "node:path";
import { ensureInstalled } from "./install.mjs";
import { ensureBuilt } from "./product-build.mjs";
import { cacheFolder, fingerprint, hasStamp, inProject, root, writeStamp } from "./project.mjs";
import { announce, runQuietly } from "./steps.mjs";

/** Brings packages, database client and (when asked) the build up to date. Does nothing, fast, when they are. */
export async function prepare({ build }) {
  process.chdir(root);
  await ensureInstalled();
  await ensureDatabaseClient();
  if (build) await ensureBuilt();
}

async function ensureDatabaseClient() {
  const stamp = path.join(cacheFolder, "database-client.stamp");
  const wanted = fingerprint(["prisma/schema.prisma", "prisma/config.ts", "package-lock.json"]);
  const client = inProject("app", "platform", "database", "generated", "client.ts");
  if (existsSync(client) && hasStamp(stamp, wanted)) return;
  await announce("Generating the database client", () =>
    runQuietly(
      process.execPath,
      [inProject("node_modules", "prisma", "build", "index.js"), "generate", "--config", "prisma/config.ts"],
      {
        env: prismaEnvironment(),
        advice: "The database client could not be generated from prisma/schema.prisma.",
      },
    ),
  );
  writeStamp(stamp, wanted);
}

/**
 * Prisma downloads an engine that `generate` never runs; naming any existing program keeps it from doing so. Its own
 * setting wins, so that an engine of one's own can be used.
 */
function prismaEnvironment() {
  return {
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
}
