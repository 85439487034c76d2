import { busyByUid } from "#app/integrations/icalendar/busy-events.ts";
import { declinedIn, mergedEvent } from "#app/integrations/icalendar/merged-event.ts";
import type { CalendarProvider, CalendarTrouble, EventTimes } from "#app/ports/calendar-provider.ts";

/** One calendar in memory, with states (ETags) as a server has them, for tests that break it at will. */
export function memoryCalendar() {
  const objects = new Map<string, { etag: string; content: string }>();
  let states = 0;
  const century = { from: Date.UTC(2000, 0), to: Date.UTC(2100, 0) };
  const idOf = (uid: string) => `/office/${encodeURIComponent(uid)}.ics`;
  const timesOf = (uid: string, content: string): EventTimes => ({
    ...{ id: idOf(uid), uid },
    busy: [...busyByUid(content, { range: century, zone: "UTC", addresses: [] }).values()].flat(),
    declined: declinedIn(content),
  });
  const store = (uid: string, content: string) => {
    states += 1;
    const etag = `"${states}"`;
    objects.set(uid, { etag, content });
    return { id: idOf(uid), etag: remote.namesStates ? etag : null };
  };
  const answer = async <Value>(value: () => Value) =>
    remote.trouble ? { ok: false as const, ...remote.trouble } : { ok: true as const, value: value() };
  const conflict = { ok: false, reason: "conflict" } as const;
  const provider: CalendarProvider = {
    listCalendars: () =>
      answer(() => ({
        calendars: [{ id: "https://dav.example/office/", name: "Work", zone: null, writable: true }],
        addresses: [],
      })),
    busyIntervals: () =>
      answer(() => ({
        events: [...objects].map(([uid, { content }]) => timesOf(uid, content)),
        cursor: `sync:${states}`,
      })),
    changesSince: ({ cursor }) =>
      answer(() =>
        cursor === `sync:${states}`
          ? { stale: false as const, changed: [], gone: [], cursor }
          : { stale: true as const },
      ),
    writing: {
      read: (_calendar, uid) =>
        answer(() => {
          const there = objects.get(uid);
          if (!there) return null;
          const [busy] = timesOf(uid, there.content).busy;
          const etag = remote.namesStates ? there.etag : null;
          return {
            id: idOf(uid),
            content: there.content,
            etag,
            times: busy ? { start: busy.start, end: busy.end } : null,
          };
        }),
      put: async (_calendar, { uid, content }, { over } = {}) => {
        if (remote.trouble) return { ok: false, ...remote.trouble };
        const there = objects.get(uid);
        if (over === "nothing" && there) return conflict;
        const state = remote.namesStates ? (there?.etag ?? "none") : null;
        if (over && over !== "nothing" && over.etag !== state) return conflict;
        remote.puts += 1;
        const before = over && over !== "nothing" ? over.content : undefined;
        const stored = store(uid, before === undefined ? content : mergedEvent(content, before));
        if (remote.diesAfterPut) {
          remote.diesAfterPut = false;
          throw new Error("killed");
        }
        return { ok: true, value: stored };
      },
      delete: (_calendar, uid) =>
        answer(() => {
          if (objects.delete(uid)) states += 1;
          return null;
        }),
    },
  };
  const remote = {
    provider,
    trouble: null as CalendarTrouble | null,
    puts: 0,
    /** Whether it says of each state which one it is. */
    namesStates: true,
    diesAfterPut: false,
    uids: () => [...objects.keys()],
    /** Unfolded. */
    text: (uid: string) => objects.get(uid)?.content.replace(/\r\n /g, "") ?? "",
    start: (uid: string) => timesOf(uid, objects.get(uid)?.content ?? "").busy[0]?.start,
    remove: (uid: string) => {
      objects.delete(uid);
      states += 1;
    },
    /** Somebody's hand. */
    edit: (uid: string, change: (text: string) => string) => store(uid, change(remote.text(uid))),
    /** As the owner's hand does. */
    move: (uid: string, ms: number) => {
      const content = objects.get(uid)?.content ?? "";
      const later = (text: string) => {
        const at = Date.parse(text.replace(/(....)(..)(..)T(..)(..)(..)/, "$1-$2-$3T$4:$5:$6Z"));
        return new Date(at + ms).toISOString().slice(0, 19).replace(/[-:]/g, "");
      };
      // The event's own times alone; those of its zone stand before it.
      const [zone = "", event = ""] = content.split("BEGIN:VEVENT");
      const moved = event.replace(
        /(DT(?:START|END)[^:]*:)(\d{8}T\d{6})/g,
        (_, name, at) => `${name}${later(at)}`,
      );
      store(uid, `${zone}BEGIN:VEVENT${moved}`);
    },
  };
  return remote;
}

export type MemoryCalendar = ReturnType<typeof memoryCalendar>;
