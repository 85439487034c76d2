import type { z } from "zod";
import type { MessageKey } from "#app/messages/catalog.ts";
import type { Translate, Translator } from "#app/messages/translator.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { type FormErrors, type FormTree, parseForm } from "#app/platform/form/form-tree.ts";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { localDate } from "#app/platform/time/zones.server.ts";
import { type Deleted, type Deletion, keptRow } from "./deleted-time.ts";
import { periodsMax } from "./member-dates-form.ts";
import { type Kept, lockMember, type MemberKey } from "./member-time-repository.server.ts";
import { datesText } from "./member-time-words.server.ts";
import type { ManagedMember } from "./schedule-access.server.ts";

type Store = Pick<Services, "database" | "clock">;
/** Whose time it is, in which business. */
export type MemberOf = { organizationId: string; member: Pick<ManagedMember, "id" | "zone" | "colleagues"> };
/** A form for a new period, or for the one with this id. */
export type Submission = MemberOf & { id: string | null; tree: FormTree; translator: Translator };
export type SubmittedPeriod =
  | { status: 303; id: string }
  | { status: 400; answer: FormAnswer }
  | { status: 404 };

export const keyOf = ({ organizationId, member }: MemberOf) => ({ organizationId, userId: member.id });

type Dates = { firstDate: string; lastDate: string };

/** What one kind of period (an absence, a journey) is made of. All kinds are saved, deleted and restored alike. */
export type PeriodKind<Columns extends Dates> = {
  /** `today`: a period that is over is refused; "" where that does not matter. */
  form: (
    t: Translate,
    facts: { today: string; member: MemberOf["member"] },
  ) => z.ZodType<Columns, z.ZodTypeDef, unknown>;
  overlaps: Extract<MessageKey, "schedule.away.overlaps" | "schedule.travel.overlaps">;
  /** Those that end on `from` or later. */
  list: (tx: DatabaseTransaction, key: MemberKey, from: string) => Promise<(Dates & { id: string })[]>;
  insert: (tx: DatabaseTransaction, key: MemberKey, row: Kept<Columns>) => Promise<boolean>;
  change: (tx: DatabaseTransaction, key: MemberKey, id: string, to: Columns) => Promise<boolean>;
  remove: (tx: DatabaseTransaction, key: MemberKey, id: string) => Promise<Kept<Columns> | null>;
};

/**
 * Saves a new period, or the one with this id. A period that overlaps another of its kind is refused: nobody is in
 * two places at once, and merging them would lose one's reason.
 */
export async function submitPeriod<Columns extends Dates>(
  kind: PeriodKind<Columns>,
  { database, clock }: Store,
  { id, tree, translator, ...subject }: Submission,
): Promise<SubmittedPeriod> {
  const { member } = subject;
  const today = localDate(member.zone, clock.now());
  const parsed = parseForm(kind.form(translator.t, { today, member }), tree);
  const refuse = (errors: FormErrors): SubmittedPeriod => ({ status: 400, answer: { values: tree, errors } });
  if (!parsed.ok) return refuse(parsed.errors);
  const key = keyOf(subject);
  return database.prisma.$transaction(async (tx) => {
    await lockMember(tx, key);
    const others = (await kind.list(tx, key, today)).filter((row) => row.id !== id);
    const errors = periodConflict(others, parsed.data, translator, kind.overlaps);
    if (errors) return refuse(errors);
    if (id !== null)
      return (await kind.change(tx, key, id, parsed.data)) ? { status: 303, id } : { status: 404 };
    const row = { ...parsed.data, id: randomId(), createdAt: clock.now() };
    await kind.insert(tx, key, row);
    return { status: 303, id: row.id };
  });
}

/** Deletes a period; what was in it can be brought back by `restorePeriod`. */
export async function deletePeriod<Columns extends Dates>(
  kind: PeriodKind<Columns>,
  { database }: Pick<Services, "database">,
  subject: MemberOf,
  id: string,
): Promise<Deletion> {
  const row = await database.prisma.$transaction((tx) => kind.remove(tx, keyOf(subject), id));
  return row ? { ok: true, deleted: row } : { ok: false };
}

/**
 * Brings a deleted period back as it was, under its own id; harmless when it stands already. Not where another
 * overlaps it by now.
 */
export async function restorePeriod<Columns extends Dates>(
  kind: PeriodKind<Columns>,
  { database, clock }: Store,
  { translator, ...subject }: MemberOf & { translator: Translator },
  deleted: Deleted,
): Promise<{ ok: boolean }> {
  const kept = keptRow.safeParse(deleted);
  const parsed = kind.form(translator.t, { today: "", member: subject.member }).safeParse(asTree(deleted));
  if (!kept.success || !parsed.success || kept.data.createdAt > clock.now()) return { ok: false };
  const row = { ...parsed.data, ...kept.data };
  const key = keyOf(subject);
  return database.prisma.$transaction(async (tx) => {
    await lockMember(tx, key);
    const standing = await kind.list(tx, key, row.firstDate);
    if (standing.some(({ id }) => id === row.id)) return { ok: true };
    if (periodConflict(standing, row, translator, kind.overlaps)) return { ok: false };
    return { ok: await kind.insert(tx, key, row) };
  });
}

/** A row as its form would send it. */
function asTree(row: Deleted): FormTree {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value ?? "")]));
}

/** Why a period cannot stand beside the member's others of its kind, as errors of its form; null when it can. */
function periodConflict(
  others: readonly Dates[],
  wanted: Dates,
  { t, locale }: Translator,
  message: PeriodKind<Dates>["overlaps"],
): FormErrors | null {
  const other = others.find((one) => one.firstDate <= wanted.lastDate && wanted.firstDate <= one.lastDate);
  if (other) return { firstDate: t(message, { dates: datesText(other, locale) }) };
  return others.length < periodsMax ? null : { "": t("form.tooManyRows", { max: periodsMax }) };
}
