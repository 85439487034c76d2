import { beforeAll, expect, test } from "vitest";
import { businessCollections, type Definition } from "#app/features/exports/business-collections.ts";
import { memberCollections } from "#app/features/exports/member-collections.ts";
import { exportedColumns } from "#app/features/exports/read-collection.server.ts";
import { dataMap } from "#app/features/privacy/data-map.ts";
import type { Entry } from "#app/features/privacy/data-map-types.ts";
import { testDatabase } from "../test-database.ts";
import { copyOf, exportServices, fullBusiness } from "./export-scene.ts";

/**
 * Gate G7 b and c of the data map: every personal text of two businesses is replaced by a word of its own, and then a
 * copy holds each word that is its own once, where it belongs, and none of anybody else.
 */

const database = await testDatabase();
const services = await exportServices(database);

type Business = Awaited<ReturnType<typeof fullBusiness>>;
/** The words that were planted: where each of them stands, and in whose row. */
type Planted = { word: string; model: string; column: string; rowId: string };

const map = dataMap as Record<string, Record<string, Entry>>;
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const tableOf = (model: string) => (model === "User" ? "app_user" : snake(model).replace(/^_/, ""));

/** How the rows of one business, or of one member, are found. */
const within: Record<string, string> = {
  User: "id IN (SELECT user_id FROM membership WHERE organization_id = $1)",
  Organization: "id = $1",
  Question: "event_type_id IN (SELECT id FROM event_type WHERE organization_id = $1)",
  Session: "user_id IN (SELECT user_id FROM membership WHERE organization_id = $1)",
  EmailChange: "user_id IN (SELECT user_id FROM membership WHERE organization_id = $1)",
  SecondFactor: "user_id IN (SELECT user_id FROM membership WHERE organization_id = $1)",
  RecoveryCode: "user_id IN (SELECT user_id FROM membership WHERE organization_id = $1)",
  EmailToken: "user_id IN (SELECT user_id FROM membership WHERE organization_id = $1)",
};

/** Texts that Parley itself gives, of a closed list in the program. */
const words = new Set(["AuditEvent.action"]);

async function plant(tag: string, organizationId: string): Promise<Planted[]> {
  const client = await database.owner.connect();
  const planted: Planted[] = [];
  try {
    // Past all triggers, which would refuse to change what is append-only.
    await client.query("SET session_replication_role = replica");
    for (const [model, columns] of Object.entries(map)) {
      const { rows: types } = await client.query<{ name: string; type: string }>(
        `SELECT column_name AS name, udt_name AS type FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name = $1`,
        [tableOf(model)],
      );
      const hasBusiness = types.some(({ name }) => name === "organization_id");
      const where = within[model] ?? (hasBusiness ? "organization_id = $1" : null);
      if (where === null || !types.some(({ name }) => name === "id")) continue;
      const { rows } = await client.query<{ id: string }>(
        `SELECT id FROM ${tableOf(model)} WHERE ${where} ORDER BY id`,
        [organizationId],
      );
      for (const [column, entry] of Object.entries(columns)) {
        const type = types.find(({ name }) => name === snake(column))?.type;
        if (entry.kind !== "personal" || entry.category === "reference" || words.has(`${model}.${column}`))
          continue;
        if (type !== "text" && type !== "_text") continue;
        for (const [index, { id }] of rows.entries()) {
          const word = `${tag}${model}${column}${index}z`.toLowerCase();
          const value = type === "_text" ? "ARRAY[$1]" : "$1";
          const update = `UPDATE ${tableOf(model)} SET ${snake(column)} = ${value} WHERE id = $2`;
          // A column that the database holds to a form of its own takes no word.
          const done = await client.query(update, [word, id]).catch((error: { code?: string }) => {
            if (error.code !== "23514") throw error;
            return null;
          });
          if (!done) continue;
          planted.push({ word, model, column, rowId: id });
        }
      }
    }
  } finally {
    await client.query("SET session_replication_role = DEFAULT");
    client.release();
  }
  return planted;
}

let mine: Business;
let own: Planted[];
let theirs: Planted[];

beforeAll(async () => {
  const now = services.clock.now();
  mine = await fullBusiness(database, now);
  const other = await fullBusiness(database, now);
  for (const { hostId } of [mine, other]) {
    const id = hostId.split("").reverse().join("");
    const at = new Date(now);
    await database.prisma.session.create({
      data: { id, userId: hostId, tokenHash: id, device: "d", network: "203.0.113.0/24", expiresAt: at },
    });
  }
  own = await plant("cnry", mine.organizationId);
  theirs = await plant("othr", other.organizationId);
});

/** Where a word stands in the tables of a copy, as "Model.column". */
function placesOf(word: string, texts: ReadonlyMap<string, string>): string[] {
  return [...texts].flatMap(([path, text]) => {
    const model = /^data\/(\w+)\.json$/.exec(path)?.[1];
    if (model === undefined || !text.includes(word)) return [];
    const rows = JSON.parse(text) as Record<string, unknown>[];
    return rows.flatMap((row) =>
      Object.entries(row).flatMap(([name, value]) =>
        JSON.stringify(value).includes(word) ? [`${model}.${name}`] : [],
      ),
    );
  });
}

const isTaken = (
  { model, column }: Planted,
  collections: Record<string, Definition<never>>,
  whole: Parameters<typeof exportedColumns>[2],
) => {
  const definition = collections[model];
  return definition !== undefined && exportedColumns(model, definition, whole).includes(column);
};

test("the words were planted in every table that holds texts of people", () => {
  const models = new Set(own.map(({ model }) => model));
  expect(models.size).toBeGreaterThan(18);
  expect(own.length).toBeGreaterThan(80);
});

test("a copy of a business holds each of its words once, where the data map has it, and none of another business", async () => {
  const { texts } = await copyOf(services, { userId: mine.hostId, organizationId: mine.organizationId });
  const colleaguesTitles = await database.prisma.busyTime.findMany({
    where: { organizationId: mine.organizationId, userId: { not: mine.hostId } },
    select: { id: true },
  });
  const expected = own.filter(
    (one) =>
      isTaken(one, businessCollections as never, "business") &&
      !colleaguesTitles.some(({ id }) => id === one.rowId),
  );
  expect(expected.length).toBeGreaterThan(70);
  for (const { word, model, column } of expected)
    expect(placesOf(word, texts), word).toEqual([`${model}.${column}`]);
  const everything = [...texts.values()].join("\n");
  const absent = own.filter((one) => !expected.includes(one));
  expect(absent.map(({ model, column }) => `${model}.${column}`)).toContain("User.passwordHash");
  for (const { word } of [...absent, ...theirs]) expect(everything, word).not.toContain(word);
});

test("a member's own copy holds each word about them once, and none of a colleague, a customer or another business", async () => {
  const userId = mine.hostId;
  const { texts } = await copyOf(services, { userId, organizationId: null });
  const rowsOf = async (model: string) => {
    const delegate = database.prisma[`${model.charAt(0).toLowerCase()}${model.slice(1)}` as "user"];
    const definition = (memberCollections as never as Record<string, Definition<object>>)[model];
    const where = definition?.where({ userId, askedAt: new Date(services.clock.now()) }) ?? {};
    return (await delegate.findMany({ where, select: { id: true } })).map(({ id }) => id);
  };
  const ids = new Map<string, string[]>();
  for (const model of new Set(own.map((one) => one.model)))
    if (Object.hasOwn(memberCollections, model)) ids.set(model, await rowsOf(model));
  const expected = own.filter(
    (one) =>
      isTaken(one, memberCollections as never, ["member"]) &&
      (ids.get(one.model)?.includes(one.rowId) ?? false),
  );
  expect(new Set(expected.map(({ model }) => model)).size).toBeGreaterThan(7);
  for (const { word, model, column } of expected)
    expect(placesOf(word, texts), word).toEqual([`${model}.${column}`]);
  const everything = [...texts.values()].join("\n");
  // The names of the businesses that somebody is in stand with the recipients, too.
  const absent = own.filter((one) => !expected.includes(one));
  expect(absent.map(({ model }) => model)).toContain("Attendee");
  for (const { word } of [...absent, ...theirs]) expect(everything, word).not.toContain(word);
});

test("every column about a member that the data map lets people take is in their copy, or is the business's own", () => {
  const takes = Object.entries(map).flatMap(([model, columns]) =>
    Object.entries(columns).flatMap(([column, entry]) =>
      entry.kind === "personal" && entry.subject === "member" && entry.export === "yes"
        ? [[model, column]]
        : [],
    ),
  ) as [string, string][];
  expect(takes.length).toBeGreaterThan(40);
  const left = takes.filter(([model, column]) => {
    const definition = (memberCollections as never as Record<string, Definition<never>>)[model];
    return !definition || !exportedColumns(model, definition, ["member"]).includes(column);
  });
  expect(left.map((place) => place.join("."))).toEqual([]);
});

test("every column of a business or of its customers that the data map lets people take is in the business's copy", () => {
  // What the portal keeps belongs to the person and to the operator, who answers for it; no business sees it.
  const portal = ["RightsSession", "RightsAddress", "RightsLink"];
  const left = Object.entries(map).flatMap(([model, columns]) =>
    Object.entries(columns).flatMap(([column, entry]) => {
      if (entry.kind !== "personal" || entry.export !== "yes" || portal.includes(model)) return [];
      if (entry.subject !== "owner" && entry.subject !== "customer") return [];
      const definition = (businessCollections as never as Record<string, Definition<never>>)[model];
      const taken =
        definition !== undefined && exportedColumns(model, definition, "business").includes(column);
      return taken ? [] : [`${model}.${column}`];
    }),
  );
  expect(left).toEqual(["Attendee.restrictedAt"]);
});
