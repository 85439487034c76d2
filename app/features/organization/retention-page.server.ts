import { accountLifeDays, noticeDays } from "#app/domain/privacy/retention-limits.ts";
import {
  countBesideBookings,
  findPause,
  listReceipts,
  previewRetention,
} from "#app/features/privacy/privacy.server.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate, formatDateTime } from "#app/platform/time/format.server.ts";
import type { OrganizationRow } from "./organization-repository.server.ts";

const dayMs = 86_400_000;

export type RetentionPage = Awaited<ReturnType<typeof retentionPage>>;

/** The rules in force, what they will erase, what they have erased, and the life of a booking made today. */
export async function retentionPage(
  services: Pick<Services, "database" | "clock" | "settings">,
  { organization, locale }: { organization: OrganizationRow; locale: Locale },
) {
  const now = services.clock.now();
  const shown = { locale, zone: organization.timeZone };
  const { id, retentionDays, answerDays, sensitiveAnswerDays, callDays, recordingDays, chatDays } =
    organization;
  const [tonight, week, receipts, pause] = await Promise.all([
    previewRetention(services, id, now + dayMs),
    previewRetention(services, id, now + noticeDays * dayMs),
    listReceipts(services, id, 12),
    findPause(services.database.prisma, id),
  ]);
  return {
    limits: services.settings.retentionLimits,
    rules: { retentionDays, answerDays, sensitiveAnswerDays, callDays, recordingDays, chatDays },
    paused: pause ? { due: pause.due, date: formatDate(pause.foundAt.getTime(), shown) } : null,
    isForGood: retentionDays === accountLifeDays,
    tonight: { ...tonight, others: countBesideBookings(tonight) },
    week: {
      bookings: week.bookings,
      answers: week.answers,
      calls: week.calls,
      media: week.media,
      chatLines: week.chatLines,
    },
    receipts: receipts.map(({ id: receiptId, ranAt, retentionDays: days, counts }) => ({
      id: receiptId,
      ranAt: formatDateTime(ranAt, shown),
      days,
      counts,
      others: countBesideBookings(counts),
    })),
    life: lifeOf(organization, now).map(({ key, at }) => ({ key, date: formatDate(at, shown) })),
  };
}

type LifeKey =
  | "booked"
  | "meeting"
  | "sensitiveAnswers"
  | "answers"
  | "recording"
  | "chat"
  | "call"
  | "erased";

/** What happens to a booking that is made now for a week later, in order; what goes with the booking is no step of its own. */
function lifeOf(rules: OrganizationRow, now: number): { key: LifeKey; at: number }[] {
  const meeting = now + 7 * dayMs;
  const { retentionDays } = rules;
  const records = rules.recordsCalls || rules.photographsCalls || rules.keepsBoards;
  const parts = [
    { key: "sensitiveAnswers", days: rules.sensitiveAnswerDays },
    { key: "answers", days: rules.answerDays },
    { key: "call", days: rules.callDays },
    ...(records ? [{ key: "recording", days: rules.recordingDays } as const] : []),
    ...(rules.keepsChat ? [{ key: "chat", days: rules.chatDays } as const] : []),
  ] as const;
  const ends = parts
    .filter(({ days }) => days < retentionDays)
    .sort((one, other) => one.days - other.days)
    .map(({ key, days }) => ({ key, at: meeting + days * dayMs }));
  const erased = { key: "erased" as const, at: meeting + retentionDays * dayMs };
  return [
    { key: "booked", at: now },
    { key: "meeting", at: meeting },
    ...ends,
    ...(retentionDays === accountLifeDays ? [] : [erased]),
  ];
}
