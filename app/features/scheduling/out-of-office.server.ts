import { dayNumberOf } from "#app/domain/availability/calendar-day.ts";
import { startOfDay } from "#app/domain/availability/zone.ts";
import type { Translator } from "#app/messages/translator.ts";
import { type FormErrors, parseForm } from "#app/platform/form/form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatRange } from "#app/platform/time/format.server.ts";
import { localDate, zoneRules } from "#app/platform/time/zones.server.ts";
import { outOfOfficeForm } from "./member-dates-form.ts";
import {
  keyOf,
  type MemberOf,
  periodConflict,
  type Submission,
  type SubmittedPeriod,
} from "./member-period.server.ts";
import {
  type AwayRow,
  listAway,
  listBookingsIn,
  lockMember,
  removeAway,
  writeAway,
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
  { database, clock }: Store,
  subject: MemberOf,
  { locale }: Pick<Translator, "locale">,
): Promise<AwayPeriod[]> {
  const { zone } = subject.member;
  const rows = await listAway(database.prisma, keyOf(subject), localDate(zone, clock.now()));
  const rules = zoneRules(zone);
  return Promise.all(
    rows.map(async (row) => {
      const from = Math.max(clock.now(), startOfDay(rules, dayNumberOf(row.firstDate)));
      const to = startOfDay(rules, dayNumberOf(row.lastDate) + 1);
      const bookings = await listBookingsIn(database.prisma, keyOf(subject), { from, to });
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

/**
 * Saves a new period, or the one with this id. A period that overlaps another is refused: merging them would lose
 * one's reason or colleague.
 */
export async function submitOutOfOffice(
  { database, clock }: Store,
  { id, tree, translator, ...subject }: Submission,
): Promise<SubmittedPeriod> {
  const today = localDate(subject.member.zone, clock.now());
  const colleagues = subject.member.colleagues.map((colleague) => colleague.id);
  const parsed = parseForm(outOfOfficeForm(translator.t, { today, colleagues }), tree);
  const refuse = (errors: FormErrors): SubmittedPeriod => ({ status: 400, answer: { values: tree, errors } });
  if (!parsed.ok) return refuse(parsed.errors);
  const key = keyOf(subject);
  return database.prisma.$transaction(async (tx) => {
    await lockMember(tx, key);
    const others = (await listAway(tx, key, today)).filter((row) => row.id !== id);
    const errors = periodConflict(others, parsed.data, translator, "schedule.away.overlaps");
    if (errors) return refuse(errors);
    const saved = await writeAway(tx, key, id, parsed.data, new Date(clock.now()));
    return saved === null ? { status: 404 } : { status: 303, id: saved };
  });
}

export async function deleteOutOfOffice(
  { database }: Pick<Services, "database">,
  subject: MemberOf,
  id: string,
) {
  return { ok: await removeAway(database.prisma, keyOf(subject), id) };
}
