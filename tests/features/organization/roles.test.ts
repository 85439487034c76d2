import { expect, test } from "vitest";
import { can } from "#app/features/organization/organization.server.ts";
import { permissions } from "#app/features/organization/permissions.ts";
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

/** What a member who owns nothing may neither read nor send, by the name of its page; owners may everything. */
const ownersOnly = {
  read: [
    "bookings.$id.hold",
    ...["event-types.$id", "event-types.$id.delete", "event-types.$id.links"],
    "event-types.$id.links.$link.$file",
    ...["settings", "settings.activity", "settings.data", "settings.delete", "settings.export"],
    ...["settings.members", "settings.members.$id", "settings.members.$id.suspend"],
    ...["settings.export.$id", "settings.news", "settings.news.csv", "settings.requests"],
    ...["settings.requests.$id", "settings.requests.new", "settings.support"],
  ],
  send: [
    "bookings.$id.hold",
    ...["event-types", "event-types.$id", "event-types.$id.delete", "event-types.$id.links"],
    ...["settings", "settings.data", "settings.delete", "settings.export", "settings.news"],
    ...["settings.members.$id", "settings.members.$id.suspend"],
    ...["settings.requests.$id", "settings.requests.new", "settings.support", "share"],
  ],
};

test("each role gets 403 on every page outside its own table, by reading and by sending, and on no other", async () => {
  const business = await bookableBusiness(database);
  const { userId } = await addColleague(database, business);
  const refusedTo = async (id: string) => {
    const refused: string[] = [];
    for (const [file, load] of Object.entries(routes)) {
      const visitor = createVisitor(services);
      visitor.cookies.set("parley_session", await createSessionFor(database, id, services.clock.now()));
      const params = { business: business.slug, id: "nothing", link: "nothing", file: "nothing" };
      const address = `/dashboard/${business.slug}/page`;
      const { loader, action } = await load();
      const name = file.replace(/^.*dashboard\.\$business\.?|\.?tsx?$/g, "");
      if (loader && (await visitor.get(loader, address, params)).status === 403) refused.push(`read ${name}`);
      // An empty form: what is not refused for the role's sake is refused as a form, or finds nothing.
      if (action && (await visitor.post(action, address, {}, params)).status === 403)
        refused.push(`send ${name}`);
    }
    return refused.sort();
  };
  expect(await refusedTo(business.hostId)).toEqual([]);
  const table = Object.entries(ownersOnly).flatMap(([verb, names]) => names.map((name) => `${verb} ${name}`));
  expect(await refusedTo(userId)).toEqual(table.sort());
  // Every page of the dashboard is loaded here for the first time.
}, 90_000);

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
  await database.prisma.membership.updateMany({ where: { userId }, data: { role: "owner" } });
  await database.prisma.membership.updateMany({
    where: { userId: business.hostId, organizationId: business.organizationId },
    data: { role: "member" },
  });
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
    rows: { permission: (typeof permissions)[number]; roles: Record<"owner" | "member", boolean> }[];
  };
  expect(rows.map(({ permission }) => permission)).toEqual([...permissions]);
  for (const { permission, roles } of rows) {
    for (const role of ["owner", "member"] as const) expect(roles[role]).toBe(can(role, permission));
    const words = (["en", "fr"] as const).map((locale) =>
      translatorFor(locale).t(`organization.permission.${permission}`),
    );
    expect(words[0]).not.toBe(words[1]);
  }
});
