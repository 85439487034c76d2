import { z } from "zod";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";
import { openConnection, sealConnection } from "#app/platform/database/sealed-connections.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { createSealer } from "#app/platform/security/sealer.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { CalendarAccount, CalendarProvider, RemoteCalendar } from "#app/ports/calendar-provider.ts";

/** One member in one business. */
export type MemberKey = { organizationId: string; userId: string };

const secretShape = z.union([
  z.object({ kind: z.literal("feed"), address: z.string(), addresses: z.array(z.string()) }),
  z.object({
    kind: z.enum(["google", "microsoft"]),
    refreshToken: z.string(),
    addresses: z.array(z.string()),
  }),
  z.object({
    kind: z.literal("caldav"),
    address: z.string(),
    username: z.string(),
    password: z.string(),
    addresses: z.array(z.string()),
  }),
]);

/** How an account is reached, and under which addresses its owner is invited there. */
export type ConnectionSecret = CalendarAccount & { addresses: string[] };

export async function insertConnection(
  services: Pick<Services, "settings" | "clock">,
  tx: DatabaseTransaction,
  key: MemberKey,
  given: {
    name: string;
    secret: ConnectionSecret;
    calendars: readonly RemoteCalendar[];
    mayWrite?: boolean;
  },
): Promise<string[]> {
  const id = randomId();
  const { name, secret, calendars, mayWrite = true } = given;
  const sealed = sealConnection(
    createSealer(services.settings.encryptionKeys),
    { id, ...key },
    JSON.stringify(secret),
  );
  const now = new Date(services.clock.now());
  await tx.calendarConnection.create({
    data: { id, ...key, kind: secret.kind, name, mayWrite, secret: sealed, createdAt: now },
    select: { id: true },
  });
  const rows = calendarRows({ ...key, connectionId: id, name, now: now.getTime() }, calendars);
  await tx.connectedCalendar.createMany({ data: rows });
  return rows.map((row) => row.id);
}

/** `name`: of the account, for calendars that have none. */
export function calendarRows(
  { name, now, ...owner }: MemberKey & { connectionId: string; name: string; now: number },
  calendars: readonly RemoteCalendar[],
) {
  return calendars.map((one) => ({
    ...{ ...owner, id: randomId(), remoteId: one.id, name: one.name || name, timeZone: one.zone },
    ...{ nextTryAt: new Date(now), writable: one.writable, counts: one.countsAtFirst ?? true },
  }));
}

const written = { where: { writtenAt: { not: null } } } as const;

export function listConnections(prisma: PrismaClient, key: MemberKey) {
  return prisma.calendarConnection.findMany({
    where: key,
    select: {
      id: true,
      kind: true,
      name: true,
      closingAt: true,
      brokenAt: true,
      mayWrite: true,
      calendars: {
        select: {
          ...{
            id: true,
            name: true,
            counts: true,
            tentativeBusy: true,
            countsFree: true,
            keepsTitles: true,
            writable: true,
          },
          ...{ lastSuccessAt: true, nextTryAt: true, trouble: true, _count: { select: { copies: written } } },
          ignoredFor: { select: { eventTypeId: true } },
        },
        orderBy: [{ name: "asc" }, { id: "asc" }],
      },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** What a member hosts in a business. */
export function listHosted(client: Pick<DatabaseTransaction, "eventType">, key: MemberKey) {
  const { organizationId, userId } = key;
  return client.eventType.findMany({
    where: { organizationId, deletedAt: null, hosts: { some: { userId } } },
    select: { id: true, title: true },
    orderBy: [{ title: "asc" }, { id: "asc" }],
  });
}

const calendarSelect = {
  ...{ id: true, organizationId: true, userId: true, remoteId: true, timeZone: true, counts: true },
  ...{ countsFree: true, keepsTitles: true },
  ...{ syncCursor: true, expandedUntil: true, failures: true, lastSuccessAt: true },
  ...{ trouble: true, channelId: true, channelResource: true, channelUntil: true },
  connection: {
    select: {
      ...{ id: true, organizationId: true, secret: true, closingAt: true, brokenAt: true },
      membership: {
        select: { barredAt: true, user: { select: { email: true, timeZone: true, locale: true } } },
      },
    },
  },
} as const satisfies Prisma.ConnectedCalendarSelect;

type CalendarRow = Prisma.ConnectedCalendarGetPayload<{ select: typeof calendarSelect }>;

/** A calendar with what it takes to ask it; null where it is not there any more, or does not count. */
export async function findCalendar(
  { database, settings }: Pick<Services, "database" | "settings">,
  id: string,
) {
  const row = await database.prisma.connectedCalendar.findUnique({ where: { id }, select: calendarSelect });
  return row?.counts ? opened(settings, row) : null;
}

/** The same of one that is written into; also of one that does not count, or is being disconnected. */
export async function findCalendarToWrite(
  { database, settings }: Pick<Services, "database" | "settings">,
  id: string,
) {
  const row = await database.prisma.connectedCalendar.findUnique({
    where: { id },
    select: {
      ...calendarSelect,
      ...{ takesBookings: true, withAnswers: true, keepsErased: true },
    },
  });
  return row && opened(settings, row);
}

/** How an account is reached, out of its sealed row. @throws SealError */
export function accountIn(
  settings: Services["settings"],
  row: { id: string; organizationId: string; secret: string },
): { account: CalendarAccount; addresses: string[] } {
  const text = openConnection(createSealer(settings.encryptionKeys), row);
  const { addresses, ...account } = secretShape.parse(JSON.parse(text));
  return { account, addresses };
}

function opened<Row extends CalendarRow>(settings: Services["settings"], row: Row) {
  const { connection, ...calendar } = row;
  const { addresses, account } = accountIn(settings, connection);
  const { user, barredAt } = connection.membership;
  const { email, timeZone, locale } = user;
  return {
    ...calendar,
    ...{ connectionId: connection.id, closingAt: connection.closingAt, locale, memberZone: timeZone },
    isBarred: barredAt !== null,
    ...{ account, brokenAt: connection.brokenAt, sealed: connection.secret, ownAddresses: addresses },
    addresses: [...new Set([...addresses, email.toLowerCase()])],
    zone: calendar.timeZone ?? timeZone,
  };
}

/**
 * Opens a calendar's account. What its provider gives in the place of what let us in is kept, unless somebody else has
 * kept something newer meanwhile: what was given before opens for a while yet.
 */
export function openAccount(
  { database, settings, openCalendars }: Pick<Services, "database" | "settings" | "openCalendars">,
  calendar: Pick<CalendarToAsk, "connectionId" | "organizationId" | "account" | "sealed" | "ownAddresses">,
): CalendarProvider {
  const { connectionId: id, organizationId, account, ownAddresses } = calendar;
  let { sealed } = calendar;
  return openCalendars(account, async (renewed) => {
    const secret: ConnectionSecret = { ...renewed, addresses: ownAddresses };
    const sealer = createSealer(settings.encryptionKeys);
    const now = sealConnection(sealer, { id, organizationId }, JSON.stringify(secret));
    const { count } = await database.prisma.calendarConnection.updateMany({
      where: { id, organizationId, secret: sealed },
      data: { secret: now },
    });
    if (count > 0) sealed = now;
  });
}

export type CalendarToAsk = NonNullable<Awaited<ReturnType<typeof findCalendar>>>;
export type CalendarToWrite = NonNullable<Awaited<ReturnType<typeof findCalendarToWrite>>>;
