import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { zoneOptions } from "#app/platform/time/zone-options.server.ts";
import { countRecoveryCodes, hasSecondFactor } from "./second-factor-repository.server.ts";
import type { GuardArgs, SignedIn } from "./session.server.ts";
import { listSessions } from "./session-repository.server.ts";

/** What the account page shows: the profile, the zones to choose from, and where this account is signed in. */
export async function accountPage({ request, context }: GuardArgs, { user, sessionId }: SignedIn) {
  const { services } = context;
  const now = services.clock.now();
  const locale = requestLocale(request);
  const { t } = translatorFor(locale);
  const shown = { locale, zone: user.timeZone };
  const sessions = await listSessions(services.database.prisma, user.id, now);
  const { prisma } = services.database;
  const isOn = await hasSecondFactor(prisma, user.id);
  return {
    twoStep: { isOn, codesLeft: isOn ? await countRecoveryCodes(prisma, user.id) : 0 },
    profile: { name: user.name, email: user.email, locale: user.locale, timeZone: user.timeZone },
    zones: zoneOptions(locale, now, user.timeZone),
    sessions: sessions.map((session) => ({
      id: session.id,
      device: session.device || t("account.unknownDevice"),
      network: session.network,
      since: formatDateTime(session.createdAt.getTime(), shown),
      lastSeen: formatDateTime(session.lastSeenAt.getTime(), shown),
      current: session.id === sessionId,
    })),
  };
}

export type AccountPage = Awaited<ReturnType<typeof accountPage>>;
