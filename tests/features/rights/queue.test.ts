import { beforeEach, expect, test } from "vitest";
import { runRightsClock } from "#app/features/rights/rights.server.ts";
import {
  action as answerAction,
  loader as requestLoader,
} from "#app/routes/dashboard.$business.settings.requests.$id.tsx";
import { action as enterAction } from "#app/routes/dashboard.$business.settings.requests.new.tsx";
import { loader as queueLoader } from "#app/routes/dashboard.$business.settings.requests.tsx";
import { addColleague } from "#tests/factories/bookable-business.ts";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { testDatabase } from "../test-database.ts";
import { businessOf, dayMs, sendMails } from "./rights-scene.ts";

const database = await testDatabase();
const { prisma } = database;
const ada = { name: "Ada Canary", email: "ada@customers.example" };
let services: FakeServices;
let start: number;

beforeEach(async () => {
  await prisma.organization.deleteMany();
  services = fakeServices(database);
  start = services.clock.now();
});

/** A member's browser at the desk of a business. */
async function desk(userId: string, slug: string) {
  const visitor = createVisitor(services);
  visitor.cookies.set("parley_session", await createSessionFor(database, userId, services.clock.now()));
  const base = `/dashboard/${slug}/settings/requests`;
  return {
    queue: () => visitor.get(queueLoader, base, { business: slug }),
    read: (id: string) => visitor.get(requestLoader, `${base}/${id}`, { business: slug, id }),
    enter: (form: Record<string, string>) =>
      visitor.post(enterAction, `${base}/new`, form, { business: slug }),
    answer: (id: string, form: Record<string, string>) =>
      visitor.post(answerAction, `${base}/${id}`, form, { business: slug, id }),
  };
}

const letter = {
  email: ada.email,
  kind: "erase",
  channel: "post",
  received: "2027-01-05",
  locale: "fr",
  text: "",
};

test("a request that came by post is due 30 days after it came, and is told and carried out as any other", async () => {
  const { hostId, slug } = await businessOf(database, start, [ada]);
  const owner = await desk(hostId, slug);
  expect((await owner.enter({ ...letter, received: "2027-01-16" })).status).toBe(400);
  expect((await owner.enter({ ...letter, email: "nobody" })).status).toBe(400);
  expect((await owner.enter(letter)).status).toBe(303);
  const request = await prisma.rightsRequest.findFirstOrThrow();
  expect(request.dueAt.getTime()).toBe(Date.UTC(2027, 0, 5) + 30 * dayMs);
  await sendMails(services, database);
  const [mail] = services.sentMails.filter(({ to }) => to.address === ada.email);
  expect(mail?.subject).toBe("Test business a reçu votre demande sur vos données");
  expect((await owner.queue()).data).toMatchObject({
    open: [{ who: ada.email, left: "20 days left" }],
    closed: [],
  });
  expect(await runRightsClock(services)).toMatchObject({ carriedOut: 1 });
  expect(await prisma.attendee.count({ where: { email: ada.email } })).toBe(0);
});

test("a request in free words is not closed without words to the person, and is overdue in red until it is", async () => {
  const { hostId, slug } = await businessOf(database, start, [ada]);
  const owner = await desk(hostId, slug);
  await owner.enter({ ...letter, kind: "other", text: "Who wrote the note?" });
  const { id } = await prisma.rightsRequest.findFirstOrThrow();
  services.clock.set(Date.UTC(2027, 0, 5) + 30 * dayMs);
  const late = await desk(hostId, slug);
  expect((await late.queue()).data).toMatchObject({ open: [{ id, overdue: true, left: "overdue" }] });
  expect((await late.answer(id, { intent: "do", text: " " })).status).toBe(400);
  expect((await late.answer(id, { intent: "refuse", ground: "", text: "No" })).status).toBe(400);
  expect((await late.answer(id, { intent: "do", text: "It was Ada" })).status).toBe(303);
  expect((await late.queue()).data).toMatchObject({ open: [], closed: [{ id, state: "Done" }] });
});

test("neither a member who is no owner nor another business sees or answers a request", async () => {
  const one = await businessOf(database, start, [ada]);
  const two = await businessOf(database, start, []);
  await (await desk(one.hostId, one.slug)).enter(letter);
  const { id } = await prisma.rightsRequest.findFirstOrThrow();
  const { userId } = await addColleague(database, { organizationId: one.organizationId });
  expect((await (await desk(userId, one.slug)).queue()).status).toBe(403);
  const stranger = await desk(two.hostId, two.slug);
  expect((await stranger.queue()).data).toMatchObject({ open: [], closed: [] });
  expect((await stranger.read(id)).status).toBe(404);
  expect((await stranger.answer(id, { intent: "do", text: "Done" })).status).toBe(400);
  expect((await (await desk(two.hostId, one.slug)).queue()).status).toBe(404);
  expect(await prisma.rightsRequest.count({ where: { state: "open" } })).toBe(1);
});
