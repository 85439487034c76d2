import { expect, test } from "vitest";
import {
  listReceipts,
  publishedKeys,
  type Receipt,
  runRetention,
  verifyReceipt,
  verifyReceipts,
} from "#app/features/privacy/privacy.server.ts";
import { loader } from "#app/routes/privacy-keys.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { createBooking, createBusiness } from "./booked-business.ts";

const database = await testDatabase();
const services = fakeServices(database);
const dayMs = 86_400_000;

const receipt = await receiptOfTwoBatches();

/** A receipt that was signed with the first batch grows with the second. */
async function receiptOfTwoBatches(): Promise<Receipt> {
  const business = await createBusiness(database, 30);
  const endsAt = services.clock.now() - 31 * dayMs;
  for (let count = 0; count < 102; count++)
    await createBooking(database, business, { endsAt: endsAt - count * dayMs });
  await runRetention(services);
  const [made] = await listReceipts(services, business.organizationId);
  if (!made) throw new Error("no receipt");
  return made;
}

test("a receipt is signed by this instance, and any changed figure, date or business fails", async () => {
  const keys = await publishedKeys(services);
  expect(receipt.counts.bookings).toBe(102);
  expect(verifyReceipt(receipt, keys)).toEqual({ ok: true });
  const forged: Partial<Receipt>[] = [
    { counts: { ...receipt.counts, bookings: 101 } },
    { counts: { ...receipt.counts, busyTimes: 1 } },
    { ranAt: receipt.ranAt + 1 },
    { retentionDays: 31 },
    { organizationId: "another" },
    { id: "another" },
    { signature: `${receipt.signature?.slice(0, -4)}AAAA` },
  ];
  for (const change of forged)
    expect(verifyReceipt({ ...receipt, ...change }, keys), JSON.stringify(change)).toEqual({
      ok: false,
      reason: "changed",
    });
  expect(verifyReceipt({ ...receipt, signature: null }, keys)).toEqual({ ok: false, reason: "unsigned" });
  expect(verifyReceipt(receipt, [])).toEqual({ ok: false, reason: "unknown-key" });
});

test("a walk over all receipts names those that were changed or lost their signature since, and no others", async () => {
  const of = { organizationId: receipt.organizationId, retentionDays: 30, counts: { bookings: 3 } };
  const made = new Date(receipt.ranAt - 400 * dayMs);
  await database.prisma.erasureReceipt.createMany({
    data: [
      { ...of, id: "aaa-of-before", ranAt: made },
      { ...of, id: "bbb-stripped", ranAt: new Date(receipt.ranAt + 1) },
      { ...of, id: "ccc-forged", ranAt: made, keyId: receipt.keyId, signature: receipt.signature },
    ],
  });
  expect(await verifyReceipts(services)).toEqual({
    signed: 1,
    unsigned: 1,
    faults: [
      { id: "bbb-stripped", reason: "unsigned" },
      { id: "ccc-forged", reason: "changed" },
    ],
  });
});

test("the public keys stand at their address, and a key that signed before is still there after the secret changed", async () => {
  const changed = {
    ...services,
    settings: { ...services.settings, secret: "another secret that is long enough to be one" },
  };
  const answer = await loader({
    request: new Request("http://parley.test/.well-known/privacy-keys.json"),
    params: {},
    context: { services: changed } as never,
  });
  const { keys } = (await answer.json()) as { keys: { id: string; algorithm: string; spki: string }[] };
  expect(keys).toHaveLength(2);
  expect(keys[0]?.id).not.toBe(receipt.keyId);
  const published = keys.map(({ id, spki }) => ({ id, publicKey: spki }));
  expect(verifyReceipt(receipt, published)).toEqual({ ok: true });
  // Another's key under the same name does not pass for it.
  const [other] = published;
  const swapped = [{ id: receipt.keyId ?? "", publicKey: other?.publicKey ?? "" }];
  expect(verifyReceipt(receipt, swapped)).toEqual({ ok: false, reason: "changed" });
});
