import { isAddressInUse, type SignedIn } from "#app/features/account/account.server.ts";
import type { Translator } from "#app/messages/translator.ts";
import type { MemberRole } from "#app/platform/database/generated/enums.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime, offsetLabel } from "#app/platform/time/format.server.ts";
import { findOpen } from "./invitation-repository.server.ts";

type Open = {
  business: string;
  role: MemberRole;
  /** Who asked; null for somebody who is gone. */
  by: string | null;
  email: string;
  until: string;
};

/**
 * `unknown`: no link of ours. `gone`: ours, but used, withdrawn, replaced or run out. `join`: signed in with the address.
 * `other`: signed in with another one. `sign-in`: the address has an account. `sign-up`: it has none.
 */
export type AnswerPage =
  | { state: "unknown" }
  | { state: "gone" }
  | (Open & { state: "join" })
  | (Open & { state: "sign-in" })
  | (Open & { state: "sign-up"; name: string })
  | (Open & { state: "other"; mine: string });

/**
 * What the page behind a mailed link shows. Reading it changes nothing: mail scanners follow links. What it tells of the
 * address, it tells to who holds the link that was mailed there.
 */
export async function answerPage(
  services: Services,
  { token, signedIn }: { token: string; signedIn: SignedIn | null },
  { locale }: Translator,
): Promise<AnswerPage> {
  const id = services.links.invitationOf(token);
  if (id === null) return { state: "unknown" };
  const invitation = await findOpen(services.database.prisma, id, services.clock.now());
  if (!invitation) return { state: "gone" };
  const { organization, role, email, name, invitedBy } = invitation;
  const ends = invitation.expiresAt.getTime();
  const zone = signedIn?.user.timeZone ?? organization.timeZone;
  const open: Open = {
    ...{ business: organization.name, role, email, by: invitedBy?.name ?? null },
    until: `${formatDateTime(ends, { locale, zone })} (${offsetLabel(zone, ends)})`,
  };
  if (signedIn?.user.email === email) return { state: "join", ...open };
  if (signedIn) return { state: "other", mine: signedIn.user.email, ...open };
  if (await isAddressInUse(services, email)) return { state: "sign-in", ...open };
  return { state: "sign-up", name, ...open };
}
