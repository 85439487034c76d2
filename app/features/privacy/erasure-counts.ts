import { z } from "zod";

/** How much a run erased, or would erase. Numbers alone. */
export const erasureCountsSchema = z
  .object({
    bookings: z.number().int(),
    attendees: z.number().int(),
    answers: z.number().int(),
    mails: z.number().int(),
    calls: z.number().int(),
    participants: z.number().int(),
  })
  .strict();

export type ErasureCounts = z.infer<typeof erasureCountsSchema>;

export const nothingErased: ErasureCounts = {
  bookings: 0,
  attendees: 0,
  answers: 0,
  mails: 0,
  calls: 0,
  participants: 0,
};

export function addCounts(one: ErasureCounts, other: ErasureCounts): ErasureCounts {
  return {
    bookings: one.bookings + other.bookings,
    attendees: one.attendees + other.attendees,
    answers: one.answers + other.answers,
    mails: one.mails + other.mails,
    calls: one.calls + other.calls,
    participants: one.participants + other.participants,
  };
}
