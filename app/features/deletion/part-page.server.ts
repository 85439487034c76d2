import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatCalendarDate, formatDateTime } from "#app/platform/time/format.server.ts";
import type { PartPlan } from "./deletion-plan.ts";
import { type DeletionJob, listJobs } from "./deletion-repository.server.ts";
import { type CountLine, countLines, keptLine } from "./deletion-words.server.ts";
import { dateOf, dayStart } from "./local-days.ts";
import { previewDeletion } from "./preview-deletion.server.ts";

export type PartErrors = { dates?: true; email?: true; noOne?: true };

type Of = {
  organizationId: string;
  /** Null for an owner, who erases for everyone; a member's own bookings alone else. */
  hostId: string | null;
  timeZone: string;
};

/** The part that a form or an address states, or what is wrong with it. Days are the business's own. */
export async function readPart(
  { database }: Pick<Services, "database">,
  { organizationId, hostId, timeZone }: Of,
  stated: URLSearchParams | FormData,
): Promise<{ ok: true; part: PartPlan } | { ok: false; errors: PartErrors }> {
  const text = (name: string) => String(stated.get(name) ?? "").trim();
  const what = text("what");
  if (what === "customer") {
    const email = text("email").toLowerCase();
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length > 254)
      return { ok: false, errors: { email: true } };
    const rows = await database.prisma.attendee.findMany({
      where: {
        ...{ organizationId, accompaniesId: null, email: { equals: email, mode: "insensitive" } },
        ...(hostId === null ? {} : { booking: { hostId } }),
      },
      select: { id: true },
      orderBy: { id: "asc" },
    });
    if (rows.length === 0) return { ok: false, errors: { noOne: true } };
    return { ok: true, part: { what, attendeeIds: rows.map(({ id }) => id), hostId } };
  }
  const from = dayStart(text("from"), timeZone, 0);
  const to = dayStart(text("to"), timeZone, 1);
  if ((what !== "bookings" && what !== "calls") || from === null || to === null || from >= to)
    return { ok: false, errors: { dates: true } };
  return { ok: true, part: { what, from, to, hostId } };
}

export type PartReview = { counts: CountLine[]; ahead: number; kept: string[] };

/** What erasing it would take, counted by what erases it. */
export async function reviewPart(
  services: Services,
  { organizationId, part }: { organizationId: string; part: PartPlan },
  translator: Translator,
): Promise<PartReview> {
  const scope = { businessIds: [], leftIds: [], userId: null, account: false };
  const preview = await previewDeletion(services, { scope, part, organizationId });
  const kept = preview.kept.map(({ basis, reviewOn, count }) =>
    keptLine({ basis, reviewOn: reviewOn?.toISOString().slice(0, 10) ?? null, count }, translator),
  );
  return { counts: countLines(preview.records, translator), ahead: preview.ahead, kept };
}

export type PlannedPart = { id: string; text: string; at: string };
export type PartPage = { planned: PlannedPart[]; done: { id: string; at: string }[]; isOwner: boolean };

/** What can still be undone, and what was erased before, of this business: of a member, their own wishes alone. */
export async function partPage(
  services: Services,
  { organizationId, hostId, timeZone }: Of,
  translator: Translator,
): Promise<PartPage> {
  const { locale } = translator;
  const mine = { kind: "part", organizationId, ...(hostId === null ? {} : { userId: hostId }) } as const;
  const jobs = await listJobs(services.database.prisma, mine);
  const at = (instant: Date) => formatDateTime(instant.getTime(), { locale, zone: timeZone });
  const isOpen = ({ state, executesAt }: DeletionJob) =>
    state === "grace" && executesAt.getTime() > services.clock.now();
  return {
    isOwner: hostId === null,
    planned: jobs.filter(isOpen).map((job) => ({
      id: job.id,
      text: partText(job.plan.part, timeZone, translator),
      at: at(job.executesAt),
    })),
    done: jobs.flatMap(({ id, erasedAt }) => (erasedAt ? [{ id, at: at(erasedAt) }] : [])),
  };
}

function partText(part: PartPlan | null, zone: string, { t, locale }: Translator): string {
  if (part === null || part.what === "customer") return t("deletion.part.ofOne");
  const day = (instant: number) => formatCalendarDate(dateOf(instant, zone), locale);
  const days = { from: day(part.from), to: day(part.to - 1) };
  return t(part.what === "calls" ? "deletion.part.spanCalls" : "deletion.part.spanBookings", days);
}
