import type { MessageKey } from "#app/messages/catalog.ts";
import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatCalendarDate } from "#app/platform/time/format.server.ts";
import { retentionRules } from "../privacy/data-map-types.ts";
import type { RecordCounts } from "./deletion-plan.ts";
import { byCategory } from "./erased-categories.ts";
import type { Preview } from "./preview-deletion.server.ts";

const dayMs = 86_400_000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

export type CountLine = { label: string; records: number };

/** What is erased, by the categories of the data map, in words. */
export function countLines(records: RecordCounts, { t }: Translator): CountLine[] {
  return byCategory(records).map((row) => ({
    label: t(`notices.category.${row.category}`),
    records: row.records,
  }));
}

/** What stays of a deletion that is carried out at `erasedAt` (epoch ms), and for how long. */
export function staysLines(
  { settings }: Pick<Services, "settings">,
  { kept, team, erasedAt }: { kept: Preview["kept"]; team: boolean; erasedAt: number },
  translator: Translator,
): string[] {
  const { t, locale } = translator;
  const date = (days: number) => formatCalendarDate(dayOf(erasedAt + days * dayMs), locale);
  const { backup } = settings;
  return [
    ...kept.map(({ basis, reviewOn, count }) =>
      keptLine({ basis, reviewOn: reviewOn && dayOf(reviewOn.getTime()), count }, translator),
    ),
    ...(team ? [t("deletion.stays.team")] : []),
    t("deletion.stays.invoices"),
    t("deletion.stays.audit", { date: date(retentionRules["audit.head"].days) }),
    t("deletion.stays.tombstones", { date: date(retentionRules.tombstone.days) }),
    t("deletion.stays.certificate", { date: date(retentionRules.certificate.days) }),
    ...(backup.lock ? [t("deletion.stays.backups", { date: date(backup.days) })] : []),
    t("deletion.stays.delivered"),
  ];
}

/** A hold names its basis, a restriction has none. `reviewOn` is a date. */
export function keptLine(
  { basis, reviewOn, count }: { basis: string | null; reviewOn: string | null; count: number | null },
  { t, locale }: Translator,
): string {
  if (basis === null) return t("deletion.stays.restriction", { count: count ?? 0 });
  const words: Record<string, MessageKey> = {
    claim: "deletion.basis.claim",
    order: "deletion.basis.order",
    audit: "deletion.basis.audit",
  };
  return t("deletion.stays.hold", {
    count: count ?? 0,
    basis: t(words[basis] ?? "deletion.basis.claim"),
    date: reviewOn === null ? "" : formatCalendarDate(reviewOn, locale),
  });
}
