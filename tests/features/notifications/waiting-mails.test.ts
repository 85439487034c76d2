import { beforeEach, expect, test } from "vitest";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { seedBusiness, startsAt } from "./booking-scene.ts";
import { mailScene, mailTo, now, queueOne, sendAll } from "./mail-scene.ts";
import { readBack } from "./read-back.ts";

const scene = await mailScene();
const { prisma } = scene.database;
const hourMs = 3_600_000;

beforeEach(() => {
  scene.enqueued.length = 0;
  scene.time.now = now;
});

type EntryColumns = Partial<Parameters<typeof prisma.waitingEntry.create>[0]["data"]>;

async function waiting(columns: EntryColumns = {}) {
  const { organizationId, eventTypeId } = await seedBusiness(scene.database);
  const id = randomId();
  await prisma.waitingEntry.create({
    data: {
      ...{ id, organizationId, eventTypeId, name: "Visit evil.example", email: "wait@example.org" },
      ...{
        timeZone: "America/New_York",
        locale: "en",
        startsAt: new Date(startsAt),
        endsOn: new Date(startsAt),
      },
      ...columns,
    } as Parameters<typeof prisma.waitingEntry.create>[0]["data"],
  });
  return { organizationId, waitingEntryId: id };
}

const offered = (expiresAt = now + hourMs) =>
  ({ status: "offered", offeredStart: new Date(startsAt), offerExpiresAt: new Date(expiresAt) }) as const;

test("whoever waits for a meeting or for a day is told so, with the way to leave, and none of their words", async () => {
  const meeting = await waiting();
  await queueOne(scene, { kind: "waiting_joined", dedupeKey: randomId(), ...meeting });
  await sendAll(scene);
  const read = await readBack(mailTo(scene, "wait@example.org"));
  expect(read.subject).toBe("On the waiting list: Intro call, Acme, Thu, Dec 3, 8:00\u00a0AM");
  const url = scene.services.links.waitingUrl(meeting.waitingEntryId);
  expect(read.text).toContain(`\n${url}\n`);
  expect(read.html).toContain(`href="${url}"`);
  expect(read.raw).not.toContain("evil");
  expect(read.calendars).toEqual([]);
  const [, , id = "", signature = ""] = new URL(url).pathname.split("/");
  expect(scene.services.links.isWaitingSignature(id, signature)).toBe(true);
  expect(scene.services.links.isWaitingSignature(randomId(), signature)).toBe(false);

  const day = await waiting({ startsAt: null, date: new Date("2026-12-03") });
  await queueOne(scene, { kind: "waiting_joined", dedupeKey: randomId(), ...day });
  await sendAll(scene);
  expect(scene.sent[0]?.text).toContain("This day is full.");
  expect(scene.sent[0]?.text).toContain("When\n  Thursday, December 3, 2026\n");
});

test("an offered place is told with the time until which it is kept", async () => {
  const entry = await waiting(offered());
  await queueOne(scene, { kind: "place_offered", dedupeKey: randomId(), ...entry });
  await sendAll(scene);
  const read = await readBack(scene.sent[0]);
  expect(read.subject).toBe("A place is free: Intro call, Acme, Thu, Dec 3, 8:00\u00a0AM");
  expect(read.text).toContain("Kept for you until\n  Friday, November 20, 2026 at 5:00\u00a0AM");
  expect(read.text).toContain(`Take this place\n${scene.services.links.waitingUrl(entry.waitingEntryId)}`);
});

test("no place is offered by mail once its time has run out, it was taken or the wish is over", async () => {
  for (const columns of [
    offered(now),
    { ...offered(), status: "taken" as const },
    { ...offered(), endsOn: new Date(now) },
  ]) {
    await queueOne(scene, { kind: "place_offered", dedupeKey: randomId(), ...(await waiting(columns)) });
  }
  await queueOne(scene, {
    kind: "waiting_joined",
    dedupeKey: randomId(),
    ...(await waiting({ status: "left" })),
  });
  await sendAll(scene);
  expect(scene.sent).toEqual([]);
});

async function proposed(status: "open" | "declined" | "accepted", note = "After lunch suits me") {
  const { organizationId, eventTypeId, hostId, hostEmail, slug } = await seedBusiness(scene.database);
  const [timeOfferId, timeProposalId] = [randomId(), randomId()];
  await prisma.timeOffer.create({
    data: {
      ...{ id: timeOfferId, organizationId, eventTypeId, hostId, lengthMinutes: 45 },
      ...{ starts: [new Date(startsAt)], endsOn: new Date(startsAt) },
    },
  });
  await prisma.timeProposal.create({
    data: {
      ...{ id: timeProposalId, organizationId, timeOfferId, status, note },
      startsAt: new Date(startsAt + 5 * hourMs),
      ...{ name: "Grace Guest", email: "grace@example.org", timeZone: "America/New_York", locale: "en" },
    },
  });
  return { organizationId, timeProposalId, hostEmail, slug };
}

test("a proposed time reaches the host with who proposes it, what they wrote and where to answer", async () => {
  const { organizationId, timeProposalId, hostEmail, slug } = await proposed("open");
  await queueOne(scene, { kind: "time_proposed", dedupeKey: randomId(), organizationId, timeProposalId });
  await sendAll(scene);
  const host = await readBack(mailTo(scene, hostEmail));
  expect(host.subject).toBe("Grace Guest propose un autre moment\u202f: Intro call, jeu. 3 déc., 19:00");
  expect(host.text).toContain("jeudi 3 décembre 2026, 19:00 – 19:45");
  expect(host.text).toContain("After lunch suits me");
  expect(host.text).toContain("Les moments que vous aviez proposés\n  jeu. 3 déc., 14:00");
  expect(host.text).toContain(`/dashboard/${slug}/offers#proposal-${timeProposalId}`);
  expect(host.parsed.replyTo?.value[0]?.address).toBe("grace@example.org");
});

test("a declined proposal is told to the visitor without a word of theirs; one that was answered is not mailed", async () => {
  const declined = await proposed("declined", "evil.example");
  for (const [kind, { organizationId, timeProposalId }] of [
    ["proposal_declined", declined],
    ["proposal_declined", await proposed("accepted")],
    ["time_proposed", await proposed("accepted")],
  ] as const) {
    await queueOne(scene, { kind, dedupeKey: randomId(), organizationId, timeProposalId });
  }
  await sendAll(scene);
  expect(scene.sent.length).toBe(1);
  const read = await readBack(mailTo(scene, "grace@example.org"));
  expect(read.subject).toBe("Not possible: Intro call with Ada Host, Thu, Dec 3, 1:00\u00a0PM");
  expect(read.text).toContain(`/${declined.slug}/intro`);
  expect(read.raw).not.toMatch(/evil|Grace Guest/);
});
