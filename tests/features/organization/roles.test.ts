import { expect, test } from "vitest";
import {
  type MemberRole,
  memberRoles,
  type Permission,
  permissions,
} from "#app/domain/member/permissions.ts";
import { can } from "#app/features/organization/organization.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { loader as whoLoader } from "#app/routes/account.who.$business.tsx";
import { loader as rolesLoader } from "#app/routes/privacy.roles.tsx";
import { addColleague, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const services: FakeServices = fakeServices(database);

type Handler = (args: never) => Promise<unknown>;
/** Every address below a business's dashboard. */
const routes = import.meta.glob<{ loader?: Handler; action?: Handler }>(
  "../../../app/routes/dashboard.$business*.{ts,tsx}",
);

type Needs = { read?: Permission; send?: Permission };

/** What each page of the dashboard asks for, to be read and to be sent to. A page without a line here fails the test. */
const pages: Record<string, Needs> = {
  _index: {},
  content: {},
  "": {},
  bookings: { read: "booking:read" },
  "bookings.$id": { read: "booking:read", send: "booking:change" },
  "bookings.$id.cancel": { read: "booking:change", send: "booking:change" },
  "bookings.$id.hold": { read: "retention:write", send: "retention:write" },
  "bookings.$id.media.$media": { read: "call:read" },
  "bookings.$id.move": { read: "booking:change", send: "booking:change" },
  "bookings.$id.reassign": { read: "booking:change", send: "booking:change" },
  "bookings.new": { read: "booking:change", send: "booking:change" },
  calendar: { read: "booking:read" },
  calls: { read: "call:read" },
  customers: { read: "booking:read" },
  "customers.$id": { read: "booking:read" },
  "event-types": { read: "booking:read", send: "event-type:write" },
  "event-types.$id": { read: "event-type:write", send: "event-type:write" },
  "event-types.$id.delete": { read: "event-type:write", send: "event-type:write" },
  "event-types.$id.links": { read: "event-type:write", send: "event-type:write" },
  "event-types.$id.links.$link.$file": { read: "event-type:write" },
  meetings: { read: "booking:read", send: "booking:change" },
  "meetings.$id": { read: "booking:change", send: "booking:change" },
  offers: { read: "booking:read", send: "booking:change" },
  "offers.$id": { read: "booking:read", send: "booking:change" },
  "offers.$id.$file": { read: "booking:read" },
  "offers.new": { read: "booking:change", send: "booking:change" },
  schedules: { read: "schedule:write", send: "schedule:write" },
  "schedules.$id": { read: "schedule:write", send: "schedule:write" },
  "schedules.$id.delete": { read: "schedule:write", send: "schedule:write" },
  "schedules.$id.preview": { send: "schedule:write" },
  "schedules.away": { read: "schedule:write", send: "schedule:write" },
  "schedules.away.$id": { read: "schedule:write", send: "schedule:write" },
  "schedules.blocked": { read: "schedule:write", send: "schedule:write" },
  "schedules.calendars": { read: "schedule:write", send: "schedule:write" },
  "schedules.calendars.$provider": { send: "schedule:write" },
  "schedules.limits": { read: "schedule:write", send: "schedule:write" },
  "schedules.new": { read: "schedule:write", send: "schedule:write" },
  "schedules.travel": { read: "schedule:write", send: "schedule:write" },
  "schedules.travel.$id": { read: "schedule:write", send: "schedule:write" },
  "schedules.why": { read: "booking:read" },
  settings: { read: "profile:write", send: "profile:write" },
  "settings.activity": { read: "activity:read" },
  "settings.data": { read: "retention:write", send: "retention:write" },
  "settings.delete": { read: "business:delete", send: "business:delete" },
  "settings.erase": { read: "booking:change", send: "booking:change" },
  "settings.export": { read: "business:export", send: "business:export" },
  "settings.export.$id": { read: "business:export" },
  "settings.figures": { read: "booking:all" },
  "settings.members": { read: "member:manage" },
  "settings.members.invite": { read: "member:manage", send: "member:manage" },
  "settings.members.invited.$id": { read: "member:manage", send: "member:manage" },
  "settings.members.$id": { read: "member:manage", send: "member:manage" },
  "settings.members.$id.owner": { read: "ownership:give", send: "ownership:give" },
  "settings.members.$id.suspend": { read: "member:manage", send: "member:manage" },
  "settings.mails": { read: "profile:write" },
  "settings.mails.$kind": { read: "profile:write", send: "profile:write" },
  "settings.mails.$kind.preview": { read: "profile:write", send: "profile:write" },
  "settings.news": { read: "rights:answer", send: "rights:answer" },
  "settings.news.csv": { read: "rights:answer" },
  "settings.requests": { read: "rights:answer" },
  "settings.requests.$id": { read: "rights:answer", send: "rights:answer" },
  "settings.requests.new": { read: "rights:answer", send: "rights:answer" },
  "settings.support": { read: "support:grant", send: "support:grant" },
  share: { read: "booking:read", send: "profile:write" },
  "share.$link": { read: "booking:read" },
  "share.$link.$file": { read: "booking:read" },
};

type Answer = { page: string; verb: "read" | "send"; status: number };

/** How every page answers this member when it is read, and when an empty form is sent to it. */
async function answersTo(userId: string, slug: string): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const [file, load] of Object.entries(routes)) {
    const visitor = createVisitor(services);
    visitor.cookies.set("parley_session", await createSessionFor(database, userId, services.clock.now()));
    const params = { business: slug, id: "nothing", link: "nothing", file: "nothing", media: "nothing" };
    const address = `/dashboard/${slug}/page`;
    const { loader, action } = await load();
    const page = file.replace(/^.*dashboard\.\$business\.?|\.?tsx?$/g, "");
    if (loader)
      answers.push({ page, verb: "read", status: (await visitor.get(loader, address, params)).status });
    // What is not refused for the role's sake is refused as a form, or finds nothing.
    if (action)
      answers.push({ page, verb: "send", status: (await visitor.post(action, address, {}, params)).status });
  }
  return answers;
}

const named = ({ page, verb }: Answer) => `${verb} ${page}`;

test("each role gets 403 on every page outside its own table, by reading and by sending, and on no other", async () => {
  const business = await bookableBusiness(database);
  const { userId } = await addColleague(database, business);
  for (const role of memberRoles.filter((one) => one !== "owner")) {
    await database.prisma.membership.updateMany({ where: { userId }, data: { role } });
    const answers = await answersTo(userId, business.slug);
    const wanted = answers.filter(({ page, verb }) => {
      const needs = pages[page];
      if (!needs) throw new Error(`The page "${page}" says not what it needs.`);
      const needed = needs[verb];
      return needed !== undefined && !can(role, needed);
    });
    const refused = answers.filter(({ status }) => status === 403);
    expect(refused.map(named).sort(), role).toEqual(wanted.map(named).sort());
    if (role !== "member") continue;
    const unnamed = answers.filter(({ page, verb, status }) => status !== 404 && !pages[page]?.[verb]);
    expect(unnamed.map(named).filter((one) => !/ (_index|content)?$/.test(one))).toEqual([]);
  }
  const all = await answersTo(business.hostId, business.slug);
  expect(all.filter(({ status }) => status === 403)).toEqual([]);
  expect(Object.keys(pages).filter((page) => !all.some((answer) => answer.page === page))).toEqual([
    ...["_index", "content"].filter((page) => !all.some((answer) => answer.page === page)),
  ]);
  // Every page of the dashboard is loaded here for the first time.
}, 120_000);

test("whatever the role in one business, every page of another answers as if there were none", async () => {
  const theirs = await bookableBusiness(database);
  const mine = await bookableBusiness(database);
  const { userId } = await addColleague(database, mine);
  for (const id of [mine.hostId, userId]) {
    const answers = await answersTo(id, theirs.slug);
    expect(answers.filter(({ status }) => status !== 404).map(named)).toEqual([]);
  }
}, 120_000);

test("a member reads who of the business may see them, by name and with every power, as it is at that moment", async () => {
  const business = await bookableBusiness(database);
  const { userId } = await addColleague(database, business);
  const visitor = createVisitor(services);
  visitor.cookies.set("parley_session", await createSessionFor(database, userId, services.clock.now()));
  const open = async () => {
    const params = { business: business.slug };
    return (await visitor.get(whoLoader, `/account/who/${business.slug}`, params)).data as {
      me: { name: string; email: string };
      seers: { id: string; name: string; role: string; may: string[] }[];
    };
  };
  const { email } = await database.prisma.user.findUniqueOrThrow({ where: { id: userId } });
  const before = await open();
  expect(before.me).toMatchObject({ name: "Colleague", email });
  expect(before.seers[0]).toEqual({
    id: business.hostId,
    name: "Ada Host",
    role: "owner",
    may: [...permissions],
  });
  const powers = (seers: typeof before.seers, id: string) => seers.find((seer) => seer.id === id)?.may;
  expect(powers(before.seers, userId)).toEqual(permissions.filter((permission) => can("member", permission)));
  await database.prisma.membership.updateMany({
    where: { userId: business.hostId, organizationId: business.organizationId },
    data: { role: "member" },
  });
  await database.prisma.membership.updateMany({ where: { userId }, data: { role: "owner" } });
  const after = await open();
  expect(powers(after.seers, userId)).toEqual([...permissions]);
  expect(powers(after.seers, business.hostId)).not.toContain("business:delete");
  const stranger = createVisitor(services);
  const { hostId } = await bookableBusiness(database);
  stranger.cookies.set("parley_session", await createSessionFor(database, hostId, services.clock.now()));
  const params = { business: business.slug };
  expect((await stranger.get(whoLoader, `/account/who/${business.slug}`, params)).status).toBe(404);
});

test("the public table of roles is the one by which the program decides, with words in both languages", async () => {
  const { rows } = (await createVisitor(services).get(rolesLoader, "/privacy/roles")).data as {
    rows: { permission: (typeof permissions)[number]; roles: Record<MemberRole, boolean> }[];
  };
  expect(rows.map(({ permission }) => permission)).toEqual([...permissions]);
  for (const { permission, roles } of rows) {
    for (const role of memberRoles) expect(roles[role]).toBe(can(role, permission));
    const words = (["en", "fr"] as const).map((locale) =>
      translatorFor(locale).t(`organization.permission.${permission}`),
    );
    expect(words[0]).not.toBe(words[1]);
  }
});
