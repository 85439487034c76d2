import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { Prisma, type PrismaClient } from "#app/platform/database/generated/client.ts";

const { sql } = Prisma;

/** Whatever an address leads to, in every business of this instance. The rest is found from these. */
export type SubjectRows = {
  attendeeIds: string[];
  waitingIds: string[];
  offerIds: string[];
  proposalIds: string[];
  requestIds: string[];
  consentIds: string[];
  disclosureIds: string[];
  /** Businesses that asked them to belong to it. */
  invitationIds: string[];
  /** What they wrote to the operator; of no business. */
  supportIds: string[];
};

const columns = {
  attendeeIds: [sql`attendee`, sql`email`],
  waitingIds: [sql`waiting_entry`, sql`email`],
  offerIds: [sql`time_offer`, sql`recipient_email`],
  proposalIds: [sql`time_proposal`, sql`email`],
  requestIds: [sql`rights_request`, sql`email`],
  consentIds: [sql`consent_record`, sql`email`],
  disclosureIds: [sql`disclosure`, sql`email`],
  invitationIds: [sql`invitation`, sql`email`],
  supportIds: [sql`support_request`, sql`email`],
} as const satisfies Record<keyof SubjectRows, readonly [Prisma.Sql, Prisma.Sql]>;

/**
 * The rows of a person who is known by these addresses (lower-case), of one business or of all. An index on the
 * lower-case address leads to them, so that it does not matter how somebody spelled theirs.
 */
export async function findSubjectRows(
  client: Pick<PrismaClient | DatabaseTransaction, "$queryRaw">,
  emails: readonly string[],
  organizationId?: string,
): Promise<SubjectRows> {
  const found: Partial<SubjectRows> = {};
  for (const name of Object.keys(columns) as (keyof SubjectRows)[]) {
    if (name === "supportIds" && organizationId !== undefined) {
      found[name] = [];
      continue;
    }
    const [table, column] = columns[name];
    const within = organizationId === undefined ? sql`` : sql`AND organization_id = ${organizationId}`;
    const rows = await client.$queryRaw<{ id: string }[]>`
      SELECT id FROM ${table} WHERE lower(${column}) = ANY (${[...emails]}) ${within} ORDER BY id`;
    found[name] = rows.map(({ id }) => id);
  }
  return found as SubjectRows;
}

/** One seat of a person who is known by these addresses (lower-case), or null. */
export async function ownSeat(
  prisma: Pick<PrismaClient, "attendee">,
  emails: readonly string[],
  id: string,
): Promise<{ organizationId: string; bookingId: string; attendeeId: string } | null> {
  const seat = await prisma.attendee.findUnique({
    where: { id },
    select: { organizationId: true, bookingId: true, email: true },
  });
  if (!seat || !emails.includes(seat.email.toLowerCase())) return null;
  return { organizationId: seat.organizationId, bookingId: seat.bookingId, attendeeId: id };
}
