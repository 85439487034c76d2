import { createBooking } from "#tests/factories/booking.ts";
import { radicale } from "../calendar-peers.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { openBusiness } from "./owner.ts";

const dayMs = 86_400_000;
/** A Monday that is two or three weeks away. */
const monday = new Date(Date.now() + (21 - ((new Date().getUTCDay() + 6) % 7)) * dayMs)
  .toISOString()
  .slice(0, 10);

test.use({ expectedErrors: ["400 (Bad Request)"] });

test("an event of a member's own calendar takes its time from the booking page until it is disconnected", async ({
  page,
  database,
}) => {
  const whyNot = radicale.whyNot();
  test.skip(whyNot !== null, whyNot ?? "");
  const server = await radicale.start();
  try {
    const headers = { Authorization: `Basic ${btoa(`${server.username}:${server.password}`)}` };
    const calendar = `${server.address}alice/office/`;
    await fetch(calendar, { method: "MKCALENDAR", headers });
    const day = monday.replaceAll("-", "");
    const event = ["UID:e1", "DTSTAMP:20260101T000000Z", `DTSTART;VALUE=DATE:${day}`, "SUMMARY:Secret"];
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//T//EN",
      "BEGIN:VEVENT",
      ...event,
      "END:VEVENT",
    ];
    const body = [...lines, "END:VCALENDAR", ""].join("\r\n");
    await fetch(`${calendar}e1.ics`, { method: "PUT", headers, body });

    const { base, slug, eventTypeSlug, ...business } = await openBusiness(page, database);
    const { organizationId, eventTypeId, hostId } = business;
    const slots = async () => {
      const answer = await page.request.get(
        `/${slug}/${eventTypeSlug}?date=${monday}&month=${monday.slice(0, 7)}`,
      );
      return (await answer.text()).split(`${monday}T`).length - 1;
    };
    const free = await slots();
    expect(free).toBeGreaterThan(0);

    await page.goto(`${base}/schedules/calendars`);
    await page.getByLabel("Service", { exact: true }).selectOption("other");
    await page.getByLabel(/Server address/).fill(server.address);
    await page.getByLabel("User name").fill(server.username);
    await page.getByLabel("App password").fill("wrong");
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await expect(page.getByText(/The server refuses/).first()).toBeVisible();
    await page.getByLabel("App password").fill(server.password);
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await expect(page.getByRole("heading", { name: "127.0.0.1" })).toBeVisible();
    await expect.poll(slots, { timeout: 20_000 }).toBeLessThan(free);
    await page.reload();
    await expect(page.getByText(/^Read .* Next time/)).toBeVisible();
    await expectAccessible(page);
    await expectNarrow(page);
    // A booking is put into it; what its owner deletes there is asked about, and comes back.
    const startsAt = Date.parse(`${monday}T10:00:00Z`) + 2 * dayMs;
    await createBooking(database, { organizationId, eventTypeId, hostIds: [hostId], startsAt });
    await page.getByRole("button", { name: "Save the choice" }).click();
    const bookings = async () => {
      const text = await (await fetch(calendar, { headers })).text();
      // One event of several, in whichever order the server lists them.
      const events = text.replaceAll("\r\n ", "").split("BEGIN:VEVENT");
      return /UID:(\S+)/.exec(events.find((event) => event.includes("with Attendee 1")) ?? "")?.[1];
    };
    const written = () =>
      database.prisma.calendarCopy.count({ where: { organizationId, writtenAt: { not: null } } });
    await expect.poll(written, { timeout: 20_000 }).toBe(1);
    const uid = (await bookings()) ?? "";
    await fetch(`${calendar}${encodeURIComponent(uid)}.ics`, { method: "DELETE", headers });
    await page.getByRole("button", { name: /^Read .*office.* now/ }).click();
    const asked = page.getByText("was deleted from your calendar");
    await expect(async () => {
      await page.goto(`${base}/bookings`);
      await expect(page.getByText("A booking was changed in your calendar")).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 20_000 });
    await expectAccessible(page);
    await page.getByRole("link", { name: "Say what is right" }).click();
    await expect(asked).toBeVisible();
    await expectAccessible(page);
    await expectNarrow(page);
    await page.getByRole("button", { name: /^Put it back/ }).click();
    await expect(asked).toBeHidden();
    await expect.poll(bookings, { timeout: 20_000 }).toBe(uid);
    await page.reload();
    await page.getByRole("button", { name: /^Disconnect 127.0.0.1 and leave/ }).click();
    await expect(page.getByText("No calendar is connected yet", { exact: false })).toBeVisible();
    expect(await slots()).toBe(free);
    expect(await database.prisma.calendarBusy.count({ where: { organizationId } })).toBe(0);
  } finally {
    await server.stop();
  }
});
