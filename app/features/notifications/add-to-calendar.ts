export type CalendarEntry = {
  title: string;
  /** Epoch milliseconds. */
  startsAt: number;
  endsAt: number;
  description: string;
  location: string;
};

/** Addresses that open a filled-in event at a calendar on the web. Nothing leaves before somebody follows one. */
export function addToCalendarLinks(entry: CalendarEntry): {
  google: string;
  outlook: string;
  office365: string;
} {
  const compose = outlookQuery(entry);
  return {
    google: `https://calendar.google.com/calendar/render?${googleQuery(entry)}`,
    outlook: `https://outlook.live.com/calendar/0/deeplink/compose?${compose}`,
    office365: `https://outlook.office.com/calendar/0/deeplink/compose?${compose}`,
  };
}

function googleQuery({ title, startsAt, endsAt, description, location }: CalendarEntry): string {
  const basic = (instant: number) => `${isoSeconds(instant).replace(/[-:]/g, "")}`;
  return query({
    action: "TEMPLATE",
    text: title,
    dates: `${basic(startsAt)}/${basic(endsAt)}`,
    details: description,
    location,
  });
}

function outlookQuery({ title, startsAt, endsAt, description, location }: CalendarEntry): string {
  return query({
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: title,
    startdt: isoSeconds(startsAt),
    enddt: isoSeconds(endsAt),
    body: description,
    location,
  });
}

/** Spaces as %20: both calendars show a plus sign as it stands. */
function query(parameters: Record<string, string>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
}

function isoSeconds(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
