import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, expect, test } from "vitest";
import { manifestSchema } from "#app/features/exports/archive-format.ts";
import { businessCollections, type Definition } from "#app/features/exports/business-collections.ts";
import { memberCollections } from "#app/features/exports/member-collections.ts";
import { openArchive } from "#app/features/exports/read-archive.server.ts";
import { exportedColumns } from "#app/features/exports/read-collection.server.ts";
import { verifyArchive } from "#app/features/exports/verify-archive.server.ts";
import { noticeInForce, recordAcceptance } from "#app/features/notices/notices.server.ts";
import { publishedKeys } from "#app/features/privacy/privacy.server.ts";
import { messages } from "#app/messages/en.ts";
import { canonicalJson } from "#app/platform/canonical-json.ts";
import { escapeHtml } from "#app/platform/escape-html.ts";
import { instanceKey } from "#app/platform/security/instance-key.server.ts";
import { testDatabase } from "../test-database.ts";
import { copyOf, downloadCopy, exportServices, fullBusiness, makeCopy } from "./export-scene.ts";

const database = await testDatabase();
const services = await exportServices(database);
let business: Awaited<ReturnType<typeof fullBusiness>>;
let whole: Awaited<ReturnType<typeof copyOf>>;
let own: Awaited<ReturnType<typeof copyOf>>;

beforeAll(async () => {
  business = await fullBusiness(database, services.clock.now());
  whole = await copyOf(services, { userId: business.hostId, organizationId: business.organizationId });
  own = await copyOf(services, { userId: business.hostId, organizationId: null });
});

const isoFormats = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  "date-time": /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
};

test("every table of a copy validates against the schema that lies beside it, and says its count", () => {
  for (const [{ texts }, models] of [
    [whole, Object.keys(businessCollections)],
    [own, Object.keys(memberCollections)],
  ] as const) {
    const manifest = manifestSchema.parse(JSON.parse(texts.get("manifest.json") ?? ""));
    expect(manifest.collections.map(({ model }) => model)).toEqual(models);
    const ajv = new Ajv2020({ strict: false, allErrors: true, formats: isoFormats });
    for (const { model, count } of manifest.collections) {
      const rows: unknown[] = JSON.parse(texts.get(`data/${model}.json`) ?? "");
      const validate = ajv.compile(JSON.parse(texts.get(`schema/${model}.schema.json`) ?? ""));
      expect(validate(rows), `${model}: ${ajv.errorsText(validate.errors)}`).toBe(true);
      expect(rows).toHaveLength(count);
      expect(validate([{ planted: 1 }]), model).toBe(false);
      expect(texts.get(`csv/${model}.csv`)?.split("\r\n").length).toBeGreaterThanOrEqual(count + 2);
    }
  }
});

test("a copy of a business has something in every one of its tables, as the scene has", () => {
  const { collections } = manifestSchema.parse(JSON.parse(whole.texts.get("manifest.json") ?? ""));
  const empty = collections.filter(({ count }) => count === 0).map(({ model }) => model);
  // What was recorded in a call needs a call that is held: see features/media.
  expect(empty).toEqual(["CallMedia", "ErasureReceipt"]);
});

test("a whole business holds answers in plain text, pictures and a calendar; nothing that opens a door", () => {
  const { texts } = whole;
  expect(texts.get("data/Answer.json")).toContain("peanuts");
  expect([...texts].filter(([path]) => path.startsWith("media/")).map(([, text]) => text)).toEqual([
    "a picture",
  ]);
  expect(texts.get("calendar/bookings.ics")).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]+SUMMARY:Talk · Grace\r\n/);
  expect(JSON.parse(texts.get("retention.json") ?? "")).toMatchObject({ business: { retentionDays: 365 } });
  const everything = [...texts.values()].join("\n");
  expect(everything).not.toMatch(/"(?:passwordHash|tokenHash|idempotencyKey|salt|commit|visitor)":/);
});

test("a member's own copy names nobody else", () => {
  const everything = [...own.texts.values()].join("\n");
  expect(everything).toContain("dentist");
  for (const other of ["Grace", "Mary", "Brought", "Waits", "peanuts", "Colleague", "customers.example"])
    expect(everything, other).not.toContain(other);
  expect(own.texts.get("calendar/bookings.ics")).toContain("SUMMARY:Talk\r\n");
});

test("a member's copy holds the privacy notice that they accepted, word for word", async () => {
  const version = await noticeInForce(services);
  const userId = business.colleagueId;
  const whose = { userId, organizationId: null };
  const page = async () => (await copyOf(services, whose)).texts.get("policy-accepted.html") ?? "";
  expect(await page()).toContain("There is none.");
  const now = services.clock.now();
  await database.prisma.$transaction((tx) =>
    recordAcceptance(tx, { userId, version, text: "I accept it.", locale: "en", now }),
  );
  await database.prisma.exportJob.deleteMany({ where: { userId } });
  const accepted = await page();
  expect(accepted).toContain(`Version ${version.number}, accepted on 2027-01-15`);
  expect(accepted).toContain(version.hash);
  const texts = version.content.text.en.flatMap((block) => {
    if (block.kind === "table") return [block.caption, ...block.head, ...block.rows.flat()];
    return block.kind === "list" ? block.items : [block.text];
  });
  expect(texts.length).toBeGreaterThan(50);
  for (const text of texts) expect(accepted).toContain(escapeHtml(text));
});

test("every table and column of a copy has words for people", () => {
  for (const [collections, whole] of [
    [businessCollections, "business"],
    [memberCollections, ["member"]],
  ] as const)
    for (const [model, definition] of Object.entries<Definition<never>>(collections as never)) {
      expect(messages).toHaveProperty([`exports.table.${model}`]);
      for (const name of exportedColumns(model, definition, whole))
        expect(messages, model).toHaveProperty([`exports.column.${name}`]);
    }
});

test("two builds of the same data are the same to the byte", async () => {
  const { userId, organizationId } = { userId: business.hostId, organizationId: business.organizationId };
  const again = await makeCopy(services, { userId, organizationId });
  expect((await downloadCopy(services, { userId, organizationId }, again)).equals(whole.zip)).toBe(true);
});

test("the reader opens from disk without a network, in the reader's language, and shows every row", async () => {
  const page = whole.texts.get("README.html") ?? "";
  expect(page).toContain("Content-Security-Policy");
  expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  for (const name of ["Grace", "Mary", "Waits", "peanuts", "dentist"]) expect(page).toContain(name);
  const whose = { userId: business.hostId, organizationId: null };
  const french = await openArchive(
    await downloadCopy(services, whose, await makeCopy(services, whose, "fr")),
  );
  expect(await french.text("README.html")).toMatch(/<html lang="fr">[\s\S]*Temps bloqués/);
});

test("a copy verifies by the published keys, and a changed byte, file, sum or signature is found", async () => {
  const keys = await publishedKeys(services);
  expect(await verifyArchive(whole.archive, keys)).toMatchObject({ faults: [] });
  expect((await verifyArchive(whole.archive, [])).faults).toEqual([
    { reason: "unknown-key", path: "manifest.sig" },
  ]);
  const faultsWith = async (changes: Record<string, string | null>) => {
    const texts = new Map(whole.texts);
    for (const [path, text] of Object.entries(changes)) {
      if (text === null) texts.delete(path);
      else texts.set(path, text);
    }
    const fake = {
      paths: [...texts.keys()],
      read: async function* (path: string) {
        yield Buffer.from(texts.get(path) ?? "");
      },
      text: async (path: string) => texts.get(path) ?? Promise.reject(new Error(path)),
      close: () => undefined,
    };
    return (await verifyArchive(fake, keys)).faults.map(({ reason, path }) => `${reason} ${path}`);
  };
  const data = whole.texts.get("data/Booking.json") ?? "";
  const manifest = whole.texts.get("manifest.json") ?? "";
  expect(await faultsWith({ "data/Booking.json": data.replace("Talk", "Talc") })).toEqual([
    "changed data/Booking.json",
  ]);
  expect(await faultsWith({ "data/Booking.json": null })).toEqual(["missing data/Booking.json"]);
  expect(await faultsWith({ "data/More.json": "[]" })).toEqual(["extra data/More.json"]);
  expect(await faultsWith({ "manifest.sig": null })).toEqual(["unsigned manifest.sig"]);
  expect(await faultsWith({ "manifest.json": manifest.replace(/"bytes":\d/, '"bytes":9') })).toContain(
    "bad-signature manifest.json",
  );
  // Signed well, by somebody else.
  const stranger = instanceKey("another text that is long enough to be a secret");
  const forged = canonicalJson({
    ...{ algorithm: "Ed25519", keyId: stranger.id, publicKey: stranger.publicKey },
    signature: stranger.sign(manifest),
  });
  expect(await faultsWith({ "manifest.sig": forged })).toEqual(["unknown-key manifest.sig"]);
  expect(manifest).toBe(canonicalJson(JSON.parse(manifest)));
});

test("a ZIP with one byte changed anywhere does not pass", async () => {
  const keys = await publishedKeys(services);
  const { zip } = whole;
  for (let step = 1; step < 40; step += 1) {
    const changed = Buffer.from(zip);
    const at = Math.floor((zip.length * step) / 40);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const faults = await openArchive(changed).then(
      async (archive) => (await verifyArchive(archive, keys)).faults.length,
      () => 1,
    );
    // Names and dates of a file's own head are read from the central directory alone.
    if (faults === 0)
      expect(
        headsOf(zip).some(([from, to]) => at >= from && at < to),
        String(at),
      ).toBe(true);
  }
});

/** Where the heads of files and the central directory lie. */
function headsOf(zip: Buffer): [number, number][] {
  const heads: [number, number][] = [[zip.lastIndexOf(Buffer.from("PK\u0001\u0002")) - 20_000, zip.length]];
  for (let at = zip.indexOf(Buffer.from("PK\u0003\u0004")); at >= 0; ) {
    heads.push([at - 16, at + 30 + zip.readUInt16LE(at + 26)]);
    at = zip.indexOf(Buffer.from("PK\u0003\u0004"), at + 4);
  }
  return heads;
}
