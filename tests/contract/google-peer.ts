import ICAL from "ical.js";
import { googleOf } from "#app/integrations/google-calendar/google-calendar.server.ts";
import { type FakeGoogle, startGoogle } from "#tests/fakes/google/google.ts";
import { type ContractPeer, value } from "./calendar-suite.ts";

/** As the operator has registered this program at the fake. */
export const googleClient = {
  id: "tests.apps.example",
  secret: "a secret of tests",
  redirectUri: "https://parley.test/account/google",
};

/** An account at the fake that has given leave; `leave`: for what. */
export async function googleAccount(google: FakeGoogle, leave: "busy" | "events", now = () => Date.now()) {
  const app = {
    clientId: googleClient.id,
    clientSecret: googleClient.secret,
    redirectUri: googleClient.redirectUri,
    root: google.root,
    now,
  };
  const opener = googleOf(app);
  const verifier = "v".repeat(43);
  const sentTo = new URL(await opener.address({ state: "s", verifier, leave }));
  const asked = google.grants.ask(sentTo.searchParams);
  if ("fault" in asked) throw new Error(asked.fault);
  const back = new URL(google.grants.answer(asked.key, "yes") ?? "");
  const redeemed = value(await opener.redeem({ code: back.searchParams.get("code") ?? "", verifier }));
  return { ...redeemed, opener, provider: opener.open(redeemed.refreshToken) };
}

export async function googlePeer(): Promise<ContractPeer> {
  const google = await startGoogle(googleClient, { owner: "alice@example.com" });
  const { provider, opener } = await googleAccount(google, "events");
  return {
    ...{ provider, calendarId: google.owner, stop: async () => google.close() },
    seed: async ({ uid, content }) =>
      google.calendars.insert(google.owner, { ...googleForm(content), iCalUID: uid }),
    refused: opener.open("1//nothing"),
    ...{ nowhere: "nobody@example.com", staleCursor: "nonsense" },
  };
}

export const startFakeGoogle = (options: Parameters<typeof startGoogle>[1] = {}) =>
  startGoogle(googleClient, options);

/** What another program would have put at Google to mean this. */
function googleForm(content: string): Record<string, unknown> {
  const event = new ICAL.Component(ICAL.parse(content) as never).getFirstSubcomponent("vevent");
  if (!event) throw new Error("no event");
  const time = (name: string) => {
    const property = event.getFirstProperty(name);
    const value = String(property?.getFirstValue());
    if (!value.includes("T")) return { date: value };
    const zone = property?.getFirstParameter("tzid");
    return zone ? { dateTime: value, timeZone: String(zone) } : { dateTime: value };
  };
  const recurrence = content.split("\r\n").filter((line) => /^(RRULE|EXDATE)/.test(line));
  const attendees = event.getAllProperties("attendee").map((one) => ({
    email: String(one.getFirstValue()).replace("mailto:", ""),
    responseStatus: String(one.getFirstParameter("partstat")).toLowerCase(),
  }));
  return {
    ...{ summary: "Visit", start: time("dtstart"), end: time("dtend") },
    ...(recurrence.length > 0 ? { recurrence } : {}),
    ...(attendees.length > 0 ? { attendees } : {}),
    ...(content.includes("TRANSPARENT") ? { transparency: "transparent" } : {}),
    ...(content.includes("STATUS:TENTATIVE") ? { status: "tentative" } : {}),
  };
}
