import { insertConnection } from "#app/features/calendars/connection-repository.server.ts";
import type { CalendarProvider, EventTimes } from "#app/ports/calendar-provider.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import type { TestDatabase } from "../test-database.ts";

/** A calendar elsewhere: what stands in it, and whether it answers. */
export type Remote = {
  events: EventTimes[];
  hangs: boolean;
  /** Answers at once that it does not answer. */
  refuses: "revoked" | null;
  asked: number;
};

export const eventAt = (start: number, end = start + 1_800_000): EventTimes => ({
  ...{ id: `event-${start}`, uid: `event-${start}` },
  busy: [{ start, end, tentative: false }],
});

const hangsMs = 30_000;

/** A server that keeps whoever asks waiting for half a minute, as far as they wait. */
function hang<Value>(signal: AbortSignal | undefined, late: Value) {
  type Answer = { ok: false; reason: "unreachable" } | { ok: true; value: Value };
  return new Promise<Answer>((resolve) => {
    const timer = setTimeout(() => resolve({ ok: true, value: late }), hangsMs);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve({ ok: false, reason: "unreachable" });
    });
  });
}

/** Services in which each address is a server of its own with one calendar. */
export function askScene(database: TestDatabase) {
  const remotes = new Map<string, Remote>();
  const services = fakeServices(database, {
    openCalendars: (account): CalendarProvider => {
      const remote = remotes.get("address" in account ? account.address : "") as Remote;
      const answer = async <Value>(signal: AbortSignal | undefined, value: Value) => {
        remote.asked += 1;
        if (remote.refuses) return { ok: false, reason: remote.refuses } as const;
        return remote.hangs ? hang(signal, value) : ({ ok: true, value } as const);
      };
      return {
        listCalendars: (signal) => answer(signal, { calendars: [], addresses: [] }),
        busyIntervals: (_, signal) => answer(signal, { events: remote.events, cursor: null }),
        changesSince: (_, signal) => answer(signal, { stale: true } as const),
        writing: null,
      };
    },
  });
  return { services, remotes };
}

/** Connects one calendar of a member, which has never been read. */
export async function connectOne(
  services: FakeServices,
  remotes: Map<string, Remote>,
  key: { organizationId: string; userId: string },
  name = "Work",
) {
  const address = `https://dav.example/${key.userId}/${name}`;
  const remote: Remote = { events: [], hangs: false, refuses: null, asked: 0 };
  remotes.set(address, remote);
  const [calendarId = ""] = await services.database.prisma.$transaction((tx) =>
    insertConnection(services, tx, key, {
      name,
      secret: { kind: "feed", address, addresses: [] },
      calendars: [{ id: "feed", name, zone: null, writable: false }],
    }),
  );
  return Object.assign(remote, { calendarId });
}
