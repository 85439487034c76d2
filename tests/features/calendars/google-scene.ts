import { googleOf } from "#app/integrations/google-calendar/google-calendar.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { googleClient, startFakeGoogle } from "#tests/contract/google-peer.ts";
import type { TestDatabase } from "../test-database.ts";
import { leaveScene } from "./leave-scene.ts";

/** A business whose owner, signed in, has an account at a fake Google of their own. */
export async function googleScene(database: TestDatabase) {
  const google = await startFakeGoogle({ owner: `ada-${randomId()}@gmail.example` });
  const { id: clientId, secret: clientSecret, redirectUri } = googleClient;
  const app = { clientId, clientSecret, redirectUri, root: google.root, now: () => Date.now() };
  const { grants } = google;
  return { google, ...(await leaveScene(database, { kind: "google", grants, opener: googleOf(app) })) };
}
