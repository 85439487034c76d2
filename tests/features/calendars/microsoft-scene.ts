import { randomId } from "#app/platform/security/random-id.server.ts";
import { microsoftAt, startFakeMicrosoft } from "#tests/contract/microsoft-peer.ts";
import type { TestDatabase } from "../test-database.ts";
import { leaveScene } from "./leave-scene.ts";

/** A business whose owner, signed in, has an account at a fake Microsoft of their own. */
export async function microsoftScene(database: TestDatabase) {
  const microsoft = await startFakeMicrosoft({ owner: `ada-${randomId()}@outlook.example` });
  const { grants } = microsoft;
  const made = await leaveScene(database, { kind: "microsoft", grants, opener: microsoftAt(microsoft) });
  return { microsoft, ...made };
}
