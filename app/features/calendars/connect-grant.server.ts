import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { sealConnection } from "#app/platform/database/sealed-connections.server.ts";
import { createSealer } from "#app/platform/security/sealer.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type {
  CalendarAccount,
  CalendarLeave,
  GrantKind,
  RemoteCalendar,
} from "#app/ports/calendar-provider.ts";
import { syncCalendarJob } from "./calendar-jobs.server.ts";
import { connectionsMax } from "./connect-calendars.server.ts";
import {
  type ConnectionSecret,
  calendarRows,
  insertConnection,
  type MemberKey,
} from "./connection-repository.server.ts";
import { grantNames } from "./grant-kinds.ts";

const askedMs = 15_000;
const calendarsMax = 250;

export type GrantConnected =
  | { ok: true }
  | { ok: false; reason: "off" | "refused" | "less" | "down" | "none" | "tooMany" };

type Asked = { code: string; verifier: string; leave: CalendarLeave };
type Found = { name: string; secret: ConnectionSecret; calendars: RemoteCalendar[]; mayWrite: boolean };

/** Connects the account that gave leave, or lets the one that is connected already in again, with the leave of now. */
export async function connectGrant(
  services: Services,
  key: MemberKey,
  { kind, code, verifier, leave }: Asked & { kind: GrantKind },
): Promise<GrantConnected> {
  const { calendarGrants, openCalendars, database } = services;
  const grants = calendarGrants[kind];
  if (!grants) return { ok: false, reason: "off" };
  const signal = AbortSignal.timeout(askedMs);
  const redeemed = await grants.redeem({ code, verifier }, signal);
  if (!redeemed.ok) return { ok: false, reason: redeemed.reason === "revoked" ? "refused" : "down" };
  const { refreshToken, leaves } = redeemed.value;
  if (!leaves.includes("busy") || !leaves.includes(leave)) return { ok: false, reason: "less" };
  let account: CalendarAccount = { kind, refreshToken };
  const renewed = async (now: CalendarAccount) => {
    account = now;
  };
  const listed = await openCalendars(account, renewed).listCalendars(signal);
  // Some accounts have mail and no calendars, or neither.
  if (!listed.ok) return { ok: false, reason: listed.reason === "gone" ? "none" : "down" };
  const { addresses, calendars } = listed.value;
  const found: Found = {
    name: addresses[0] ?? grantNames[kind],
    secret: { ...account, addresses },
    calendars: calendars.slice(0, calendarsMax),
    mayWrite: leaves.includes("events"),
  };
  return database.prisma.$transaction((tx) => keep(services, tx, key, found));
}

async function keep(
  services: Services,
  tx: DatabaseTransaction,
  key: MemberKey,
  found: Found,
): Promise<GrantConnected> {
  await tx.$queryRaw`SELECT 1 FROM membership WHERE organization_id = ${key.organizationId} AND user_id = ${key.userId} FOR UPDATE`;
  // An account that says no address of its own cannot be told from another one.
  const known =
    found.secret.addresses.length === 0
      ? null
      : await tx.calendarConnection.findFirst({
          where: { ...key, kind: found.secret.kind, name: found.name, closingAt: null },
          select: { id: true, calendars: { select: { remoteId: true } } },
        });
  if (known) await renew(services, tx, { ...known, ...key }, found);
  else {
    if ((await tx.calendarConnection.count({ where: key })) >= connectionsMax)
      return { ok: false, reason: "tooMany" };
    await insertConnection(services, tx, key, found);
  }
  const due = await tx.connectedCalendar.findMany({
    where: {
      ...key,
      counts: true,
      connection: { kind: found.secret.kind, name: found.name, closingAt: null },
    },
    select: { id: true },
  });
  for (const { id } of due)
    await services.jobs.enqueue(syncCalendarJob, { calendarId: id }, { transaction: tx });
  return { ok: true };
}

async function renew(
  { settings, clock }: Services,
  tx: DatabaseTransaction,
  { id, calendars, ...key }: MemberKey & { id: string; calendars: { remoteId: string }[] },
  { secret, mayWrite, ...found }: Found,
): Promise<void> {
  const sealed = sealConnection(
    createSealer(settings.encryptionKeys),
    { id, ...key },
    JSON.stringify(secret),
  );
  await tx.calendarConnection.update({
    where: { id, ...key },
    data: { secret: sealed, mayWrite, brokenAt: null },
    select: { id: true },
  });
  const known = new Set(calendars.map(({ remoteId }) => remoteId));
  const more = found.calendars.filter((one) => !known.has(one.id));
  await tx.connectedCalendar.createMany({
    data: calendarRows({ ...key, connectionId: id, name: found.name, now: clock.now() }, more),
  });
  const now = new Date(clock.now());
  const again = { trouble: null, failures: 0, nextTryAt: now };
  await tx.connectedCalendar.updateMany({ where: { connectionId: id }, data: again });
  await tx.calendarCopy.updateMany({
    where: { calendar: { connectionId: id }, trouble: { not: null }, nextTryAt: { not: null } },
    data: { nextTryAt: now, failures: 0 },
  });
}
