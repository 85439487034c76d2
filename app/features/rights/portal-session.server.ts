import { cookieValue } from "#app/platform/http/request-locale.ts";
import type { RequestContext } from "#app/platform/load-context.ts";
import { hashToken, randomId, randomToken } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { cookieName, writeCookie } from "#app/platform/session/session-cookie.server.ts";
import { findSession, insertAddress, insertSession, removeSession } from "./portal-repository.server.ts";

export type PortalArgs = { request: Request; context: RequestContext };

/** Somebody who has shown that mail to these addresses reaches them. It has nothing to do with an account. */
export type Portal = {
  sessionId: string;
  /** Lower-case, the first shown first. */
  emails: string[];
  /** Attendees whose booking's own link was shown here: their sensitive answers may be seen. */
  openedIds: string[];
};

/** From the last address that was shown. */
const sessionMs = 30 * 60_000;

type CookieSettings = Pick<Services["settings"], "secure">;

const nameOf = (settings: CookieSettings) => cookieName("parley_me", settings);

function tokenOf(request: Request, settings: CookieSettings): string | null {
  const token = cookieValue(request.headers.get("Cookie"), nameOf(settings));
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : null;
}

/** Who is in the portal, or null. */
export async function currentPortal({ request, context: { services } }: PortalArgs): Promise<Portal | null> {
  const token = tokenOf(request, services.settings);
  if (!token) return null;
  const session = await findSession(services.database.prisma, hashToken(token), services.clock.now());
  if (!session || session.addresses.length === 0) return null;
  const emails = session.addresses.map(({ email }) => email);
  return { sessionId: session.id, openedIds: session.openedIds, emails };
}

/** Opens the portal for an address that was shown and gives the `Set-Cookie` value. One that was open ends. */
export async function startPortal(args: PortalArgs, email: string): Promise<string> {
  const { services } = args.context;
  const { prisma } = services.database;
  const before = await currentPortal(args);
  if (before) await removeSession(prisma, before.sessionId);
  const token = randomToken();
  const now = services.clock.now();
  await insertSession(prisma, {
    id: randomId(),
    tokenHash: hashToken(token),
    createdAt: new Date(now),
    expiresAt: new Date(now + sessionMs),
    email,
  });
  return writeCookie(nameOf(services.settings), token, sessionMs / 1000, services.settings);
}

/** One more address for the same person, who asked for it in this very session. */
export async function addAddress(args: PortalArgs, portal: Portal, email: string): Promise<string | null> {
  const { services } = args.context;
  const now = services.clock.now();
  await insertAddress(services.database.prisma, portal.sessionId, email, {
    provenAt: new Date(now),
    expiresAt: new Date(now + sessionMs),
  });
  const token = tokenOf(args.request, services.settings);
  return token && writeCookie(nameOf(services.settings), token, sessionMs / 1000, services.settings);
}

/** Ends it, and gives the `Set-Cookie` value that says so to the browser. */
export async function endPortal(args: PortalArgs): Promise<string> {
  const { services } = args.context;
  const portal = await currentPortal(args);
  if (portal) await removeSession(services.database.prisma, portal.sessionId);
  return writeCookie(nameOf(services.settings), "", 0, services.settings);
}
