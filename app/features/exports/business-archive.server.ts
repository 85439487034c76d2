import { guardedRead } from "#app/features/audit/audit.server.ts";
import { countDisclosures } from "#app/features/disclosures/disclosures.server.ts";
import type { Translator } from "#app/messages/translator.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Prisma } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import { retentionRules } from "../privacy/data-map-types.ts";
import type { ArchiveCollection } from "./archive-collection.ts";
import { type ArchiveParts, jsonFile } from "./archive-files.ts";
import { dataFile, type ExportedRow } from "./archive-format.ts";
import { businessCollections, type Definition, type OfBusiness } from "./business-collections.ts";
import { calendarText } from "./calendar-file.ts";
import { readColumnKinds } from "./column-kinds.server.ts";
import { callMediaFiles, mediaFiles, withMediaPaths } from "./media-files.server.ts";
import { entriesOf, exportedColumns, openCollection, type Pass } from "./read-collection.server.ts";
import type { Spool } from "./spool.server.ts";

type Wanted = { organizationId: string; userId: string; askedAt: Date; spool: Spool };
type BuildServices = Pick<Services, "database" | "clock" | "settings" | "links" | "objects">;

/** All of a business, as its owner takes it along. Who is in it will see in the portal that it was taken. */
export async function businessArchive(
  services: BuildServices,
  tx: DatabaseTransaction,
  wanted: Wanted,
  translator: Translator,
): Promise<ArchiveParts> {
  const { organizationId } = wanted;
  const kinds = await readColumnKinds(tx);
  const of: OfBusiness = { organizationId, userId: wanted.userId, left: await leftOut(tx, organizationId) };
  const passes = await passesFor(services, tx, wanted);
  const collections: ArchiveCollection[] = [];
  for (const [model, definition] of Object.entries<Definition<OfBusiness>>(businessCollections)) {
    const columns = exportedColumns(model, definition, "business");
    const opened = await openCollection(tx, kinds, { model, definition, of, columns }, passes.get(model));
    collections.push(wanted.spool.once(model === "User" ? withFormer(opened) : opened));
  }
  const organization = await tx.organization.findUniqueOrThrow({ where: { id: organizationId } });
  const recorded = await rowsOf(collections.find(({ model }) => model === "CallMedia"));
  const bookings = collections.find(({ model }) => model === "Booking");
  const { t } = translator;
  return {
    collections,
    mapOf: entriesOf,
    translator,
    intro: {
      title: t("exports.reader.title.business", { name: organization.name }),
      lead: [
        t("exports.reader.lead.business", { host: services.links.host, date: dayOf(wanted.askedAt) }),
        t("exports.reader.times"),
      ],
      absent: [t("exports.absent.business"), t("exports.absent.secrets")],
    },
    others: [
      ...(await mediaFiles(tx, organizationId)),
      ...callMediaFiles(services, organizationId, recorded),
      {
        path: "calendar/bookings.ics",
        content: () =>
          calendarText(bookings?.rows() ?? none(), services.links.host, (ids) => namesOf(tx, ids, of)),
      },
      jsonFile("consent.json", await consentsOf(tx, { records: { some: { organizationId } } })),
      jsonFile("disclosures.json", {
        recipients: recipientsOf(services),
        handedOver: await countDisclosures(tx, organizationId),
      }),
      jsonFile("retention.json", retentionOf(organization)),
    ],
  };
}

/** Somebody who asked that their data is kept and not used is in no list, and in no export. A group stays without them. */
async function leftOut(tx: DatabaseTransaction, organizationId: string): Promise<OfBusiness["left"]> {
  const restricted = await tx.attendee.findMany({
    where: { organizationId, restrictedAt: { not: null } },
    select: { id: true, booking: { select: { id: true, seats: true } } },
    orderBy: { id: "asc" },
  });
  return {
    attendeeIds: restricted.map(({ id }) => id),
    bookingIds: [...new Set(restricted.flatMap(({ booking }) => (booking.seats === null ? booking.id : [])))],
  };
}

async function passesFor(
  services: BuildServices,
  tx: DatabaseTransaction,
  { organizationId, userId }: Wanted,
): Promise<ReadonlyMap<string, Pass>> {
  const members = await tx.membership.findMany({ where: { organizationId }, select: { userId: true } });
  const present = new Set(members.map((member) => member.userId));
  const access = { organizationId, viewerId: userId, way: "export" } as const;
  // Who has left keeps their address for themselves.
  const addressed: Pass = (rows) =>
    rows.map((row) => (present.has(String(row["id"])) ? row : { ...row, email: null }));
  // What keeps a colleague busy elsewhere is the colleague's own.
  const titled: Pass = (rows) => rows.map((row) => (row["userId"] === userId ? row : { ...row, title: "" }));
  const seen: Pass = (rows) =>
    guardedRead(
      services,
      access,
      async () => rows,
      () => rows.map(({ id }) => String(id)),
    );
  return new Map([
    ["Asset", withMediaPaths],
    ["User", addressed],
    ["BusyTime", titled],
    ["Booking", seen],
  ]);
}

function withFormer(users: ArchiveCollection): ArchiveCollection {
  return { ...users, columns: new Map([...users.columns, ["email", { type: ["string", "null"] }]]) };
}

async function namesOf(
  tx: DatabaseTransaction,
  bookingIds: string[],
  { left }: OfBusiness,
): Promise<ReadonlyMap<string, string[]>> {
  const attendees = await tx.attendee.findMany({
    where: { bookingId: { in: bookingIds }, accompaniesId: null, id: { notIn: left.attendeeIds } },
    select: { bookingId: true, name: true },
    orderBy: { id: "asc" },
  });
  const names = new Map<string, string[]>();
  for (const { bookingId, name } of attendees) names.set(bookingId, [...(names.get(bookingId) ?? []), name]);
  return names;
}

/** Who outside of the business is told something. */
export function recipientsOf({ settings }: Pick<Services, "settings">): object[] {
  const { smtpUrl, country } = settings.mail;
  return smtpUrl ? [{ what: "mail server", host: new URL(smtpUrl).hostname, country }] : [];
}

/** The exact texts that somebody agreed to or refused; who said what, and when, stands in the table of consents. */
export async function consentsOf(
  tx: Pick<DatabaseTransaction, "consentText">,
  where: Prisma.ConsentTextWhereInput,
): Promise<object> {
  const texts = await tx.consentText.findMany({
    where,
    select: { hash: true, text: true },
    orderBy: { hash: "asc" },
  });
  return { records: dataFile("ConsentRecord"), texts };
}

type Rules = {
  retentionDays: number;
  answerDays: number;
  sensitiveAnswerDays: number;
  callDays: number;
  recordingDays: number;
  chatDays: number;
};

/** The rules as they are in force: the program's, and the business's own. */
export function retentionOf(business: Rules | null): object {
  const rules = Object.entries(retentionRules).map(([rule, { anchor, days }]) => ({ rule, anchor, days }));
  if (!business) return { rules };
  const { retentionDays, answerDays, sensitiveAnswerDays, callDays, recordingDays, chatDays } = business;
  const own = { retentionDays, answerDays, sensitiveAnswerDays, callDays, recordingDays, chatDays };
  return { business: own, rules };
}

export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

async function rowsOf(collection: ArchiveCollection | undefined): Promise<ExportedRow[]> {
  const all: ExportedRow[] = [];
  for await (const rows of collection?.rows() ?? none()) all.push(...rows);
  return all;
}

async function* none(): AsyncGenerator<never> {}
