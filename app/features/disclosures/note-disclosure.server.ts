import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { Prisma } from "#app/platform/database/generated/client.ts";
import type { DisclosureKind } from "#app/platform/database/generated/enums.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";

type Client = Pick<DatabaseTransaction, "$executeRaw" | "$queryRaw">;

export type Handing = {
  organizationId: string;
  kind: DisclosureKind;
  /** Who has it now, where that is not the business itself: a site's host. */
  recipient?: string;
  /** What was handed over, by its id: "export:<id>", "attendee:<id>". The same one is noted once for each person. */
  event: string;
  /** Epoch milliseconds. */
  now: number;
};

const { sql } = Prisma;

/** Notes that something about these people (by their addresses) was handed to somebody outside of this instance. */
export async function noteDisclosure(
  client: Client,
  handing: Handing,
  emails: readonly string[],
): Promise<void> {
  await insert(client, handing, sql`SELECT lower(e) AS email FROM unnest(${[...emails]}::text[]) AS e`);
}

/**
 * The same of everybody who is in a copy of a whole business: who had something there at an instant and has not asked
 * to have it kept unused.
 */
export async function noteBusinessDisclosure(client: Client, handing: Handing, asOf: Date): Promise<void> {
  const { organizationId } = handing;
  const people = (table: Prisma.Sql, email: Prisma.Sql, at: Prisma.Sql, unless = sql`true`) =>
    sql`SELECT lower(${email}) AS email FROM ${table} WHERE organization_id = ${organizationId} AND ${at} <= ${asOf} AND ${unless}`;
  await insert(
    client,
    handing,
    sql`${people(sql`attendee`, sql`email`, sql`created_at`, sql`restricted_at IS NULL`)}
      UNION ${people(sql`waiting_entry`, sql`email`, sql`created_at`)}
      UNION ${people(sql`time_offer`, sql`recipient_email`, sql`created_at`)}
      UNION ${people(sql`time_proposal`, sql`email`, sql`created_at`)}
      UNION ${people(sql`consent_record`, sql`email`, sql`at`, sql`email IS NOT NULL`)}`,
  );
}

/** A batch is marked by one random id, which each row's own begins with. */
async function insert(client: Client, handing: Handing, people: Prisma.Sql): Promise<void> {
  const { organizationId, kind, recipient = "", event, now } = handing;
  await client.$executeRaw`
    INSERT INTO disclosure (id, organization_id, email, kind, recipient, event, at)
    SELECT ${randomId()} || '-' || row_number() OVER (ORDER BY p.email), ${organizationId}, p.email,
      ${kind}::disclosure_kind, ${recipient}, ${event}, ${new Date(now)}::timestamptz
    FROM (SELECT DISTINCT email FROM (${people}) all_of_them WHERE email <> '') p
    ON CONFLICT (organization_id, event, email) DO NOTHING`;
}
