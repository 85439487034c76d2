import { z } from "zod";
import { dayMs, dayNumberOf } from "#app/domain/availability/calendar-day.ts";
import { instantOfWallTime } from "#app/domain/availability/zone.ts";
import type { Translator } from "#app/messages/translator.ts";
import { type FormTree, parseForm } from "#app/platform/form/form-tree.ts";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatRange } from "#app/platform/time/format.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { type Deleted, type Deletion, keptRow } from "./deleted-time.ts";
import { busyDaysMax, busyTimeForm } from "./member-busy-form.ts";
import { busyTitleLengthMax } from "./member-dates-form.ts";
import { memberLimitsForm } from "./member-limits-form.ts";
import {
  insertBusy,
  listBusyRows,
  listLimitRows,
  lockMember,
  type MemberKey,
  removeBusy,
  writeLimits,
} from "./member-time-repository.server.ts";

type Store = Pick<Services, "database" | "clock">;
export type SubmittedTime = { status: 303 } | { status: 400; answer: FormAnswer };
const busyTimesMax = 500;
/** Beyond it `Date` holds nothing. */
const lastInstant = 8_640_000_000_000_000;

/** How much a member gives in each period, over all event types of the business. */
export function listMemberLimits({ database }: Pick<Services, "database">, key: MemberKey) {
  return listLimitRows(database.prisma, key);
}

export async function submitMemberLimits(
  { database }: Pick<Services, "database">,
  key: MemberKey,
  tree: FormTree,
  { t }: Pick<Translator, "t">,
): Promise<SubmittedTime> {
  const parsed = parseForm(memberLimitsForm(t), tree);
  if (!parsed.ok) return { status: 400, answer: { values: tree, errors: parsed.errors } };
  await database.prisma.$transaction(async (tx) => {
    await lockMember(tx, key);
    await writeLimits(tx, key, parsed.data.limits);
  });
  return { status: 303 };
}

/** The times a member has blocked, those that are over left out. */
export async function listBusyTimes(
  { database, clock }: Store,
  key: MemberKey,
  shown: { zone: string; locale: Translator["locale"] },
) {
  const rows = await listBusyRows(database.prisma, key, clock.now());
  return rows.map(({ id, title, start, end }) => ({ id, title, when: formatRange(start, end, shown) }));
}

/** Blocks a time. It may overlap bookings, which stay, and other blocked times. */
export async function submitBusyTime(
  { database, clock }: Store,
  { zone, ...key }: MemberKey & { zone: string },
  tree: FormTree,
  { t }: Pick<Translator, "t">,
): Promise<SubmittedTime> {
  const now = clock.now();
  const rules = zoneRules(zone);
  const instantOf = (date: string, minute: number) => instantOfWallTime(rules, dayNumberOf(date), minute);
  const parsed = parseForm(busyTimeForm(t, { now, instantOf }), tree);
  if (!parsed.ok) return { status: 400, answer: { values: tree, errors: parsed.errors } };
  return database.prisma.$transaction(async (tx): Promise<SubmittedTime> => {
    await lockMember(tx, key);
    if ((await listBusyRows(tx, key, now)).length >= busyTimesMax) {
      return {
        status: 400,
        answer: { values: tree, errors: { "": t("form.tooManyRows", { max: busyTimesMax }) } },
      };
    }
    await insertBusy(tx, key, { ...parsed.data, id: randomId(), createdAt: now });
    return { status: 303 };
  });
}

/** Frees a time; `restoreBusyTime` blocks it again. */
export async function deleteBusyTime(
  { database }: Pick<Services, "database">,
  key: MemberKey,
  id: string,
): Promise<Deletion> {
  const row = await database.prisma.$transaction((tx) => removeBusy(tx, key, id));
  return row ? { ok: true, deleted: row } : { ok: false };
}

const keptBusyTime = keptRow.extend({
  title: z.string().max(busyTitleLengthMax),
  start: z.number().int().positive().max(lastInstant),
  end: z.number().int().positive().max(lastInstant),
});

/** Blocks a time again as it was, under its own id; harmless when it stands already. */
export async function restoreBusyTime(
  { database, clock }: Store,
  key: MemberKey,
  deleted: Deleted,
): Promise<{ ok: boolean }> {
  const parsed = keptBusyTime.safeParse(deleted);
  if (!parsed.success) return { ok: false };
  const row = parsed.data;
  if (row.end <= row.start || row.end - row.start > busyDaysMax * dayMs || row.createdAt > clock.now())
    return { ok: false };
  return database.prisma.$transaction(async (tx) => {
    await lockMember(tx, key);
    const standing = await listBusyRows(tx, key, row.start);
    if (standing.some(({ id }) => id === row.id)) return { ok: true };
    if (standing.length >= busyTimesMax) return { ok: false };
    return { ok: await insertBusy(tx, key, row) };
  });
}
