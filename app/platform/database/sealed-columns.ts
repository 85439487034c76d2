/**
 * The columns that hold ciphertext, by the Prisma schema's names, and who sees to it. What is secret by its name
 * (a token, a secret, a password) or of the highest class in the data map, and is neither here nor a hash, fails a test.
 */
export const sealedColumns = {
  /** See sealed-answers.server.ts. */
  "Answer.values": "withSealedAnswers",
  /** These five: see sealed-texts.server.ts. */
  "ChatLine.text": "sealingTexts",
  "OutOfOffice.reason": "sealingTexts",
  "SecondFactor.secret": "sealingTexts",
  "RightsRequest.text": "sealingTexts",
  "SupportRequest.text": "sealingTexts",
  /** Of those whom an incident affected; see sealed-subjects.server.ts. */
  "IncidentSubject.sealed": "sealSubject",
  /** How a member's calendars elsewhere are reached; see sealed-connections.server.ts. */
  "CalendarConnection.secret": "sealConnection",
  /** What a member's events elsewhere are called; see sealed-titles.server.ts. */
  "CalendarBusy.title": "sealTitle",
  /** A child's booking until the guardian answers; see guardian-wish.server.ts. */
  "GuardianWish.sealed": "askGuardian",
} as const;

/** Columns of the highest class that are neither ciphertext nor a hash, and why. */
export const plainByNeed = {
  "EmailToken.id":
    "It opens nothing: the link carries a signature over it that the instance's own secret makes.",
  "CallMedia.kind": "A word. What was recorded lies sealed outside the database.",
  "CallMedia.startedAt": "A time, which the rules reckon with.",
  "CallMedia.seenAt": "A time, which the clean-up reckons with.",
  "CallMedia.endedAt": "A time, which the rules reckon with.",
  "CallMedia.purgeAt": "A time, which hides the row.",
} as const;
