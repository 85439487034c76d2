import { expect, test } from "vitest";
import {
  logoBytesMax,
  pictureById,
  removeLogo,
  saveLogo,
  submitProfile,
  submitRetention,
} from "#app/features/organization/organization.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const services = fakeServices(database);
const { t } = translatorFor("en");
const dayMs = 86_400_000;

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const picture = (bytes: number[], size = 64, type = "image/png") =>
  new File([new Uint8Array([...bytes, ...new Array(Math.max(0, size - bytes.length)).fill(7)])], "logo.png", {
    type,
  });
const logoOf = (organizationId: string) =>
  database.prisma.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { logoId: true, assets: { select: { id: true, contentType: true } } },
  });

test("a picture is what its first bytes say, whatever its name and type claim", async () => {
  const { organizationId } = await bookableBusiness(database);
  const jpeg = picture([0xff, 0xd8, 0xff, 0xe0], 64, "text/html");
  expect(await saveLogo(services, { organizationId, file: jpeg })).toEqual({ ok: true });
  const { logoId, assets } = await logoOf(organizationId);
  expect(assets).toEqual([{ id: logoId, contentType: "image/jpeg" }]);
  const webp = picture([0x52, 0x49, 0x46, 0x46, 1, 2, 3, 4, 0x57, 0x45, 0x42, 0x50]);
  await saveLogo(services, { organizationId, file: webp });
  const after = await logoOf(organizationId);
  expect(after.assets).toEqual([{ id: after.logoId, contentType: "image/webp" }]);
  expect(await pictureById(services, logoId ?? "")).toBeNull();
  expect((await pictureById(services, after.logoId ?? ""))?.bytes.byteLength).toBe(64);
});

test("SVG, other files, nothing, and what is too large are refused and change nothing", async () => {
  const { organizationId } = await bookableBusiness(database);
  await saveLogo(services, { organizationId, file: picture(png) });
  const before = await logoOf(organizationId);
  const svg = new File(["<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"], "logo.svg", {
    type: "image/png",
  });
  const notAPicture = { ok: false, reason: "not-a-picture" };
  expect(await saveLogo(services, { organizationId, file: svg })).toEqual(notAPicture);
  expect(await saveLogo(services, { organizationId, file: picture([0x47, 0x49, 0x46, 0x38]) })).toEqual(
    notAPicture,
  );
  expect(
    await saveLogo(services, {
      organizationId,
      file: picture([0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x41, 0x56, 0x45]),
    }),
  ).toEqual(notAPicture);
  expect(await saveLogo(services, { organizationId, file: picture(png, logoBytesMax + 1) })).toEqual({
    ok: false,
    reason: "too-large",
  });
  for (const file of [null, "text", new File([], "")]) {
    expect(await saveLogo(services, { organizationId, file })).toEqual({ ok: false, reason: "missing" });
  }
  expect(await logoOf(organizationId)).toEqual(before);
  expect(await saveLogo(services, { organizationId, file: picture(png, logoBytesMax) })).toEqual({
    ok: true,
  });
});

test("removing the logo removes its bytes, and only of this business", async () => {
  const [ours, theirs] = [await bookableBusiness(database), await bookableBusiness(database)];
  for (const { organizationId } of [ours, theirs])
    await saveLogo(services, { organizationId, file: picture(png) });
  await removeLogo(services, { organizationId: ours.organizationId });
  expect(await logoOf(ours.organizationId)).toEqual({ logoId: null, assets: [] });
  expect((await logoOf(theirs.organizationId)).assets).toHaveLength(1);
});

const profile = {
  name: "New name",
  slug: "",
  welcomeText: "Hello\r\nyou",
  accentColor: "#AA3300",
  timeZone: "Asia/Kolkata",
};

test("a profile is saved whole, its address lower-case, its lines kept", async () => {
  const { organizationId } = await bookableBusiness(database);
  const slug = `P-${organizationId.slice(0, 8)}`;
  const result = await submitProfile(services, { organizationId, tree: { ...profile, slug }, t });
  expect(result).toEqual({ status: 303, slug: slug.toLowerCase() });
  const stored = await database.prisma.organization.findUniqueOrThrow({ where: { id: organizationId } });
  expect(stored).toMatchObject({
    name: "New name",
    welcomeText: "Hello\nyou",
    accentColor: "#aa3300",
    timeZone: "Asia/Kolkata",
  });
});

test("another business's address cannot be taken, and nothing else is saved then", async () => {
  const [ours, theirs] = [await bookableBusiness(database), await bookableBusiness(database)];
  const tree = { ...profile, slug: theirs.slug };
  const result = await submitProfile(services, { organizationId: ours.organizationId, tree, t });
  expect(result).toMatchObject({
    status: 409,
    answer: { values: tree, errors: { slug: expect.any(String) } },
  });
  expect(
    (await database.prisma.organization.findUniqueOrThrow({ where: { id: ours.organizationId } })).name,
  ).toBe("Test business");
});

test("colours, zones and lengths of a profile are checked", async () => {
  const { organizationId, slug } = await bookableBusiness(database);
  for (const [field, value] of [
    ["accentColor", "red;}"],
    ["accentColor", "#12345"],
    ["timeZone", "../etc"],
    ["welcomeText", "x".repeat(1001)],
    ["name", " "],
    ["slug", "api"],
  ] as const) {
    const result = await submitProfile(services, {
      organizationId,
      tree: { ...profile, slug, [field]: value },
      t,
    });
    expect(result, field).toMatchObject({ status: 400, answer: { errors: { [field]: expect.any(String) } } });
  }
});

async function withOldBooking(daysAgo: number) {
  const business = await bookableBusiness(database);
  await createBooking(database, {
    organizationId: business.organizationId,
    eventTypeId: business.eventTypeId,
    hostIds: [business.hostId],
    startsAt: services.clock.now() - daysAgo * dayMs,
    attendees: [],
  });
  return business.organizationId;
}
const daysOf = async (id: string) =>
  (await database.prisma.organization.findUniqueOrThrow({ where: { id } })).retentionDays;

const rules = {
  retentionDays: "365",
  answerDays: "90",
  sensitiveAnswerDays: "30",
  callDays: "365",
  recordingDays: "30",
  chatDays: "30",
};

test("shorter rules that erase something are saved only once that is confirmed", async () => {
  const organizationId = await withOldBooking(100);
  const submit = (tree: Record<string, string>) =>
    submitRetention(services, { organizationId, actorId: "", tree: { ...rules, ...tree }, t });
  const asks = { status: 200, erases: { bookings: 1, answers: 0, calls: 0, confirms: "90-90-30-365-30-30" } };
  expect(await submit({ retentionDays: "90" })).toMatchObject(asks);
  expect(await submit({ retentionDays: "90", confirmed: "30-90-30-365-30-30" })).toMatchObject(asks);
  expect(await daysOf(organizationId)).toBe(365);
  expect(await submit({ retentionDays: "90", confirmed: "90-90-30-365-30-30" })).toEqual({ status: 303 });
  expect(await daysOf(organizationId)).toBe(90);
});

test("rules that erase nothing more within the notice are saved at once; wrong ones are named and none is saved", async () => {
  const organizationId = await withOldBooking(100);
  const submit = (tree: Record<string, string>) =>
    submitRetention(services, { organizationId, actorId: "", tree: { ...rules, ...tree }, t });
  // The notice of seven days counts.
  expect((await submit({ retentionDays: "106" })).status).toBe(200);
  expect(await submit({ retentionDays: "107" })).toEqual({ status: 303 });
  expect(await submit({ retentionDays: "2557" })).toEqual({ status: 303 });
  const wrong: [string, string[]][] = [
    ["retentionDays", ["0", "2558", "36500", "-1", "", "3.5", "ten", "1e3"]],
    ["answerDays", ["-1", "2558", ""]],
    ["sensitiveAnswerDays", ["-1", "x"]],
    ["callDays", ["29", "731"]],
    ["recordingDays", ["-1", "366"]],
    ["chatDays", ["0", "366"]],
  ];
  for (const [field, values] of wrong) {
    for (const value of values) {
      const answer = { errors: { [field]: expect.any(String) } };
      expect(await submit({ [field]: value }), `${field} ${value}`).toMatchObject({ status: 400, answer });
    }
  }
  expect(await daysOf(organizationId)).toBe(2557);
  expect(await submit({ retentionDays: "", keepsForGood: "on", answerDays: "0" })).toEqual({ status: 303 });
  expect(await daysOf(organizationId)).toBe(36_500);
});
