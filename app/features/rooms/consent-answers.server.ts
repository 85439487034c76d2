import type { Seat } from "#app/domain/room/seats.ts";
import { type ConsentSubject, recordRecordingAnswer } from "#app/features/consents/consents.server.ts";
import type { CallKey } from "./call-log-repository.server.ts";
import { accountOf } from "./participant.ts";
import type { Consent, DeskServices } from "./recording-desk.server.ts";

type Answer = {
  call: CallKey;
  seat: Seat;
  purpose: "recording" | "snapshot" | "transcript";
  /** As it stood on their page. */
  text: string;
  said: Pick<Consent, "answer" | "locale">;
};

/** Puts what somebody in a room answered into the ledger. */
export async function noteAnswer(
  services: DeskServices,
  { call, seat, purpose, text, said }: Answer,
): Promise<void> {
  await services.database.prisma.$transaction(async (tx) => {
    const { userId, attendeeId } = accountOf(seat);
    const attendee = attendeeId
      ? await tx.attendee.findFirst({
          where: { id: attendeeId, organizationId: call.organizationId },
          select: { email: true },
        })
      : null;
    const subject: ConsentSubject = userId
      ? { userId }
      : attendee?.email
        ? { email: attendee.email }
        : { guestId: seat.id };
    await recordRecordingAnswer(services, tx, {
      ...{ ...call, subject, purpose, text },
      ...{ action: said.answer, locale: said.locale },
    });
  });
}
