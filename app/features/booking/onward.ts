/** A business's own page, to which its visitors go on after booking. */
export type Onward = { url: string; site: string };

type Booking = {
  title: string;
  startsAt: Date;
  endsAt: Date;
  host: { name: string };
  status: string;
  eventType: { redirectUrl: string | null; redirectsDetails: boolean };
};

/**
 * Null where there is none. Details of the booking go along only where the business chose that: addresses are kept in
 * many logs.
 */
export function onwardOf(
  { title, startsAt, endsAt, host, status, eventType }: Booking,
  attendee: { name: string; email: string; timeZone: string },
): Onward | null {
  const { redirectUrl, redirectsDetails } = eventType;
  if (!redirectUrl || !/^https?:\/\//i.test(redirectUrl) || !URL.canParse(redirectUrl)) return null;
  const url = new URL(redirectUrl);
  if (redirectsDetails) {
    const details = {
      title,
      start: startsAt.toISOString(),
      end: endsAt.toISOString(),
      timezone: attendee.timeZone,
      host: host.name,
      status,
      name: attendee.name,
      email: attendee.email,
    };
    for (const [name, value] of Object.entries(details)) url.searchParams.set(name, value);
  }
  return { url: url.href, site: url.host };
}
