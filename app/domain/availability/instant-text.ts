import { dayMs, dayNumberOfCivil, hourMs, isCalendarDay, minuteMs } from "./calendar-day.ts";

const zero = 48;

/** Two digits at a place in the text as a number; negative when either is no digit. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - zero;
  const units = text.charCodeAt(at + 1) - zero;
  return (tens | units | (9 - tens) | (9 - units)) < 0 ? -1 : tens * 10 + units;
}

/**
 * The instant (UTC milliseconds) that an ISO 8601 text names; NaN when it names none. The two forms that databases
 * and calendars send, `2026-07-28T09:00:00Z` and `2026-07-28T09:00:00.000Z`, are read without `Date.parse`, which is
 * several times slower. A text with no offset is refused, because its meaning would depend on the server's zone.
 */
export function parseInstant(text: string): number {
  const length = text.length;
  const plain = length === 20 && text.charCodeAt(19) === 90;
  const withMillis = length === 24 && text.charCodeAt(23) === 90 && text.charCodeAt(19) === 46;
  if (!(plain || withMillis)) return parseOffsetText(text);
  if (
    text.charCodeAt(4) !== 45 ||
    text.charCodeAt(7) !== 45 ||
    text.charCodeAt(10) !== 84 ||
    text.charCodeAt(13) !== 58 ||
    text.charCodeAt(16) !== 58
  ) {
    return Number.NaN;
  }
  const century = twoDigits(text, 0);
  const yearOfCentury = twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  const hundredths = withMillis ? twoDigits(text, 20) : 0;
  const thousandths = withMillis ? twoDigits(text, 21) % 10 : 0;
  if ((century | yearOfCentury | hour | minute | second | hundredths | thousandths) < 0) return Number.NaN;
  const year = century * 100 + yearOfCentury;
  if (hour > 23 || minute > 59 || second > 59 || !isCalendarDay(year, month, day)) return Number.NaN;
  const millisOfDay = hour * hourMs + minute * minuteMs + second * 1000 + hundredths * 10 + thousandths;
  return dayNumberOfCivil(year, month, day) * dayMs + millisOfDay;
}

const offsetText = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

function parseOffsetText(text: string): number {
  return offsetText.test(text) ? Date.parse(text) : Number.NaN;
}
