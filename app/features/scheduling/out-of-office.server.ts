import { dayNumberOf } from "#app/domain/availability/calendar-day.ts";
import { startOfDay } from "#app/domain/availability/zone.ts";
import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatRange } from "#app/platform/time/format.server.ts";
import { localDate, zoneRules } from "#app/platform/time/zones.server.ts";
import type { Deleted } from "./deleted-time.ts";
import { outOfOfficeForm } from "./member-dates-form.ts";
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
  type AwayColumns,
  type AwayRow,
  changeAway,
  insertAway,
  listAway,
  listBookingsIn,
  removeAway,
} from "./member-time-repository.server.ts";
import { datesText } from "./member-time-words.server.ts";

type Store = Pick<Services, "database" | "clock">;

export type AwayPeriod = AwayRow & {
  dates: string;
  /** What was booked before, and stays booked: somebody has to move or cancel it. */
  bookings: { id: string; title: string; when: string; attendeeName: string }[];
};

/** The periods in which a member is away, those that are over left out, with the bookings that fall into them. */
export async function listOutOfOffice(
  services: Store,
  subject: MemberOf & { viewerId: string },
  { locale }: Pick<Translator, "locale">,
): Promise<AwayPeriod[]> {
  const { database, clock } = services;
  const { viewerId } = subject;
  const { zone } = subject.member;
  const rows = await listAway(database.prisma, keyOf(subject), localDate(zone, clock.now()));
  const rules = zoneRules(zone);
  return Promise.all(
    rows.map(async (row) => {
      const from = Math.max(clock.now(), startOfDay(rules, dayNumberOf(row.firstDate)));
      const to = startOfDay(rules, dayNumberOf(row.lastDate) + 1);
      const bookings = await listBookingsIn(services, keyOf(subject), { from, to, viewerId });
      return {
        ...row,
        dates: datesText(row, locale),
        bookings: bookings.map(({ id, title, start, end, attendeeName }) => ({
          id,
          title,
          attendeeName,
          when: formatRange(start, end, { locale, zone }),
        })),
      };
    }),
  );
}

const absence: PeriodKind<AwayColumns> = {
  form: (t, { today, member }) =>
    outOfOfficeForm(t, { today, colleagues: member.colleagues.map(({ id }) => id) }),
  overlaps: "schedule.away.overlaps",
  list: listAway,
  insert: insertAway,
  change: changeAway,
  remove: removeAway,
};

export function submitOutOfOffice(store: Store, submission: Submission) {
  return submitPeriod(absence, store, submission);
}

export function deleteOutOfOffice(store: Pick<Store, "database">, subject: MemberOf, id: string) {
  return deletePeriod(absence, store, subject, id);
}

/** Visitors are no longer sent to a colleague who left meanwhile: then the absence is not brought back. */
export function restoreOutOfOffice(
  store: Store,
  subject: MemberOf & { translator: Translator },
  deleted: Deleted,
) {
  return restorePeriod(absence, store, subject, deleted);
}
