/**
 * The columns that hold ciphertext, by the Prisma schema's names, and who sees to it. What is secret by its name
 * (a token, a secret, a password) and is neither here nor a hash fails a test.
 */
export const sealedColumns = {
  /** Of sensitive questions alone; see sealed-answers.server.ts. */
  "Answer.values": "withSealedAnswers",
  /** Of those whom an incident affected; see sealed-subjects.server.ts. */
  "IncidentSubject.sealed": "sealSubject",
  /** How a member's calendars elsewhere are reached; see sealed-connections.server.ts. */
  "CalendarConnection.secret": "sealConnection",
} as const;
