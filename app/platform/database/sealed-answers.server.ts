import { keyIdOf, SealError, type SealedPlace, type Sealer, sealedForm } from "../security/sealer.server.ts";
import { Prisma, type PrismaClient } from "./generated/client.ts";
import { resealInBatches } from "./reseal-in-batches.server.ts";
import { keysOfTexts, sealingTexts } from "./sealed-texts.server.ts";
import { openingTitles } from "./sealed-titles.server.ts";

type Row = { id: string; organizationId: string };
type Answers = { values: string[] };

/** An answer's texts are sealed as one, so that nobody sees how many they are. */
export function sealValues(sealer: Sealer, row: Row, values: readonly string[]): string[] {
  return [sealer.seal(placeOf(row), JSON.stringify(values))];
}

/** What is not sealed yet, of before all answers were, comes back as it is. @throws SealError */
export function openValues(sealer: Sealer, row: Row, values: readonly string[]): string[] {
  const [sealed, ...rest] = values;
  if (sealed === undefined || rest.length > 0 || keyIdOf(sealed) === null) return [...values];
  const opened: unknown = JSON.parse(sealer.open(placeOf(row), sealed));
  if (!Array.isArray(opened)) throw new SealError("An answer was sealed in another form.");
  return opened.map(String);
}

function placeOf({ id, organizationId }: Row): SealedPlace {
  return { model: "Answer", field: "values", rowId: id, organizationId };
}

/**
 * A client by which answers and what else is most sensitive (sealed-texts.server.ts) are ciphertext in the database and
 * plain everywhere else. Writing answers goes through `create`, `createMany` or `update` of answers themselves; raw SQL
 * and nested writes are not seen here.
 */
export function withSealedAnswers(prisma: PrismaClient, sealer: Sealer): PrismaClient {
  const sealed = (row: Row & Answers) => ({ ...row, values: sealValues(sealer, row, row.values) });
  const texts = sealingTexts(sealer);
  const extended = prisma.$extends({
    name: "sealed answers",
    result: {
      answer: {
        values: {
          needs: { id: true, organizationId: true, values: true },
          compute: (row) => openValues(sealer, row, row.values),
        },
      },
      calendarBusy: openingTitles(sealer),
      ...texts.result,
    },
    query: {
      ...texts.query,
      answer: {
        create: ({ args, query }) =>
          query({ ...args, data: sealed(args.data as Row & Answers) as typeof args.data }),
        createMany: ({ args, query }) => {
          const rows = [args.data].flat() as (Row & Answers)[];
          return query({ ...args, data: rows.map(sealed) as typeof args.data });
        },
        update: async ({ args, query }) => {
          const { values } = args.data;
          if (!Array.isArray(values)) return query(args);
          // Neither its id nor its business ever changes, so it may be read beside the caller's transaction.
          const select = { id: true, organizationId: true };
          const row = await prisma.answer.findUnique({ where: args.where, select });
          if (!row) return query(args);
          return query({ ...args, data: { ...args.data, values: sealValues(sealer, row, values) } });
        },
      },
    },
  });
  // The same models and types: what is computed has the type of what it stands for.
  return extended as unknown as PrismaClient;
}

/**
 * Seals anew, by the first key, what another key has sealed, and what is not sealed at all. Gives how many answers that
 * were.
 */
export function resealAnswers(prisma: PrismaClient, sealer: Sealer): Promise<number> {
  return resealInBatches<Row & Answers>(prisma, {
    read: (tx, after, limit) => tx.$queryRaw`
      SELECT id, organization_id AS "organizationId", "values" FROM answer
      WHERE id > ${after} ORDER BY id LIMIT ${limit} FOR UPDATE`,
    reseal: (tx, row) => {
      if (row.values.length === 1 && row.values[0] !== undefined && !sealer.isStale(row.values[0]))
        return null;
      const values = sealValues(sealer, row, openValues(sealer, row, row.values));
      return tx.$executeRaw`UPDATE answer SET "values" = ${values} WHERE id = ${row.id}`;
    },
  });
}

/** The ids of all keys that sealed something that is still there. */
export async function keysInUse(prisma: PrismaClient): Promise<string[]> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw(Prisma.sql`SELECT set_config('parley.erases', 'on', true)`);
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT split_part("values"[1], ':', 2) AS id FROM answer WHERE "values"[1] ~ ${sealedForm}
      UNION SELECT DISTINCT split_part(sealed, ':', 2) FROM incident_subject
      UNION SELECT DISTINCT split_part(title, ':', 2) FROM calendar_busy WHERE title IS NOT NULL
      UNION SELECT DISTINCT split_part(secret, ':', 2) FROM calendar_connection
      UNION ${keysOfTexts(sealedForm)}`;
    return rows.map(({ id }) => id);
  });
}
