import { keyIdOf, type SealedPlace, type Sealer } from "../security/sealer.server.ts";
import { Prisma, type PrismaClient } from "./generated/client.ts";
import { resealInBatches } from "./reseal-in-batches.server.ts";

type SealedText = { model: Prisma.ModelName; field: string; table: Prisma.Sql; tenant: boolean };

/** Texts that the client of the database seals and opens, each by its row: plain everywhere but in the database. */
export const sealedTexts = {
  chatLine: { model: "ChatLine", field: "text", table: Prisma.sql`chat_line`, tenant: true },
  outOfOffice: { model: "OutOfOffice", field: "reason", table: Prisma.sql`out_of_office`, tenant: true },
  rightsRequest: { model: "RightsRequest", field: "text", table: Prisma.sql`rights_request`, tenant: true },
  secondFactor: { model: "SecondFactor", field: "secret", table: Prisma.sql`second_factor`, tenant: false },
  supportRequest: {
    ...{ model: "SupportRequest", field: "text", table: Prisma.sql`support_request`, tenant: false },
  },
} as const satisfies Record<string, SealedText>;

/** What waits for a guardian is sealed by who writes it; its key is changed with the others. */
const wish: SealedText = {
  ...{ model: "GuardianWish", field: "sealed", table: Prisma.sql`guardian_wish`, tenant: true },
};

type Row = { id: string; organizationId?: string | null };

function placeOf({ model, field }: SealedText, row: Row): SealedPlace {
  return { model, field, rowId: row.id, organizationId: row.organizationId ?? null };
}

/** What is not sealed yet, of before it was, comes back as it is. @throws SealError */
function openText(sealer: Sealer, of: SealedText, row: Row, text: string): string {
  return keyIdOf(text) === null ? text : sealer.open(placeOf(of, row), text);
}

type Values = Record<string, unknown>;
type Query = {
  args: { data: Values | Values[]; where?: Values };
  query: (args: unknown) => Promise<unknown>;
};

/** A row that is written, its text sealed; nothing stays nothing. One whose id nobody names could not be opened again: a fault. */
function sealedRow(sealer: Sealer, of: SealedText, data: Values, where: Values = {}): Values {
  const text = data[of.field];
  if (text === undefined || text === "") return data;
  const { id, organizationId } = { ...where, ...data };
  const known = typeof id === "string" && (!of.tenant || organizationId !== undefined);
  if (typeof text !== "string" || !known)
    throw new Error(`${of.model}.${of.field} is sealed by its row: name the row's id and business with it.`);
  const row = { id, organizationId: of.tenant ? (organizationId as string | null) : null };
  return { ...data, [of.field]: sealer.seal(placeOf(of, row), text) };
}

/** What the client does for each of the texts; see sealed-answers.server.ts. Raw SQL and nested writes are not seen. */
export function sealingTexts(sealer: Sealer) {
  const all = Object.entries(sealedTexts) as [string, SealedText][];
  const write =
    (of: SealedText) =>
    ({ args, query }: Query) => {
      const seal = (data: Values) => sealedRow(sealer, of, data, args.where);
      return query({ ...args, data: Array.isArray(args.data) ? args.data.map(seal) : seal(args.data) });
    };
  const result = all.map(([model, of]) => {
    const needs = { id: true, [of.field]: true, ...(of.tenant ? { organizationId: true } : {}) };
    const compute = (row: Row & Values) => openText(sealer, of, row, String(row[of.field]));
    return [model, { [of.field]: { needs, compute } }];
  });
  const query = all.map(([model, of]) => {
    const sealed = write(of);
    return [model, { create: sealed, createMany: sealed, update: sealed, updateMany: sealed }];
  });
  // Each model's own types would be as many as the texts; what is computed has the type of what it stands for.
  return { result: Object.fromEntries(result) as object, query: Object.fromEntries(query) as object };
}

/** Seals anew, by the first key, what another has sealed or nobody; hidden rows too. Gives how many texts that were. */
export async function resealTexts(prisma: PrismaClient, sealer: Sealer): Promise<number> {
  let texts = 0;
  for (const of of [...Object.values(sealedTexts), wish]) {
    const { table, tenant } = of;
    const column = Prisma.raw(of.field);
    texts += await resealInBatches<Row & { text: string }>(prisma, {
      read: (tx, after, limit) => tx.$queryRaw`
        SELECT id, ${tenant ? Prisma.sql`organization_id` : Prisma.sql`NULL`} AS "organizationId", ${column} AS text
        FROM ${table} WHERE id > ${after} AND ${column} <> '' ORDER BY id LIMIT ${limit} FOR UPDATE`,
      reseal: (tx, row) => {
        if (!sealer.isStale(row.text)) return null;
        const text = sealer.seal(placeOf(of, row), openText(sealer, of, row, row.text));
        return tx.$executeRaw`UPDATE ${table} SET ${column} = ${text} WHERE id = ${row.id}`;
      },
    });
  }
  return texts;
}

/** As SQL: the ids of the keys that sealed any of the texts. */
export function keysOfTexts(form: string): Prisma.Sql {
  const selects = [...Object.values(sealedTexts), wish].map(
    ({ table, field }) => Prisma.sql`
      SELECT split_part(${Prisma.raw(field)}, ':', 2) AS id FROM ${table} WHERE ${Prisma.raw(field)} ~ ${form}`,
  );
  return Prisma.join(selects, " UNION ");
}
