import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { type ExportOf, type ExportRow, exportUnderWay, latestExport } from "./export-repository.server.ts";

/** What the page of a copy shows. `otherUnderWay`: this person's copy of something else is being made. */
export type ExportView = {
  scope: "member" | "business";
  otherUnderWay: boolean;
  copy:
    | { state: "none" | "waiting" | "failed" }
    | { state: "running"; percent: number }
    | { state: "ready"; id: string; size: string; sha256: string; asked: string; ends: string }
    | { state: "expired"; asked: string };
};

type Shown = Translator & { zone: string };

export async function exportView(
  { database: { prisma }, clock }: Pick<Services, "database" | "clock">,
  of: ExportOf,
  shown: Shown,
): Promise<ExportView> {
  const [latest, underWay] = await Promise.all([latestExport(prisma, of), exportUnderWay(prisma, of.userId)]);
  return {
    scope: of.organizationId === null ? "member" : "business",
    otherUnderWay: underWay !== null && underWay.id !== latest?.id,
    copy: copyOf(latest, clock.now(), shown),
  };
}

function copyOf(row: ExportRow | null, now: number, { locale, zone }: Shown): ExportView["copy"] {
  if (!row) return { state: "none" };
  const at = (instant: Date) => formatDateTime(instant.getTime(), { locale, zone });
  if (row.state === "running") return { state: "running", percent: percentOf(row.rowsDone, row.rowsTotal) };
  if (row.state !== "ready" || row.endsAt === null)
    return { state: row.state === "failed" ? "failed" : "waiting" };
  if (row.endsAt.getTime() <= now) return { state: "expired", asked: at(row.askedAt) };
  const { id, sha256 } = row;
  const size = sizeText(Number(row.bytes), locale);
  return { state: "ready", id, sha256, size, asked: at(row.askedAt), ends: at(row.endsAt) };
}

/** Below 100 until it is ready: the last of it is sealing the file. */
function percentOf(done: number, total: number): number {
  return total === 0 ? 0 : Math.min(99, Math.floor((done / total) * 100));
}

/** "1.4 MB" or "1,4 Mo". */
function sizeText(bytes: number, locale: string): string {
  const [unit, divisor] =
    bytes >= 1e9
      ? (["gigabyte", 1e9] as const)
      : bytes >= 1e6
        ? (["megabyte", 1e6] as const)
        : (["kilobyte", 1e3] as const);
  const value = Math.max(0.1, bytes / divisor);
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}

/** The businesses that somebody owns, with the pages of their exports. */
export async function ownedBusinesses(
  { database: { prisma } }: Pick<Services, "database">,
  userId: string,
): Promise<{ name: string; href: string }[]> {
  const rows = await prisma.membership.findMany({
    where: { userId, role: "owner", barredAt: null },
    select: { organization: { select: { name: true, slug: true } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ organization: { name, slug } }) => ({
    name,
    href: `/dashboard/${slug}/settings/export`,
  }));
}
