import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { product } from "./product.ts";

test("without scripts an owner suspends a member, whose open page closes, and restores them", async ({
  browser,
  database,
}) => {
  const business = await bookableBusiness(database, {
    eventType: { hostMode: "round_robin" },
    colleagues: [{}],
  });
  const { organizationId, eventTypeId, hostId, slug } = business;
  const colleagueId = business.hostIds[1] ?? "";
  const tomorrow = (Math.floor(Date.now() / 86_400_000) + 1) * 86_400_000 + 10 * 3_600_000;
  for (const host of [colleagueId, hostId])
    await createBooking(database, { organizationId, eventTypeId, hostIds: [host], startsAt: tomorrow });
  const open = async (userId: string) => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: "en-GB" });
    const value = await createSessionFor(database, userId, Date.now());
    await context.addCookies([{ name: "parley_session", value, url: product.origin, httpOnly: true }]);
    return context.newPage();
  };
  const [owner, member] = [await open(hostId), await open(colleagueId)];
  await member.goto(`/dashboard/${slug}/bookings`);
  await expect(member.getByRole("heading", { level: 1, name: "Bookings" })).toBeVisible();

  await expect(member.getByRole("link", { name: "Settings" })).toHaveAttribute("href", /settings\/erase$/);

  await owner.goto(`/dashboard/${slug}/settings/members`);
  await owner.getByRole("link", { name: "Colleague 1" }).click();
  await owner.getByRole("radio", { name: "Manager" }).check();
  await owner.getByRole("button", { name: "Change the role" }).click();
  await expect(owner.getByText("Their role is changed. They were told by mail.")).toBeVisible();
  await expect(owner.getByRole("radio", { name: "Manager" })).toBeChecked();
  await member.goto(`/dashboard/${slug}/settings`);
  const tabs = member.getByRole("navigation", { name: "Settings" });
  await expect(tabs.getByRole("link", { name: "Profile" })).toBeVisible();
  await expect(tabs.getByRole("link", { name: "Members" })).toHaveCount(0);
  await owner.getByRole("link", { name: "Suspend Colleague 1" }).click();
  await expect(owner.getByText("Give to colleagues who are free")).toBeVisible();
  await owner.getByRole("button", { name: "Suspend now" }).click();
  await expect(
    owner.getByText("For some of the bookings nobody was free: they are listed here."),
  ).toBeVisible();
  await expect(owner.getByRole("row", { name: /Talk/ })).toHaveCount(1);

  await member.reload();
  await expect(member).toHaveURL(new RegExp(`/account/suspended/${slug}$`));
  await expect(member.getByRole("heading", { name: "Test business suspended your access" })).toBeVisible();
  await owner.getByRole("button", { name: "Restore Colleague 1" }).click();
  await expect(owner.getByText("They have access again, and were told by mail.")).toBeVisible();
  expect((await member.goto(`/dashboard/${slug}/bookings`))?.url()).toContain("/bookings");
  for (const page of [owner, member]) await page.context().close();
});

test("the members' pages are accessible in both themes and both languages, and fit a phone", async ({
  page,
  database,
}) => {
  const business = await bookableBusiness(database, { colleagues: [{}, {}] });
  const { organizationId, eventTypeId, hostId, slug } = business;
  const [, suspendedId = "", activeId = ""] = business.hostIds;
  const startsAt = (Math.floor(Date.now() / 86_400_000) + 1) * 86_400_000 + 10 * 3_600_000;
  await createBooking(database, { organizationId, eventTypeId, hostIds: [suspendedId], startsAt });
  await createBooking(database, { organizationId, eventTypeId, hostIds: [activeId], startsAt });
  const at = new Date();
  await database.prisma.membership.updateMany({
    where: { organizationId, userId: suspendedId },
    data: { barredAt: at, suspendedAt: at },
  });
  const signIn = async (userId: string) => {
    const value = await createSessionFor(database, userId, Date.now());
    await page.context().addCookies([{ name: "parley_session", value, url: product.origin, httpOnly: true }]);
  };
  const members = `/dashboard/${slug}/settings/members`;
  const look = async (path: string) => {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await expectNarrow(page);
  };
  await signIn(hostId);
  for (const language of ["fr", "en"]) {
    await page.goto(`/language?to=${language}&next=/account`);
    for (const path of [
      ...[members, `${members}/${suspendedId}`, `${members}/${activeId}`],
      ...[`${members}/${activeId}/suspend`, `${members}/${activeId}/owner`],
    ])
      await look(path);
  }
  await signIn(suspendedId);
  await look(`/account/suspended/${slug}`);
});
