import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { invitationOf, linkIn, mailTo } from "./mailbox.ts";
import { product } from "./product.ts";
import { roomWorld } from "./room-world.ts";

test("a member invites a group without a script; who is invited comes in by the mail's number and PIN", async ({
  browser,
  database,
}) => {
  test.setTimeout(120_000);
  const world = await roomWorld(database, product, { startsInMinutes: 3 * 1440 });
  const plain = await world.hostContext(browser, { locale: "en-GB", javaScriptEnabled: false });
  const host = await plain.newPage();
  const invited = `ada-${world.slug}@customers.example`;
  await host.goto(`/dashboard/${world.slug}/meetings`);
  await expect(host.getByRole("heading", { name: "No meetings ahead" })).toBeVisible();
  await host.getByRole("link", { name: "Schedule a meeting" }).click();
  await host.getByLabel("What it is about").fill("Spring planning");
  await host.getByLabel("Who is invited").fill("not an address");
  await host.getByRole("button", { name: "Invite" }).click();
  await expect(host.getByText("“not an address” is not an e-mail address.").first()).toBeVisible();
  await expect(host.getByLabel("What it is about")).toHaveValue("Spring planning");
  const start = new Date(Date.now() + 10 * 60_000);
  const wall = (options: Intl.DateTimeFormatOptions) =>
    start.toLocaleString("sv-SE", { timeZone: "Europe/Paris", ...options });
  await host.getByLabel("Date").fill(wall({ dateStyle: "short" }));
  await host.getByLabel("Time", { exact: true }).fill(wall({ timeStyle: "short" }));
  await host.getByLabel("Who is invited").fill(`Ada Lovelace <${invited}>`);
  await host.getByRole("button", { name: "Invite" }).click();
  await expect(host.getByRole("heading", { name: "Spring planning" })).toBeVisible();
  await expect(host.getByText("Invited: Ada Lovelace")).toBeVisible();
  await plain.close();

  const mail = await mailTo(invited, /Invitation: Spring planning with Hanna Berg/);
  expect(invitationOf(mail)).toMatchObject({ method: "REQUEST", location: linkIn(mail, "/room/") });
  const [, number = "", pin = ""] = /number: ([\d\s]{11}), PIN (\d{6})/.exec(mail.text ?? "") ?? [];
  for (const javaScriptEnabled of [false, true]) {
    const context = await browser.newContext({ locale: "en-GB", javaScriptEnabled });
    const guest = await context.newPage();
    await guest.goto(`/join?n=${number.replace(/\D/g, "")}`);
    await expect(guest.getByLabel("Meeting number")).toHaveValue(number);
    if (javaScriptEnabled) {
      await guest.getByLabel("PIN").fill(pin === "000000" ? "000001" : "000000");
      await guest.getByRole("button", { name: "Join" }).click();
      await expect(guest.getByText("Number and PIN do not go together")).toBeVisible();
      await expectAccessible(guest);
      await expectNarrow(guest);
    }
    await guest.getByLabel("PIN").fill(pin);
    await guest.getByRole("button", { name: "Join" }).click();
    await expect(guest).toHaveURL(/\/room\/[a-z2-7]{26}$/);
    await expect(guest.getByRole("heading", { name: "Spring planning" })).toBeVisible();
    if (javaScriptEnabled) await expect(guest.getByRole("button", { name: "Ask to join" })).toBeVisible();
    await context.close();
  }

  const context = await world.hostContext(browser, { locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(`/dashboard/${world.slug}/meetings`);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Change Spring planning" }).click();
  await page.getByLabel("What it is about").fill("Summer planning");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The meeting is saved.")).toBeVisible();
  await mailTo(invited, /Changed: Summer planning/);
  await page.getByRole("link", { name: "Cancel Summer planning" }).click();
  await page.getByRole("button", { name: "Cancel the booking" }).click();
  expect(invitationOf(await mailTo(invited, /Cancelled: Summer planning/))).toMatchObject({
    method: "CANCEL",
  });
  await context.close();
});
