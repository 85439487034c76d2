import { hashPassword } from "#app/features/account/account.server.ts";
import { noteDone } from "#app/features/audit/audit.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { randomToken } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { ExportedRow } from "./archive-format.ts";
import type { ImportPlan } from "./check-import.server.ts";
import { type NewIds, newIds, withNewIds } from "./import-ids.ts";
import type { ImportSource } from "./import-source.server.ts";

type ImportServices = Pick<Services, "database" | "clock">;
type Writer = { createMany(query: object): Promise<{ count: number }> };

/** Until all is in, the business has an address that nobody knows. */
const unfinishedSlug = (id: string) => `import-${id.slice(0, 20)}`;

/** What is taken in table by table, in an order in which nothing points ahead. */
const plainModels = [
  "Asset",
  "Membership",
  "Schedule",
  "AvailabilityRule",
  "DateOverride",
  "OutOfOffice",
  "TravelPeriod",
  "BusyTime",
  "EventType",
  "EventTypeHost",
  "EventLocation",
  "MailWording",
  "BookingLimit",
  "PrivateLink",
  "Question",
  "Series",
] as const;
const laterModels = [
  "Answer",
  "WaitingEntry",
  "TimeOffer",
  "TimeProposal",
  "Call",
  "CallParticipant",
  "LegalHold",
  "ConsentText",
  "ConsentRecord",
] as const;

/** Columns that the database works out for itself. */
const workedOut = ["purgeAt"];

export type Imported = { organizationId: string; slug: string; rows: number };

/**
 * Takes a business in. Every batch is a transaction, and rows that are there already are passed over: one that was cut
 * off goes on where it was. The business has its address when all of it is in.
 */
export async function importArchive(
  services: ImportServices,
  source: ImportSource,
  plan: ImportPlan,
  archiveId: string,
): Promise<Imported> {
  const idOf = newIds(archiveId, plan.people);
  const organizationId = idOf("Organization", plan.organization.id);
  const run = { services, source, idOf, organizationId, rows: 0 };
  await importPeople(run, plan);
  await importOrganization(run);
  for (const model of plainModels) await importModel(run, model);
  await importConditions(run);
  await importBookings(run);
  await importModel(run, "Attendee", (row) => row["accompaniesId"] === null);
  await importModel(run, "Attendee", (row) => row["accompaniesId"] !== null);
  for (const model of laterModels) await importModel(run, model);
  await finish(run, plan);
  return { organizationId, slug: plan.organization.slug, rows: run.rows };
}

type Run = {
  services: ImportServices;
  source: ImportSource;
  idOf: NewIds;
  organizationId: string;
  rows: number;
};

function delegateOf(tx: DatabaseTransaction, model: string): Writer {
  return tx[`${model.charAt(0).toLowerCase()}${model.slice(1)}` as "user"] as unknown as Writer;
}

async function importModel(
  run: Run,
  model: string,
  takes: (row: ExportedRow) => boolean = () => true,
): Promise<void> {
  if (!run.source.manifest.collections.some((one) => one.model === model && one.canImport)) return;
  for await (const batch of run.source.batches(model)) {
    const rows = await Promise.all(batch.filter(takes).map((row) => readyRow(run, model, row)));
    if (rows.length === 0) continue;
    await run.services.database.prisma.$transaction(async (tx) => {
      const { count } = await delegateOf(tx, model).createMany({ data: rows, skipDuplicates: true });
      run.rows += count;
    });
  }
}

async function readyRow({ idOf, source }: Run, model: string, row: ExportedRow): Promise<ExportedRow> {
  const { conditionId: _, ...rest } = withNewIds(model, row, idOf);
  for (const name of workedOut) delete rest[name];
  return model === "Asset" ? { ...rest, bytes: await source.media(String(row["bytes"])) } : rest;
}

/** Whoever has no account here gets one without a password: it is chosen by "Forgotten your password?". */
async function importPeople({ services, source, idOf }: Run, { people }: ImportPlan): Promise<void> {
  const now = new Date(services.clock.now());
  for await (const row of source.rows("User")) {
    if (people.has(String(row["id"]))) continue;
    const id = idOf("User", String(row["id"]));
    const { name, locale, timeZone } = row as Record<string, string>;
    const data = {
      id,
      // Who has left the business keeps their address for themselves.
      email: typeof row["email"] === "string" ? row["email"] : `${id}@former.invalid`,
      emailVerifiedAt: now,
      name: name ?? "",
      locale: locale ?? "en",
      timeZone: timeZone ?? "UTC",
      passwordHash: await hashPassword(randomToken()),
    };
    await services.database.prisma.user.createMany({ data: [data], skipDuplicates: true });
  }
}

async function importOrganization(run: Run): Promise<void> {
  const { services, source, organizationId } = run;
  for await (const row of source.rows("Organization")) {
    const ready = { ...(await readyRow(run, "Organization", row)), slug: unfinishedSlug(organizationId) };
    const { count } = await services.database.prisma.organization.createMany({
      data: [ready as never],
      skipDuplicates: true,
    });
    run.rows += count;
  }
}

/** A question may be asked after one that comes later in the file. */
async function importConditions({ services, source, idOf }: Run): Promise<void> {
  for await (const row of source.rows("Question")) {
    if (typeof row["conditionId"] !== "string") continue;
    await services.database.prisma.question.update({
      where: { id: idOf("Question", String(row["id"])) },
      data: { conditionId: idOf("Question", row["conditionId"]) },
      select: { id: true },
    });
  }
}

/**
 * A booking comes with its hosts and the time that it takes, in one transaction: the database refuses it otherwise. All
 * three files are in the order of their bookings.
 */
async function importBookings(run: Run): Promise<void> {
  const { services, source } = run;
  const hosts = following(source.rows("BookingHost"));
  const times = following(source.rows("OccupiedTime"));
  for await (const batch of source.batches("Booking")) {
    const known = await services.database.prisma.booking.findMany({
      where: { id: { in: batch.map(({ id }) => run.idOf("Booking", String(id))) } },
      select: { id: true },
    });
    const there = new Set(known.map(({ id }) => id));
    const rows = {
      Booking: [] as ExportedRow[],
      BookingHost: [] as ExportedRow[],
      OccupiedTime: [] as ExportedRow[],
    };
    for (const row of batch) {
      const id = String(row["id"]);
      const [ofHosts, ofTimes] = [await hosts(id), await times(id)];
      if (there.has(run.idOf("Booking", id))) continue;
      rows.Booking.push(await readyRow(run, "Booking", row));
      for (const host of ofHosts) rows.BookingHost.push(await readyRow(run, "BookingHost", host));
      for (const time of ofTimes) rows.OccupiedTime.push(await readyRow(run, "OccupiedTime", time));
    }
    await services.database.prisma.$transaction(async (tx) => {
      for (const [model, data] of Object.entries(rows)) {
        if (data.length > 0) run.rows += (await delegateOf(tx, model).createMany({ data })).count;
      }
    });
  }
}

/** Of a file in the order of bookings, the rows of the one that is asked for; earlier ones are passed over for good. */
function following(rows: AsyncGenerator<ExportedRow>): (bookingId: string) => Promise<ExportedRow[]> {
  let next: IteratorResult<ExportedRow> | null = null;
  return async (bookingId) => {
    next ??= await rows.next();
    const found: ExportedRow[] = [];
    while (!next.done && next.value["bookingId"] === bookingId) {
      found.push(next.value);
      next = await rows.next();
    }
    return found;
  };
}

async function finish({ services, organizationId }: Run, { organization }: ImportPlan): Promise<void> {
  const now = services.clock.now();
  await services.database.prisma.$transaction(async (tx) => {
    await tx.organization.update({
      where: { id: organizationId },
      data: { slug: organization.slug },
      select: { id: true },
    });
    const done = { action: "operator.import", by: "operator" } as const;
    await noteDone(tx, { organizationId, ...done, target: `business:${organizationId}`, now });
  });
}

/** Whether this archive was taken in before, to its end. */
export async function wasImported(
  { database }: Pick<Services, "database">,
  plan: Pick<ImportPlan, "organization">,
  archiveId: string,
): Promise<boolean> {
  const id = newIds(archiveId, new Map())("Organization", plan.organization.id);
  const found = await database.prisma.organization.findUnique({ where: { id }, select: { slug: true } });
  return found !== null && found.slug !== unfinishedSlug(id);
}
