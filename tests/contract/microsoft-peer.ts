import ICAL from "ical.js";
import { microsoftOf } from "#app/integrations/microsoft-calendar/microsoft-calendar.server.ts";
import type { CalendarAccount } from "#app/ports/calendar-provider.ts";
import { type FakeMicrosoft, startMicrosoft } from "#tests/fakes/microsoft/microsoft.ts";
import { type ContractPeer, value } from "./calendar-suite.ts";

/** As the operator has registered this program at the fake. */
export const microsoftClient = {
  id: "6d1b2c3e-0000-4000-8000-000000000001",
  secret: "a secret of tests",
  redirectUri: "https://parley.test/account/calendars/microsoft",
};

export const startFakeMicrosoft = (options: Parameters<typeof startMicrosoft>[1] = {}) =>
  startMicrosoft(microsoftClient, options);

export function microsoftAt(microsoft: FakeMicrosoft, now = () => Date.now()) {
  const { id: clientId, secret: clientSecret, redirectUri } = microsoftClient;
  return microsoftOf({ clientId, clientSecret, redirectUri, root: microsoft.root, now });
}

/** An account at the fake that has given leave; `leave`: for what. */
export async function microsoftAccount(microsoft: FakeMicrosoft, leave: "busy" | "events") {
  const opener = microsoftAt(microsoft);
  const verifier = "v".repeat(43);
  const sentTo = new URL(await opener.address({ state: "s", verifier, leave }));
  const asked = microsoft.grants.ask(sentTo.searchParams);
  if ("fault" in asked) throw new Error(asked.fault);
  const back = new URL(microsoft.grants.answer(asked.key, "yes") ?? "");
  const redeemed = value(await opener.redeem({ code: back.searchParams.get("code") ?? "", verifier }));
  /** What was given in the place of the first token, in order. */
  const renewed: CalendarAccount[] = [];
  const provider = opener.open(redeemed.refreshToken, async (account) => void renewed.push(account));
  return { ...redeemed, opener, provider, renewed };
}

export async function microsoftPeer(): Promise<ContractPeer> {
  const microsoft = await startFakeMicrosoft({ owner: "alice@example.com" });
  const { provider, opener } = await microsoftAccount(microsoft, "events");
  const { calendarId, root } = microsoft;
  return {
    ...{ provider, calendarId, stop: async () => microsoft.close() },
    seed: async ({ uid, content }) => {
      const { except, ...form } = graphForm(content);
      const { id } = microsoft.calendars.seed(calendarId, { ...form, iCalUId: uid });
      if (except !== null) microsoft.calendars.except(calendarId, id, except);
    },
    refused: opener.open("0.nothing"),
    nowhere: "AQMk-nowhere",
    staleCursor: `${root}/v1.0/me/calendars/${calendarId}/calendarView/delta?$deltatoken=nonsense`,
  };
}

/** What another program would have put at Microsoft to mean this. */
function graphForm(content: string) {
  const event = new ICAL.Component(ICAL.parse(content) as never).getFirstSubcomponent("vevent");
  if (!event) throw new Error("no event");
  const time = (name: string) => {
    const property = event.getFirstProperty(name);
    const wall = String(property?.getFirstValue()).replace(/Z$/, "");
    const timeZone = String(property?.getFirstParameter("tzid") ?? "UTC");
    return { dateTime: wall.includes("T") ? wall : `${wall}T00:00:00`, timeZone };
  };
  const start = time("dtstart");
  const isDeclined = content.includes("PARTSTAT=DECLINED");
  const startDate = start.dateTime.slice(0, 10);
  const weekly = { type: "weekly", interval: 1, daysOfWeek: ["thursday"], firstDayOfWeek: "monday" };
  return {
    ...{ subject: "Visit", start, end: time("dtend"), isAllDay: content.includes("VALUE=DATE") },
    ...(content.includes("RRULE:FREQ=WEEKLY")
      ? { recurrence: { pattern: weekly, range: { type: "noEnd", startDate } } }
      : {}),
    showAs: content.includes("TRANSPARENT") ? "free" : content.includes("TENTATIVE") ? "tentative" : "busy",
    responseStatus: { response: isDeclined ? "declined" : "organizer", time: "0001-01-01T00:00:00Z" },
    except: /EXDATE[^:]*:(\d{4})(\d\d)(\d\d)/.exec(content)?.slice(1).join("-") ?? null,
  };
}
