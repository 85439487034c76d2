import { noteAccount } from "#app/features/audit/audit.server.ts";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isKnownBrowser, knownBrowserCookie } from "./known-browser.server.ts";
import { meetMarketingChoice } from "./marketing-choice.server.ts";
import { type GuardArgs, startSession } from "./session.server.ts";

/**
 * Starts the session of somebody who has shown who they are, and gives its cookie. A browser that never signed in to this
 * account is told to it by mail.
 */
export async function startTold(args: GuardArgs, tx: DatabaseTransaction, userId: string): Promise<string> {
  const { services } = args.context;
  const sessionId = randomId();
  const cookie = await startSession(args, userId, tx, sessionId);
  if (!isKnownBrowser(args, userId)) await tellOfNewDevice(services, tx, userId, sessionId);
  await noteAccount(tx, { action: "sign-in", userId, by: "member", now: services.clock.now() });
  return cookie;
}

/** What else a browser carries that signed in. */
export async function cookiesOf(args: GuardArgs, userId: string): Promise<string[]> {
  const choice = await meetMarketingChoice(args, userId);
  return [knownBrowserCookie(args.context.services, userId), ...(choice === null ? [] : [choice])];
}

function tellOfNewDevice(
  services: Services,
  tx: DatabaseTransaction,
  userId: string,
  sessionId: string,
): Promise<void> {
  const dedupeKey = `new_device:${sessionId}`;
  return queueMail(services, tx, { kind: "new_device", userId, facts: { sessionId }, dedupeKey });
}
