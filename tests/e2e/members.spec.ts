import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { linkIn, mailTo } from "./mailbox.ts";
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

test("without scripts somebody is invited from a list, makes an account by the mailed link, and is a member who gives time", async ({
  browser,
  database,
}) => {
  const { hostId, slug } = await bookableBusiness(database);
  const open = () => browser.newContext({ javaScriptEnabled: false, locale: "en-GB" });
  const [inside, outside] = [await open(), await open()];
  const value = await createSessionFor(database, hostId, Date.now());
  await inside.addCookies([{ name: "parley_session", value, url: product.origin, httpOnly: true }]);
  const [owner, newcomer] = [await inside.newPage(), await outside.newPage()];
  const email = `${randomId()}@invited.example`;
  await owner.goto(`/dashboard/${slug}/settings/members`);
  await owner.getByRole("link", { name: "Invite people" }).click();
  await owner.getByLabel("Addresses").fill(`Nia,${email},manager\nnobody`);
  await owner.getByRole("button", { name: "Send invitations" }).click();
  await expect(owner.getByRole("row", { name: /nobody.*No address/ })).toBeVisible();
  await owner.getByRole("button", { name: "Send the one that is fine" }).click();
  await expect(owner.getByRole("row", { name: new RegExp(`${email}.*Manager`) })).toBeVisible();

  const mail = await mailTo(email, /Test business invites you/);
  await newcomer.goto(new URL(linkIn(mail, "/invitation/")).pathname);
  await expect(newcomer.getByLabel("Name")).toHaveValue("Nia");
  await newcomer.getByLabel("Password", { exact: true }).fill("tide and lantern");
  await newcomer.getByRole("checkbox").check();
  await newcomer.getByRole("button", { name: "Make my account and join" }).click();
  await expect(newcomer).toHaveURL(new RegExp(`/dashboard/${slug}/schedules`));
  await owner.reload();
  await expect(owner.getByRole("link", { name: "Nia" })).toBeVisible();
  await expect(owner.getByText("Nobody is waiting for an answer.")).toBeVisible();
  for (const context of [inside, outside]) await context.close();
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
  const invitationId = randomId();
  const [createdAt, expiresAt] = [at, new Date(at.getTime() + 86_400_000)];
  const invited = { id: invitationId, organizationId, email: `${invitationId}@invited.example`, name: "Nia" };
  await database.prisma.invitation.create({ data: { ...invited, role: "admin", createdAt, expiresAt } });
  await signIn(hostId);
  for (const language of ["fr", "en"]) {
    await page.goto(`/language?to=${language}&next=/account`);
    for (const path of [
      ...[members, `${members}/${suspendedId}`, `${members}/${activeId}`],
      ...[`${members}/${activeId}/suspend`, `${members}/${activeId}/owner`],
      ...[`${members}/invite`, `${members}/invited/${invitationId}`],
    ])
      await look(path);
  }
  await signIn(suspendedId);
  await look(`/account/suspended/${slug}`);
});
