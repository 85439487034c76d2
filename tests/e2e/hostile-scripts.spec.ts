import { newEventTypeTree } from "#app/features/scheduling/event-type-tree.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { ask } from "./asking.ts";
import { expect, test } from "./fixtures.ts";
import { mailTo } from "./mailbox.ts";
import { product } from "./product.ts";

/** Out of an attribute, out of a script's text, into an element of its own; short enough for every field. */
const evil = (name: string) => `${name}"'></script><img src=x onerror=alert(1)>`;

/** What a browser would send of a form's tree. */
function fieldsOf(tree: object, before = ""): Record<string, string> {
  const parts = Object.entries(tree).map(([name, value]: [string, unknown]) =>
    typeof value === "object" && value !== null
      ? fieldsOf(value, `${before}${name}.`)
      : { [before + name]: String(value) },
  );
  return Object.assign({}, ...parts) as Record<string, string>;
}

test("scripts written into every field stay text: on pages, in mails and in calendars", async ({
  page,
  database,
}) => {
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    return dialog.dismiss();
  });
  const business = await bookableBusiness(database);
  const { slug, eventTypeId, scheduleId, hostId } = business;
  const session = await createSessionFor(database, hostId, Date.now());
  const base = `/dashboard/${slug}`;
  const send = async (path: string, form: Record<string, string | string[]>) => {
    const answer = await ask(path, { session, form });
    expect(answer.status, `${path}: ${answer.body.slice(0, 200)}`).toBe(303);
    return answer.headers.location ?? "";
  };
  await send("/account", { intent: "profile", name: evil("host"), locale: "en", timeZone: "UTC" });
  await send(`${base}/settings`, {
    do: "profile",
    name: evil("business"),
    slug,
    welcomeText: evil("welcome"),
    accentColor: "#aa3311",
    timeZone: "UTC",
  });
  await send(`${base}/schedules/${scheduleId}`, {
    name: evil("schedule"),
    timeZone: "UTC",
    ...Object.fromEntries(
      [1, 2, 3, 4, 5, 6, 7].flatMap((day) => [
        [`week.d${day}.0.start`, "09:00"],
        [`week.d${day}.0.end`, "17:00"],
      ]),
    ),
  });
  await send(`${base}/event-types/${eventTypeId}`, {
    ...fieldsOf(newEventTypeTree(scheduleId)),
    title: evil("title"),
    slug: "talk",
    description: evil("description"),
    "notice.amount": "0",
    "window.kind": "unlimited",
    cancellationPolicy: evil("policy"),
    confirmationText: evil("after"),
    "questions.0.kind": "text",
    "questions.0.label": evil("question"),
    "questions.0.purpose": evil("purpose"),
    "questions.1.kind": "choice",
    "questions.1.label": "Which",
    "questions.1.purpose": "To prepare",
    "questions.1.options": `${evil("one")}\n${evil("two")}`,
  });
  const questions = await database.prisma.question.findMany({
    where: { eventTypeId },
    orderBy: { position: "asc" },
  });
  const at = `${new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)}T10:00Z`;
  const email = `${hostId}@customers.example`;
  const manage = await send(`/${slug}/talk`, {
    at,
    timezone: "UTC",
    key: hostId,
    name: evil("visitor"),
    email,
    [`q_${questions[0]?.id}`]: evil("answer"),
    [`q_${questions[1]?.id}`]: evil("one"),
  });
  const [self = ""] = manage.split("?");
  await send(`${self}/move`, { at: at.replace("10:00", "11:00"), reason: evil("reason") });
  const { id } = await database.prisma.booking.findFirstOrThrow({ where: { eventTypeId } });

  await page
    .context()
    .addCookies([{ name: "parley_session", value: session, url: product.origin, httpOnly: true }]);
  const shows: [string, string[]][] = [
    [`/${slug}`, ["business", "welcome", "title"]],
    [`/${slug}/talk?at=${at}&name=${encodeURIComponent(evil("prefilled"))}`, ["question", "purpose", "one"]],
    [self, ["title", "answer"]],
    [`${self}/move`, ["title"]],
    [`${self}/cancel`, ["title"]],
    [`${base}/bookings`, ["visitor", "title"]],
    [`${base}/bookings?q=${encodeURIComponent(evil("visitor"))}`, ["visitor"]],
    [`${base}/bookings/${id}`, ["visitor", "answer", "reason"]],
    [`${base}/bookings/${id}/cancel`, ["visitor"]],
    [`${base}/event-types`, ["title", "schedule"]],
    [`${base}/event-types/${eventTypeId}`, []],
    [`${base}/event-types/${eventTypeId}/delete`, ["title"]],
    [`${base}/schedules`, ["schedule"]],
    [`${base}/schedules/${scheduleId}`, ["schedule"]],
    [`${base}/settings`, ["business"]],
    ["/account", []],
    [`/room/${id}`, ["title"]],
  ];
  for (const [path, names] of shows) {
    await page.goto(path);
    for (const name of names) {
      await expect(page.getByText(evil(name)).first(), `${name} on ${path}`).toBeAttached();
    }
    expect(await page.locator("img[onerror]").count(), path).toBe(0);
  }
  expect(dialogs).toEqual([]);

  for (const [address, subject] of [
    [email, /^Moved/],
    [`${hostId}@hosts.example`, /^Moved/],
  ] as const) {
    const mail = await mailTo(address, subject);
    expect(String(mail.html)).not.toContain("<img src=x");
    expect(String(mail.html)).toContain("&lt;img src=x");
    const calendar = String(
      mail.attachments.find(({ contentType }) => contentType === "text/calendar")?.content,
    );
    expect(calendar.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
    expect(calendar.match(/^ORGANIZER/gm)).toHaveLength(1);
  }
});

test("a picture that carries a script is served as a picture alone", async ({ database }) => {
  const { slug, hostId, organizationId } = await bookableBusiness(database);
  const session = await createSessionFor(database, hostId, Date.now());
  const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const logo = new Blob([bytes, "<html><script>alert(1)</script>"], { type: "text/html" });
  const sent = await ask(`/dashboard/${slug}/settings`, { session, form: { do: "logo", logo } });
  expect(sent.status).toBe(303);
  const asset = await database.prisma.asset.findFirstOrThrow({ where: { organizationId } });
  const { headers } = await ask(`/media/${asset.id}`);
  expect(headers["content-type"]).toBe("image/png");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["content-security-policy"]).toContain("default-src 'self'");
});
