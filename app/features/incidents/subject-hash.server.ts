import { createSigner } from "#app/platform/security/signer.server.ts";
import type { Settings } from "#app/platform/settings.server.ts";

/** The keyed hash by which somebody on an incident's list is found again; it tells the address to nobody. */
export function subjectHash({ secret }: Pick<Settings, "secret">, email: string): string {
  return createSigner(secret, "incident").sign(email.normalize("NFC").toLowerCase());
}
