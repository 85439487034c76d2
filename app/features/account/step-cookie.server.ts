import { cookieValue } from "#app/platform/http/request-locale.ts";
import { createSigner } from "#app/platform/security/signer.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { cookieName, writeCookie } from "#app/platform/session/session-cookie.server.ts";
import { findCredentials } from "./account-repository.server.ts";
import type { GuardArgs } from "./session.server.ts";

/** Between the password and the code. */
const stepSeconds = 10 * 60;

type Proving = Pick<Services, "settings" | "clock">;
type Owner = { id: string; passwordHash: string };

/**
 * The `Set-Cookie` value by which a browser that gave the right password may give the code. It is good for nothing else,
 * and ends with its time, with the password, and with the sign-in that it leads to.
 */
export function stepCookie(services: Proving, owner: Owner): string {
  const until = services.clock.now() + stepSeconds * 1000;
  const proof = `${owner.id}.${until}.${signerOf(services).sign(signedText(owner, until))}`;
  return writeCookie(nameOf(services), proof, stepSeconds, services.settings);
}

export function noStepCookie(services: Proving): string {
  return writeCookie(nameOf(services), "", 0, services.settings);
}

/** Whose password was given in this browser a moment ago; null for nobody's. */
export async function stepOwner({ request, context: { services } }: GuardArgs) {
  const proof = cookieValue(request.headers.get("Cookie"), nameOf(services)) ?? "";
  const [id = "", until = "", signature = ""] = proof.split(".");
  if (!/^[a-z2-7]{26}$/.test(id) || !/^\d{1,16}$/.test(until)) return null;
  if (Number(until) <= services.clock.now()) return null;
  const owner = await findCredentials(services.database.prisma, { id });
  if (!owner || owner.emailVerifiedAt === null) return null;
  return signerOf(services).verify(signedText(owner, Number(until)), signature) ? owner : null;
}

const signedText = ({ id, passwordHash }: Owner, until: number) => `${id}/${until}/${passwordHash}`;
const nameOf = ({ settings }: Pick<Services, "settings">) => cookieName("parley_step", settings);
const signerOf = ({ settings }: Pick<Services, "settings">) => createSigner(settings.secret, "sign-in-step");
