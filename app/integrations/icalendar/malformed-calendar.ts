/** What was read is no calendar, or none that can be counted with. Says what kind of part, never what stands in it. */
export class MalformedCalendar extends Error {
  override name = "MalformedCalendar";
}
