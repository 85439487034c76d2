import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isZone, localDate } from "#app/platform/time/zones.server.ts";
import type { Deleted } from "./deleted-time.ts";
import { travelForm } from "./member-dates-form.ts";
import {
  deletePeriod,
  keyOf,
  type MemberOf,
  type PeriodKind,
  restorePeriod,
  type Submission,
  submitPeriod,
} from "./member-period.server.ts";
import {
  changeTravel,
  insertTravel,
  listTravelRows,
  removeTravel,
  type TravelColumns,
  type TravelRow,
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

const journey: PeriodKind<TravelColumns> = {
  form: (t, { today }) => travelForm(t, { today, isZone }),
  overlaps: "schedule.travel.overlaps",
  list: listTravelRows,
  insert: insertTravel,
  change: changeTravel,
  remove: removeTravel,
};

export function submitTravel(store: Store, submission: Submission) {
  return submitPeriod(journey, store, submission);
}

export function deleteTravel(store: Pick<Store, "database">, subject: MemberOf, id: string) {
  return deletePeriod(journey, store, subject, id);
}

export function restoreTravel(
  store: Store,
  subject: MemberOf & { translator: Translator },
  deleted: Deleted,
) {
  return restorePeriod(journey, store, subject, deleted);
}
