import { expect, test } from "vitest";
import { rotateKeys } from "#app/features/privacy/privacy.server.ts";
import { openDatabase } from "#app/platform/database/database.server.ts";
import { requireKeys } from "#app/platform/database/sealing-keys.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { createSealer } from "#app/platform/security/sealer.server.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { createBooking, createBusiness } from "./booked-business.ts";

const database = await testDatabase();
const { prisma } = database;
const business = await createBusiness(database);
const bookingId = await createBooking(database, business, { endsAt: Date.UTC(2027, 5, 1) });
const { id: attendeeId } = await prisma.attendee.findFirstOrThrow({ where: { bookingId } });
const of = { organizationId: business.organizationId, bookingId, attendeeId, label: "Health?" };

async function answer(values: string[], sensitive: boolean): Promise<string> {
  const id = randomId();
  await prisma.answer.createMany({ data: [{ ...of, id, values, sensitive }] });
  return id;
}

async function raw(id: string): Promise<string[]> {
  const { rows } = await database.owner.query<{ values: string[] }>(
    'SELECT "values" FROM answer WHERE id = $1',
    [id],
  );
  return rows[0]?.values ?? [];
}

test("the raw row of a sensitive answer is ciphertext with its key's name, and the program reads it as it was given", async () => {
  const [one, several, empty] = [
    await answer(["asthma"], true),
    await answer(["a", "b"], true),
    await answer([], true),
  ];
  for (const id of [one, several, empty]) expect(await raw(id)).toEqual([expect.stringMatching(/^v1:t1:/)]);
  expect(await prisma.answer.findUniqueOrThrow({ where: { id: one } })).toMatchObject({ values: ["asthma"] });
  // As the program's pages read it: from the booking down, only what is shown.
  const read = await prisma.booking.findUniqueOrThrow({
    where: { id: bookingId },
    select: {
      attendees: {
        select: { answers: { where: { sensitive: true }, select: { label: true, values: true } } },
      },
    },
  });
  const answers = read.attendees.flatMap((attendee) => attendee.answers);
  expect(answers.map(({ values }) => values).sort()).toEqual([[], ["a", "b"], ["asthma"]].sort());
  const inTransaction = await prisma.$transaction((tx) => tx.answer.findUnique({ where: { id: several } }));
  expect(inTransaction?.values).toEqual(["a", "b"]);
});

test("an answer to any question is sealed, also one that looks like ciphertext, and one of before it was is read as it stands", async () => {
  const typed = "v1:t1:AAAAAAAAAAAAAAAA:AAAAAAAAAAAAAAAAAAAAAA:AAAA";
  const id = await answer([typed], false);
  expect(await raw(id)).toEqual([expect.stringMatching(/^v1:t1:/)]);
  expect(await raw(id)).not.toEqual([typed]);
  expect((await prisma.answer.findUniqueOrThrow({ where: { id } })).values).toEqual([typed]);
  await database.owner.query("UPDATE answer SET \"values\" = ARRAY['v1:once: tea'] WHERE id = $1", [id]);
  expect((await prisma.answer.findUniqueOrThrow({ where: { id } })).values).toEqual(["v1:once: tea"]);
  await requireKeys(database, createSealer(fakeServices(database).settings.encryptionKeys));
});

const texts = { outOfOffice: "reason", rightsRequest: "text", supportRequest: "text" } as const;
const tables = {
  outOfOffice: "out_of_office",
  rightsRequest: "rights_request",
  supportRequest: "support_request",
} as const;

/** A row of each of the texts, with their ids. */
async function writeTexts(text: string): Promise<Record<keyof typeof texts, string>> {
  const ids = { outOfOffice: randomId(), rightsRequest: randomId(), supportRequest: randomId() };
  const { organizationId, hostId: userId } = business;
  const dates = { firstDate: new Date("2027-06-01"), lastDate: new Date("2027-06-02") };
  const at = new Date();
  const person = { email: "ada@texts.example", locale: "en", receivedAt: at };
  await prisma.outOfOffice.createMany({
    data: { id: ids.outOfOffice, organizationId, userId, ...dates, reason: text },
  });
  await prisma.rightsRequest.create({
    data: { id: ids.rightsRequest, organizationId: null, kind: "other", ...person, dueAt: at, text },
  });
  await prisma.supportRequest.create({
    data: { id: ids.supportRequest, kind: "question", ...person, lastWordAt: at, keepDays: 30, text },
  });
  return ids;
}

async function rawText(model: keyof typeof texts, id: string): Promise<string> {
  const sql = `SELECT ${texts[model]} AS text FROM ${tables[model]} WHERE id = $1`;
  return (await database.owner.query<{ text: string }>(sql, [id])).rows[0]?.text ?? "";
}

const readTexts = async (ids: Record<keyof typeof texts, string>) => [
  (await prisma.outOfOffice.findUniqueOrThrow({ where: { id: ids.outOfOffice } })).reason,
  (await prisma.rightsRequest.findUniqueOrThrow({ where: { id: ids.rightsRequest } })).text,
  (await prisma.supportRequest.findUniqueOrThrow({ where: { id: ids.supportRequest } })).text,
];

test("why somebody is away and what is written about one's rights or to the operator is ciphertext, bound to its row", async () => {
  const models = Object.keys(texts) as (keyof typeof texts)[];
  const [ids, others] = [await writeTexts("ill"), await writeTexts("well")];
  for (const model of models) expect(await rawText(model, ids[model])).toMatch(/^v1:t1:/);
  expect(await readTexts(ids)).toEqual(["ill", "ill", "ill"]);
  const { organizationId, hostId: userId } = business;
  const key = { id: ids.outOfOffice, organizationId, userId };
  await prisma.outOfOffice.updateMany({ where: key, data: { reason: "better" } });
  expect(await rawText("outOfOffice", ids.outOfOffice)).toMatch(/^v1:t1:/);
  expect(await readTexts(ids)).toEqual(["better", "ill", "ill"]);
  // Nothing is nothing, and many at once could not be bound to their rows.
  await prisma.outOfOffice.updateMany({ where: key, data: { reason: "" } });
  expect(await rawText("outOfOffice", ids.outOfOffice)).toBe("");
  await expect(prisma.outOfOffice.updateMany({ where: { userId }, data: { reason: "x" } })).rejects.toThrow(
    /sealed by its row/,
  );
  for (const model of models) {
    const sql = `UPDATE ${tables[model]} SET ${texts[model]} = $1 WHERE id = $2`;
    await database.owner.query(sql, [await rawText(model, others[model]), ids[model]]);
  }
  await expect(readTexts(ids)).rejects.toThrow(/does not open/);
  for (const model of models)
    await database.owner.query(`DELETE FROM ${tables[model]} WHERE id = $1`, [ids[model]]);
});

test("texts of before they were sealed are read as they stand, and the nightly change of keys seals them", async () => {
  const ids = await writeTexts("");
  const models = Object.keys(texts) as (keyof typeof texts)[];
  for (const model of models) {
    const sql = `UPDATE ${tables[model]} SET ${texts[model]} = 'v1:once: at sea' WHERE id = $1`;
    await database.owner.query(sql, [ids[model]]);
  }
  expect(await readTexts(ids)).toEqual(models.map(() => "v1:once: at sea"));
  expect(await rotateKeys(fakeServices(database))).toBeGreaterThanOrEqual(models.length);
  for (const model of models) expect(await rawText(model, ids[model])).toMatch(/^v1:t1:/);
  expect(await readTexts(ids)).toEqual(models.map(() => "v1:once: at sea"));
  expect(await rotateKeys(fakeServices(database))).toBe(0);
});

test("a corrected answer is sealed anew, and one that was copied into another row does not open", async () => {
  const [id, other] = [await answer(["asthma"], true), await answer(["flu"], true)];
  const before = await raw(id);
  await prisma.answer.update({ where: { id }, data: { values: ["hay fever"] } });
  expect(await raw(id)).toEqual([expect.stringMatching(/^v1:t1:/)]);
  expect((await prisma.answer.findUniqueOrThrow({ where: { id } })).values).toEqual(["hay fever"]);
  await database.owner.query('UPDATE answer SET "values" = $1 WHERE id = $2', [before, other]);
  const copied = prisma.answer.findUniqueOrThrow({ where: { id: other } }).then(({ values }) => values);
  await expect(copied).rejects.toThrow(/does not open/);
  await prisma.answer.delete({ where: { id: other }, select: { id: true } });
});

test("keys are changed without losing an answer: the new one takes all over, once, and what was never sealed too", async () => {
  const [sealed, plain] = [await answer(["asthma"], true), await answer(["open"], true)];
  await database.owner.query("UPDATE answer SET \"values\" = ARRAY['of before'] WHERE id = $1", [plain]);
  const newKey = { id: "t2", key: Buffer.alloc(32, 9) };
  const services = fakeServices(database);
  const encryptionKeys = [newKey, ...services.settings.encryptionKeys];
  const settings = { ...services.settings, encryptionKeys };
  expect(await rotateKeys({ database, settings })).toBeGreaterThanOrEqual(2);
  expect(await rotateKeys({ database, settings })).toBe(0);
  for (const id of [sealed, plain]) expect(await raw(id)).toEqual([expect.stringMatching(/^v1:t2:/)]);
  await expect(requireKeys(database, createSealer(services.settings.encryptionKeys))).rejects.toThrow(
    /ENC_KEYS lacks t2/,
  );
  const alone = openDatabase({
    connectionString: database.connectionString,
    sealer: createSealer([newKey]),
    hidesAsOf: 0,
    connectionsMax: 1,
  });
  try {
    await requireKeys(alone, createSealer([newKey]));
    const rows = await alone.prisma.answer.findMany({
      where: { id: { in: [sealed, plain] } },
      orderBy: { id: "asc" },
    });
    expect(rows.map(({ values }) => values).sort()).toEqual([["asthma"], ["of before"]]);
  } finally {
    await alone.close();
  }
});
