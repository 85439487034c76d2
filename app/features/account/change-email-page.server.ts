import { requestLocale } from "#app/platform/http/request-locale.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { findWaitingChange } from "./email-change-repository.server.ts";
import type { GuardArgs, SignedIn } from "./session.server.ts";

/** The address that the account has, and the one that waits to be confirmed. */
export async function changeEmailPage(
  { request, context: { services } }: GuardArgs,
  { id, email, timeZone }: SignedIn["user"],
) {
  const change = await findWaitingChange(services.database.prisma, id, services.clock.now());
  const shown = { locale: requestLocale(request), zone: timeZone };
  const waiting = change && {
    email: change.toEmail,
    time: formatDateTime(change.expiresAt.getTime(), shown),
  };
  return { email, waiting };
}
