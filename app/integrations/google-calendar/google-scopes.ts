const scope = (name: string) => `https://www.googleapis.com/auth/calendar.${name}`;

/** When one is busy, news of it, and the list of one's calendars: no title of anything can be read with it. */
export const busyScopes = [scope("events.freebusy"), scope("calendarlist.readonly")] as const;
/** Events of calendars that one owns, to be read and written. Asked for when bookings are to be put into one of them. */
export const eventScopes = [scope("events.owned")] as const;

export function includesAll(granted: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((one) => granted.includes(one));
}
