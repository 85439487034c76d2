import { cookieValue } from "#app/platform/http/request-locale.ts";
import { createSigner } from "#app/platform/security/signer.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { cookieName, writeCookie } from "#app/platform/session/session-cookie.server.ts";
import { knownDays } from "#app/platform/session/session-life.ts";
import type { GuardArgs } from "./session.server.ts";

const dayMs = 86_400_000;

type Proving = Pick<Services, "settings" | "clock">;

/** Whether this browser signed in to this account before. Nothing of it is stored here: it carries the proof itself. */
export function isKnownBrowser({ request, context: { services } }: GuardArgs, userId: string): boolean {
  const proof = cookieValue(request.headers.get("Cookie"), nameOf(services)) ?? "";
  const [until = "", signature = ""] = proof.split(".");
  if (!/^\d{1,16}$/.test(until) || Number(until) <= services.clock.now()) return false;
  return signerOf(services).verify(`${userId}/${until}`, signature);
}

/** The `Set-Cookie` value that makes a browser known to this account. */
export function knownBrowserCookie(services: Proving, userId: string): string {
  const until = services.clock.now() + knownDays * dayMs;
  const proof = `${until}.${signerOf(services).sign(`${userId}/${until}`)}`;
  return writeCookie(nameOf(services), proof, knownDays * 86_400, services.settings);
}

const nameOf = ({ settings }: Pick<Services, "settings">) => cookieName("parley_known", settings);
const signerOf = ({ settings }: Pick<Services, "settings">) => createSigner(settings.secret, "known-browser");
