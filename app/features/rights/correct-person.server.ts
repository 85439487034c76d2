import { queueBookingMails } from "#app/features/notifications/notifications.server.ts";
import { type DatabaseTransaction, isUniqueViolation } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { findSubjectRows, type SubjectRows } from "./subject-rows.server.ts";

export type Correction = {
  name?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
};
export type CorrectResult = { ok: true; corrected: number } | { ok: false; reason: "taken" };

/**
 * Writes a name, a phone number or a proven address over what every business has of these addresses, at once. Mail
 * that waits is worded as it is sent, so it says what is right by then; for appointments that are still to come the
 * hosts' calendars, and with another address the person's own, are brought up to date by mail. `taken`: somebody else
 * has that address in one of the same meetings.
 */
export async function correctPerson(
  services: Services,
  emails: readonly string[],
  correction: Correction,
): Promise<CorrectResult> {
  try {
    return await services.database.prisma.$transaction(async (tx): Promise<CorrectResult> => {
      const rows = await findSubjectRows(tx, emails);
      await writeOver(tx, rows, correction);
      const ahead = await findAhead(tx, rows.attendeeIds, new Date(services.clock.now()));
      for (const seat of ahead) await tell(services, tx, seat, correction.email !== undefined);
      return { ok: true, corrected: count(rows) };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: "taken" };
    throw error;
  }
}

function count({ attendeeIds, waitingIds, offerIds, proposalIds }: SubjectRows): number {
  return attendeeIds.length + waitingIds.length + offerIds.length + proposalIds.length;
}

async function writeOver(
  tx: DatabaseTransaction,
  { attendeeIds, waitingIds, offerIds, proposalIds, requestIds, disclosureIds, supportIds }: SubjectRows,
  { name, email, phone }: Correction,
): Promise<void> {
  const within = (ids: string[]) => ({ id: { in: ids } });
  const person = { ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }) };
  const number = phone === undefined ? {} : { phone };
  if (Object.keys({ ...person, ...number }).length === 0) return;
  await tx.attendee.updateMany({ where: within(attendeeIds), data: { ...person, ...number } });
  if (name !== undefined)
    await tx.callParticipant.updateMany({ where: { attendeeId: { in: attendeeIds } }, data: { name } });
  if (Object.keys(person).length === 0) return;
  await tx.waitingEntry.updateMany({ where: within(waitingIds), data: person });
  await tx.timeOffer.updateMany({
    where: within(offerIds),
    data: {
      ...(name === undefined ? {} : { recipientName: name }),
      ...(email === undefined ? {} : { recipientEmail: email }),
    },
  });
  await tx.timeProposal.updateMany({ where: within(proposalIds), data: person });
  await tx.supportRequest.updateMany({ where: within(supportIds), data: person });
  if (email === undefined) return;
  await tx.rightsRequest.updateMany({ where: within(requestIds), data: { email } });
  await tx.disclosure.updateMany({ where: within(disclosureIds), data: { email } });
}

function findAhead(tx: DatabaseTransaction, attendeeIds: string[], now: Date) {
  return tx.attendee.findMany({
    where: {
      id: { in: attendeeIds },
      status: { in: ["pending", "confirmed"] },
      booking: { status: { in: ["pending", "confirmed"] }, startsAt: { gt: now } },
    },
    select: {
      id: true,
      organizationId: true,
      sequence: true,
      bookingId: true,
      booking: { select: { hosts: { select: { userId: true } } } },
    },
    orderBy: [{ bookingId: "asc" }, { id: "asc" }],
  });
}

type Ahead = Awaited<ReturnType<typeof findAhead>>[number];

/** A higher sequence makes calendars take the new details; the person's own changes with the address alone. */
async function tell(
  services: Services,
  tx: DatabaseTransaction,
  { id, organizationId, sequence, bookingId, booking }: Ahead,
  withPerson: boolean,
): Promise<void> {
  const raised = await tx.booking.update({
    where: { id: bookingId, organizationId },
    data: { sequence: { increment: 1 } },
    select: { sequence: true },
  });
  if (withPerson)
    await tx.attendee.update({
      where: { id, organizationId },
      data: { sequence: sequence + 1 },
      select: { id: true },
    });
  await queueBookingMails(services, tx, {
    bookingId,
    organizationId,
    hostIds: booking.hosts.map(({ userId }) => userId),
    attendees: withPerson ? [{ id, sequence: sequence + 1 }] : [],
    kind: "booking_corrected",
    sequence: raised.sequence,
    event: id,
    facts: { changedBy: "attendee", aboutAttendeeId: id },
  });
}
