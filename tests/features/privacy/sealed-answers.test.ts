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

test("an answer that is not sensitive stays as it is, also when it looks like ciphertext", async () => {
  const typed = "v1:t1:AAAAAAAAAAAAAAAA:AAAAAAAAAAAAAAAAAAAAAA:AAAA";
  const id = await answer([typed], false);
  expect(await raw(id)).toEqual([typed]);
  expect((await prisma.answer.findUniqueOrThrow({ where: { id } })).values).toEqual([typed]);
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
