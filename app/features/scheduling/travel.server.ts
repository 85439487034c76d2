import type { Translator } from "#app/messages/translator.ts";
import { type FormErrors, parseForm } from "#app/platform/form/form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isZone, localDate } from "#app/platform/time/zones.server.ts";
import { travelForm } from "./member-dates-form.ts";
import {
  keyOf,
  type MemberOf,
  periodConflict,
  type Submission,
  type SubmittedPeriod,
} from "./member-period.server.ts";
import {
  listTravelRows,
  lockMember,
  removeTravel,
  type TravelRow,
  writeTravel,
} from "./member-time-repository.server.ts";
import { datesText } from "./member-time-words.server.ts";

type Store = Pick<Services, "database" | "clock">;

export type TravelPeriod = TravelRow & { dates: string };

/** The member's travels that are not over. */
export async function listTravel(
  { database, clock }: Store,
  subject: MemberOf,
  { locale }: Pick<Translator, "locale">,
): Promise<TravelPeriod[]> {
  const today = localDate(subject.member.zone, clock.now());
  const rows = await listTravelRows(database.prisma, keyOf(subject), today);
  return rows.map((row) => ({ ...row, dates: datesText(row, locale) }));
}

/** Like `submitOutOfOffice`: nobody is in two places at once. */
export async function submitTravel(
  { database, clock }: Store,
  { id, tree, translator, ...subject }: Submission,
): Promise<SubmittedPeriod> {
  const today = localDate(subject.member.zone, clock.now());
  const parsed = parseForm(travelForm(translator.t, { today, isZone }), tree);
  const refuse = (errors: FormErrors): SubmittedPeriod => ({ status: 400, answer: { values: tree, errors } });
  if (!parsed.ok) return refuse(parsed.errors);
  const key = keyOf(subject);
  return database.prisma.$transaction(async (tx) => {
    await lockMember(tx, key);
    const others = (await listTravelRows(tx, key, today)).filter((row) => row.id !== id);
    const errors = periodConflict(others, parsed.data, translator, "schedule.travel.overlaps");
    if (errors) return refuse(errors);
    const saved = await writeTravel(tx, key, id, parsed.data, new Date(clock.now()));
    return saved === null ? { status: 404 } : { status: 303, id: saved };
  });
}

export async function deleteTravel({ database }: Pick<Services, "database">, subject: MemberOf, id: string) {
  return { ok: await removeTravel(database.prisma, keyOf(subject), id) };
}
