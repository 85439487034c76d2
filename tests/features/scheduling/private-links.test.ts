import { expect, test } from "vitest";
import {
  deleteEventType,
  listPrivateLinks,
  submitPrivateLink,
  switchPrivateLink,
} from "#app/features/scheduling/scheduling.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { FormTree } from "#app/platform/form/form-tree.ts";
import { createLinks } from "#app/platform/links.server.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const services = fakeServices(database);
const { t } = translatorFor("en");
const keyOf = ({ organizationId, eventTypeId }: BookableBusiness) => ({ organizationId, eventTypeId });
const make = (business: BookableBusiness, tree: FormTree, timeZone = "UTC") =>
  submitPrivateLink(services, { ...keyOf(business), tree, t, timeZone });
const list = (business: BookableBusiness) => listPrivateLinks(services, keyOf(business));

test("a link is for a single use, for several, or until the end of a day where the business is", async () => {
  const business = await bookableBusiness(database);
  const trees: FormTree[] = [
    { name: "For Ada", maxUses: "1", lastDay: "" },
    { name: "", maxUses: "", lastDay: "2027-03-28" },
    { maxUses: "20", lastDay: "2027-02-01" },
  ];
  for (const tree of trees)
    expect(await make(business, tree, "Europe/Paris")).toEqual({ status: 303, id: expect.any(String) });
  const links = await list(business);
  expect(links).toHaveLength(3);
  expect(links).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: "For Ada", usesLeft: 1, expiresAt: null, state: "usable" }),
      expect.objectContaining({ usesLeft: null, expiresAt: Date.UTC(2027, 2, 28, 22) }),
      expect.objectContaining({ usesLeft: 20, expiresAt: Date.UTC(2027, 1, 1, 23) }),
    ]),
  );
});

test("a link without an end, with no uses or with a day that is over is refused", async () => {
  const business = await bookableBusiness(database);
  const cases: [string, FormTree][] = [
    ["maxUses", { maxUses: "", lastDay: "" }],
    ["maxUses", {}],
    ["maxUses", { maxUses: "0" }],
    ["maxUses", { maxUses: "-1" }],
    ["maxUses", { maxUses: "10001" }],
    ["lastDay", { lastDay: "2027-01-14" }],
    ["lastDay", { lastDay: "2027-02-30" }],
    ["name", { maxUses: "1", name: "x".repeat(81) }],
  ];
  for (const [field, tree] of cases) {
    const result = await make(business, tree);
    expect(result, JSON.stringify(tree)).toMatchObject({
      status: 400,
      answer: { errors: { [field]: expect.any(String) } },
    });
  }
  expect(await list(business)).toEqual([]);
  expect(await make(business, { lastDay: "2027-01-15" })).toMatchObject({ status: 303 });
});

test("a link says when it is used up, over or withdrawn, and a withdrawn one can be allowed again", async () => {
  const business = await bookableBusiness(database);
  const made = (await make(business, { maxUses: "2", lastDay: "2027-01-20" })) as { id: string };
  const key = { ...keyOf(business), id: made.id };
  const state = async () => (await list(business))[0]?.state;
  expect(await state()).toBe("usable");
  expect(await switchPrivateLink(services, { ...key, withdrawn: true })).toEqual({ ok: true });
  expect(await state()).toBe("withdrawn");
  expect(await switchPrivateLink(services, { ...key, withdrawn: false })).toEqual({ ok: true });
  expect(await state()).toBe("usable");
  services.clock.pass(6 * 86_400_000);
  expect(await state()).toBe("over");
  await database.prisma.privateLink.update({ where: { id: made.id }, data: { uses: 2 } });
  expect(await state()).toBe("used-up");
  expect((await list(business))[0]?.usesLeft).toBe(0);
});

test("nobody makes, sees or withdraws links of another business or of a deleted event type", async () => {
  const [ours, theirs] = [await bookableBusiness(database), await bookableBusiness(database)];
  const { id } = (await make(theirs, { maxUses: "1" })) as { id: string };
  const crossed = { organizationId: ours.organizationId, eventTypeId: theirs.eventTypeId };
  expect(
    await submitPrivateLink(services, { ...crossed, tree: { maxUses: "1" }, t, timeZone: "UTC" }),
  ).toEqual({
    status: 404,
  });
  expect(await listPrivateLinks(services, crossed)).toEqual([]);
  for (const key of [crossed, keyOf(ours)])
    expect(await switchPrivateLink(services, { ...key, id, withdrawn: true })).toMatchObject({ ok: false });
  expect((await list(theirs))[0]?.state).toBe("usable");
  await deleteEventType(services, { organizationId: theirs.organizationId, id: theirs.eventTypeId });
  expect(await list(theirs)).toEqual([]);
  expect(await make(theirs, { maxUses: "1" })).toEqual({ status: 404 });
});

test("the address of a link names it, and no other key or id opens it", () => {
  const links = createLinks({ publicUrl: "https://a.test", secret: "one secret that is long enough" });
  const other = createLinks({ publicUrl: "https://a.test", secret: "another that is long enough too" });
  const [id, path] = [
    "abcdefghijklmnopqrstuvwxyz",
    links.privateLinkPath("acme", "talk", "abcdefghijklmnopqrstuvwxyz"),
  ];
  const parameter = new URL(path, "https://a.test").searchParams.get("link") ?? "";
  expect(path.startsWith("/acme/talk?link=")).toBe(true);
  expect(links.privateLinkId(parameter)).toBe(id);
  expect(other.privateLinkId(parameter)).toBeNull();
  expect(links.privateLinkId(parameter.replace("abc", "abd"))).toBeNull();
  expect(links.privateLinkId(id)).toBeNull();
  const manage = links.managePath(id).split("/").at(-1) ?? "";
  expect(links.privateLinkId(`${id}.${manage}`)).toBeNull();
});
