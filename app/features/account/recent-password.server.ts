import { redirect } from "@remix-run/node";
import { localPath } from "#app/platform/http/local-path.ts";
import { cookieValue } from "#app/platform/http/request-locale.ts";
import { createSigner } from "#app/platform/security/signer.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { cookieName, writeCookie } from "#app/platform/session/session-cookie.server.ts";
import { findCredentials } from "./account-repository.server.ts";
import { takePassword } from "./attempts.server.ts";
import { isPassword } from "./password.server.ts";
import { type GuardArgs, requireUser, type SignedIn } from "./session.server.ts";

/** For so long after the password was given, what asks for it does not ask again. */
const recentSeconds = 5 * 60;

type Marking = Pick<Services, "settings" | "clock">;

/**
 * Who is signed in, and has given the password within the last five minutes: for what a stranger at an unlocked screen
 * must not do. Anyone else is led to the page that asks for it, and from there to `next`: the page asked for, when it
 * was asked for by GET, and a path of this site that the caller names, since a form cannot be sent again for somebody.
 */
export async function requireRecentPassword(args: GuardArgs, next?: string): Promise<SignedIn> {
  const signedIn = await requireUser(args);
  if (hasRecentPassword(args, signedIn)) return signedIn;
  const { pathname, search } = new URL(args.request.url);
  throw redirect(confirmPath(next ?? pathname + search), 303);
}

/** The page that asks for the password and leads to `next`. */
function confirmPath(next: string): string {
  return `/account/confirm?next=${encodeURIComponent(nextPath(next))}`;
}

/** A path of this site, or the account's page for anything else. */
export function nextPath(next: unknown): string {
  return (typeof next === "string" ? localPath(next) : null) ?? "/account";
}

function hasRecentPassword(
  { request, context: { services } }: GuardArgs,
  { sessionId }: Pick<SignedIn, "sessionId">,
): boolean {
  const mark = cookieValue(request.headers.get("Cookie"), nameOf(services)) ?? "";
  const [at = "", signature = ""] = mark.split(".");
  if (!/^\d{1,16}$/.test(at) || !signerOf(services).verify(`${sessionId}/${at}`, signature)) return false;
  const age = services.clock.now() - Number(at);
  return age >= 0 && age < recentSeconds * 1000;
}

export type ConfirmResult =
  | { ok: true; cookie: string }
  | { ok: false; reason: "wrong" }
  | { ok: false; reason: "too-many"; retryAfterSeconds: number };

/** Checks the password of who is signed in, and gives the `Set-Cookie` value that says so, for this session alone. */
export async function confirmPassword(
  services: Services,
  { user, sessionId }: SignedIn,
  password: string,
): Promise<ConfirmResult> {
  const allowed = takePassword(services, user.id);
  if (!allowed.ok) return { ...allowed, reason: "too-many" };
  const credentials = await findCredentials(services.database.prisma, { id: user.id });
  if (!(await isPassword(credentials?.passwordHash ?? null, password))) return { ok: false, reason: "wrong" };
  return { ok: true, cookie: recentPasswordCookie(services, sessionId) };
}

/** The mark itself: the instant, signed together with the session, so that it is worth nothing in another one. */
function recentPasswordCookie(services: Marking, sessionId: string): string {
  const at = String(services.clock.now());
  const mark = `${at}.${signerOf(services).sign(`${sessionId}/${at}`)}`;
  return writeCookie(nameOf(services), mark, recentSeconds, services.settings);
}

function signerOf({ settings }: Marking) {
  return createSigner(settings.secret, "recent-password");
}

function nameOf({ settings }: Marking): string {
  return cookieName("parley_confirmed", settings);
}
