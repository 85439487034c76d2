import { afterAll, beforeAll, expect, test } from "vitest";
import type { CalendarProvider, EventTimes } from "#app/ports/calendar-provider.ts";

const range = { from: Date.parse("2026-06-01T00:00:00Z"), to: Date.parse("2026-07-01T00:00:00Z") };
export const berlin = { range, zone: "Europe/Berlin", addresses: ["alice@example.com"] };

/** A calendar of alice@example.com in Berlin, somewhere. */
export type ContractPeer = {
  provider: CalendarProvider;
  calendarId: string;
  /** Puts an event there by another program's hand; under a name of that program's where it may. */
  seed(event: { uid: string; content: string }): Promise<unknown>;
  /** The same account after what lets this program in was refused; null where nothing is ever refused. */
  refused: CalendarProvider | null;
  /** Like the name of a calendar that is not there. */
  nowhere: string;
  staleCursor: string;
  stop(): Promise<unknown>;
};

export function event(uid: string, ...lines: string[]): { uid: string; content: string } {
  const given = [`UID:${uid}`, "DTSTAMP:20260101T000000Z", "SUMMARY:Visit", ...lines];
  const whole = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Parley//Tests//EN", "BEGIN:VEVENT", ...given];
  return { uid, content: [...whole, "END:VEVENT", "END:VCALENDAR", ""].join("\r\n") };
}
export const at = (hour: string) => [`DTSTART:20260610T${hour}0000Z`, `DTEND:20260610T${hour}3000Z`];

export function value<Value>(answer: { ok: true; value: Value } | { ok: false; reason: string }): Value {
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value;
}

export const text = (events: { busy: { start: number; end: number; tentative: boolean }[] }[]) =>
  events
    .flatMap(({ busy }) => busy)
    .map(({ start, tentative }) => `${new Date(start).toISOString().slice(5, 16)}${tentative ? "?" : ""}`)
    .sort();

/** What every adapter of the port guarantees, shown on what stands behind it. */
export function calendarSuite(open: () => Promise<ContractPeer>): void {
  let peer: ContractPeer;
  let provider: CalendarProvider;
  let calendarId: string;
  const question = () => ({ ...berlin, calendarId });
  const writing = () => {
    if (!provider.writing) throw new Error("nothing can be put");
    return provider.writing;
  };

  beforeAll(async () => {
    peer = await open();
    ({ provider, calendarId } = peer);
  });
  afterAll(async () => peer?.stop());

  test("the calendars are found, and what is refused is told as such", async () => {
    const { calendars } = value(await provider.listCalendars());
    expect(calendars.some(({ id, name, writable }) => id === calendarId && name && writable)).toBe(true);
    if (peer.refused) expect(await peer.refused.listCalendars()).toEqual({ ok: false, reason: "revoked" });
  });

  test("what recurs is expanded with what was excepted, and free and declined events are left out", async () => {
    const weekly = ["DTSTART;TZID=Europe/Berlin:20250605T090000", "DTEND;TZID=Europe/Berlin:20250605T100000"];
    const excepted = "EXDATE;TZID=Europe/Berlin:20260611T090000";
    await peer.seed(event("weekly", ...weekly, "RRULE:FREQ=WEEKLY", excepted));
    await peer.seed(event("day", "DTSTART;VALUE=DATE:20260615", "DTEND;VALUE=DATE:20260616"));
    await peer.seed(event("free", ...at("10"), "TRANSP:TRANSPARENT"));
    await peer.seed(event("maybe", ...at("11"), "STATUS:TENTATIVE"));
    await peer.seed(
      event(
        "declined",
        ...at("12"),
        "ORGANIZER;SCHEDULE-AGENT=CLIENT:mailto:bob@example.com",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:alice@example.com",
      ),
    );
    const { events, cursor } = value(await provider.busyIntervals(question()));
    expect(text(events)).toEqual([
      "06-04T07:00",
      "06-10T11:00?",
      "06-14T22:00",
      "06-18T07:00",
      "06-25T07:00",
    ]);
    expect(cursor).not.toBeNull();
  });

  test("events that are shown as free are told where they are asked for, and what was declined never is", async () => {
    const all = async (withFree: boolean) => value(await provider.busyIntervals({ ...question(), withFree }));
    await peer.seed(event("shown as free", ...at("09"), "TRANSP:TRANSPARENT"));
    await peer.seed(
      event(
        "declined and free",
        ...at("07"),
        "TRANSP:TRANSPARENT",
        "ORGANIZER;SCHEDULE-AGENT=CLIENT:mailto:bob@example.com",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:alice@example.com",
      ),
    );
    expect(text((await all(false)).events)).not.toContain("06-10T09:00");
    const { events, cursor } = await all(true);
    expect(text(events)).toContain("06-10T09:00");
    expect(text(events)).not.toContain("06-10T07:00");
    await peer.seed(event("free later", ...at("08"), "TRANSP:TRANSPARENT"));
    const since = { ...question(), cursor: cursor ?? "" };
    const news = value(await provider.changesSince({ ...since, withFree: true }));
    expect(news.stale ? "stale" : text(news.changed)).toEqual(["06-10T08:00"]);
    const plain = value(await provider.changesSince(since));
    expect(plain.stale ? "stale" : text(plain.changed)).toEqual([]);
  });

  test("what an event is called is told where it is asked for, and not otherwise", async () => {
    const all = async (withTitles: boolean) =>
      value(await provider.busyIntervals({ ...question(), withTitles }));
    await peer.seed(event("titled", ...at("22")));
    const titles = ({ events }: { events: EventTimes[] }) =>
      new Set(events.flatMap(({ busy }) => busy.map(({ title }) => title)));
    expect([...titles(await all(false))]).toEqual([undefined]);
    expect([...titles(await all(true))]).toEqual(["Visit"]);
  });

  test("what changed since is told, and nothing else", async () => {
    await writing().put(calendarId, event("soon gone", ...at("13")));
    const { cursor } = value(await provider.busyIntervals(question()));
    const since = { ...question(), cursor: cursor ?? "" };
    expect(value(await provider.changesSince(since))).toMatchObject({ stale: false, changed: [], gone: [] });
    await writing().put(calendarId, event("new", ...at("14")));
    await writing().delete(calendarId, "soon gone");
    const news = value(await provider.changesSince(since));
    if (news.stale) throw new Error("stale");
    expect(text(news.changed)).toEqual(["06-10T14:00"]);
    expect(news.changed.map(({ uid }) => uid)).toEqual(["new"]);
    expect(news.gone).toHaveLength(1);
    const later = value(await provider.changesSince({ ...question(), cursor: news.cursor }));
    expect(later).toMatchObject({ stale: false, changed: [], gone: [] });
  });

  test("a cursor that nobody knows any more is stale", async () => {
    const cursor = peer.staleCursor;
    expect(value(await provider.changesSince({ ...question(), cursor }))).toEqual({ stale: true });
  });

  test("a second put moves the event, and a second delete is no fault", async () => {
    const put = (hour: string) => writing().put(calendarId, event("moved@parley.test", ...at(hour)));
    expect([await put("16"), await put("16"), await put("17")].every((answer) => answer.ok)).toBe(true);
    const { events } = value(await provider.busyIntervals(question()));
    expect(text(events.filter(({ uid }) => uid === "moved@parley.test"))).toEqual(["06-10T17:00"]);
    for (let times = 0; times < 2; times++)
      expect(await writing().delete(calendarId, "moved@parley.test")).toEqual({ ok: true, value: null });
    const after = value(await provider.busyIntervals(question()));
    expect(after.events.some(({ uid }) => uid === "moved@parley.test")).toBe(false);
    value(await put("18"));
    const again = value(await provider.busyIntervals(question()));
    expect(text(again.events.filter(({ uid }) => uid === "moved@parley.test"))).toEqual(["06-10T18:00"]);
    value(await writing().delete(calendarId, "moved@parley.test"));
  });

  test("nothing is written over that somebody else has put or changed", async () => {
    const uid = "guarded@parley.test";
    const first = value(await writing().put(calendarId, event(uid, ...at("18")), { over: "nothing" }));
    expect(await writing().put(calendarId, event(uid, ...at("19")), { over: "nothing" })).toEqual({
      ok: false,
      reason: "conflict",
    });
    const read = value(await writing().read(calendarId, uid));
    const start = Date.parse("2026-06-10T18:00:00Z");
    expect(read).toMatchObject({ id: first.id, times: { start, end: start + 30 * 60_000 } });
    expect(read?.etag).toBe(first.etag);
    expect(first.etag).not.toBeNull();
    const second = value(await writing().put(calendarId, event(uid, ...at("19")), { over: first }));
    expect(second.etag).not.toBe(first.etag);
    expect(await writing().put(calendarId, event(uid, ...at("20")), { over: first })).toEqual({
      ok: false,
      reason: "conflict",
    });
    value(await writing().put(calendarId, event(uid, ...at("20")), { over: second }));
    value(await writing().delete(calendarId, uid));
    expect(await writing().read(calendarId, uid)).toEqual({ ok: true, value: null });
    // Whoever wants to write over what was deleted meanwhile is told so.
    expect(await writing().put(calendarId, event(uid, ...at("20")), { over: second })).toMatchObject({
      ok: false,
      reason: "conflict",
    });
  });

  test("an event that another program put under a name of its own is found by its uid", async () => {
    const uid = "elsewhere@parley.test";
    await peer.seed(event(uid, ...at("21")));
    expect(value(await writing().read(calendarId, uid))).not.toBeNull();
    expect(await writing().put(calendarId, event(uid, ...at("21")), { over: "nothing" })).toMatchObject({
      reason: "conflict",
    });
    value(await writing().delete(calendarId, uid));
    expect(value(await writing().read(calendarId, uid))).toBeNull();
  });

  test("a calendar that is not there is gone", async () => {
    const answer = await provider.busyIntervals({ ...question(), calendarId: peer.nowhere });
    expect(answer).toMatchObject({ ok: false, reason: expect.stringMatching(/gone|revoked/) });
  });
}
