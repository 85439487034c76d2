import { redirect } from "@remix-run/node";
import { isLocale, type Locale, locales } from "#app/messages/locale.ts";
import type { RequestContext } from "#app/platform/load-context.ts";
import { hashToken, randomId, randomToken } from "#app/platform/security/random-id.server.ts";
import { deviceName } from "#app/platform/session/device-name.server.ts";
import { signInPath } from "#app/platform/session/return-path.ts";
import { noSessionCookie, sessionCookie, sessionToken } from "#app/platform/session/session-cookie.server.ts";
import { sessionDays } from "#app/platform/session/session-life.ts";
import { createSession, deleteSession, findSession, touchSession } from "./session-repository.server.ts";

/** What a loader or an action is given. */
export type GuardArgs = { request: Request; context: RequestContext };

export type SignedIn = {
  user: {
    id: string;
    name: string;
    email: string;
    /** True for everyone who is signed in: a session starts only after the address was verified. */
    emailVerified: boolean;
    locale: Locale;
    /** IANA name. */
    timeZone: string;
    /** Epoch ms: the account is being deleted, and until then this can be called off. */
    closesAt: number | null;
    /** Epoch ms: since then the person rests. */
    pausedAt: number | null;
    /** A year went by since they last said that their profile is right. */
    asksProfile: boolean;
  };
  sessionId: string;
};

/** A use within this time of the last one noted is not noted again. */
const touchEveryMs = 10 * 60_000;
const profileYearMs = 365 * 86_400_000;
const sessionMs = sessionDays * 86_400_000;

/** One look-up per request, however many loaders ask. Remix hands each loader its own Request but one context. */
type Answer = { token: string; signedIn: Promise<SignedIn | null>; renewedCookie: string | null };
const answers = new WeakMap<RequestContext, Answer>();

/** Who is signed in, or null. */
export async function currentUser({ request, context }: GuardArgs): Promise<SignedIn | null> {
  const token = sessionToken(request, context.services.settings);
  if (!token) return null;
  const known = answers.get(context);
  if (known?.token === token) return known.signedIn;
  const answer: Answer = { token, signedIn: Promise.resolve(null), renewedCookie: null };
  answers.set(context, answer);
  answer.signedIn = lookUp(token, context, answer);
  return answer.signedIn;
}

/**
 * Who is signed in. Anyone else is sent to the sign-in page, which leads back here; and whoever's account is being deleted
 * to the one page that is left.
 */
export async function requireUser(args: GuardArgs): Promise<SignedIn> {
  const signedIn = await requireAnyUser(args);
  if (signedIn.user.closesAt !== null) throw redirect("/account/deletion", 303);
  return signedIn;
}

/** The same, also for somebody whose account is being deleted. */
export async function requireAnyUser(args: GuardArgs): Promise<SignedIn> {
  const signedIn = await currentUser(args);
  if (!signedIn) throw redirect(signInPath(args.request));
  return signedIn;
}

/**
 * The cookie that keeps the browser's copy as young as the row, when this request noted a use; else null.
 * The server appends it to pages it renders.
 */
export function renewedSessionCookie(context: RequestContext): string | null {
  return answers.get(context)?.renewedCookie ?? null;
}

async function lookUp(token: string, context: RequestContext, answer: Answer): Promise<SignedIn | null> {
  const { services, network } = context;
  const now = services.clock.now();
  const session = await findSession(services.database.prisma, hashToken(token), now);
  if (!session) return null;
  if (now - session.lastSeenAt.getTime() >= touchEveryMs) {
    const seen = { network, lastSeenAt: new Date(now), expiresAt: new Date(now + sessionMs) };
    await touchSession(services.database.prisma, session.id, seen);
    answer.renewedCookie = sessionCookie(token, services.settings);
  }
  const { emailVerifiedAt, locale, closesAt, pausedAt, createdAt, profileConfirmedAt, ...user } =
    session.user;
  return {
    user: {
      ...user,
      closesAt: closesAt?.getTime() ?? null,
      pausedAt: pausedAt?.getTime() ?? null,
      asksProfile: now - (profileConfirmedAt ?? createdAt).getTime() >= profileYearMs,
      emailVerified: emailVerifiedAt !== null,
      locale: isLocale(locale) ? locale : locales[0],
    },
    sessionId: session.id,
  };
}

/** Starts a session (of this id, where one is given) and gives the `Set-Cookie` value for it. A session that the browser came with ends. */
export async function startSession(
  args: GuardArgs,
  userId: string,
  writer: Parameters<typeof createSession>[0] = args.context.services.database.prisma,
  id = randomId(),
): Promise<string> {
  const { request, context } = args;
  const before = await currentUser(args);
  if (before) await deleteSession(writer, before.user.id, before.sessionId);
  const token = randomToken();
  const now = context.services.clock.now();
  await createSession(writer, {
    id,
    tokenHash: hashToken(token),
    userId,
    device: deviceName(request.headers.get("User-Agent")),
    network: context.network,
    createdAt: new Date(now),
    lastSeenAt: new Date(now),
    expiresAt: new Date(now + sessionMs),
  });
  return sessionCookie(token, context.services.settings);
}

/** Ends the session of this request, if there is one, and gives the `Set-Cookie` value that clears it. */
export async function endSession(args: GuardArgs): Promise<string> {
  const signedIn = await currentUser(args);
  const { services } = args.context;
  if (signedIn) await deleteSession(services.database.prisma, signedIn.user.id, signedIn.sessionId);
  answers.delete(args.context);
  return noSessionCookie(services.settings);
}
