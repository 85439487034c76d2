/** What is wrong with the form of an iCalendar text (RFC 5545 §3.1, §3.6.5), found without our own writer. */
export function calendarFaults(text: string): string[] {
  const faults: string[] = [];
  if (!text.endsWith("END:VCALENDAR\r\n")) faults.push("does not end with END:VCALENDAR and CRLF");
  if (/[\r\n]/.test(text.replace(/\r\n/g, ""))) faults.push("holds a line break that is not CRLF");
  const lines = text.slice(0, -2).split("\r\n");
  for (const line of lines) {
    if (Buffer.byteLength(line) > 75) faults.push(`longer than 75 octets: ${line}`);
    if (line.includes("\ufffd")) faults.push(`a character was cut in two: ${line}`);
    if (line === "" || line === " ") faults.push("an empty line");
  }
  const unfolded = text
    .replace(/\r\n[ \t]/g, "")
    .slice(0, -2)
    .split("\r\n");
  for (const line of unfolded) {
    if (!/^[A-Z-]+(;[A-Z-]+=("[^"]*"|[^";:,]*))*:/.test(line)) faults.push(`no content line: ${line}`);
  }
  const named = unfolded.flatMap((line) => /;TZID=([^:]+):/.exec(line)?.[1] ?? []);
  const defined = unfolded.flatMap((line) => /^TZID:(.+)$/.exec(line)?.[1] ?? []);
  if (named.some((name) => !defined.includes(name))) faults.push("names a zone without its VTIMEZONE");
  for (const name of ["STANDARD", "DAYLIGHT", "VTIMEZONE", "VEVENT", "VCALENDAR"]) {
    const opened = unfolded.filter((line) => line === `BEGIN:${name}`).length;
    if (opened !== unfolded.filter((line) => line === `END:${name}`).length)
      faults.push(`${name} is not closed`);
  }
  return faults;
}
