import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseHost, type HostCandidate } from "#app/domain/booking/choose-host.ts";

function candidate(id: string, parts: Partial<HostCandidate> = {}): HostCandidate {
  return { id, priority: 0, weight: 1, bookings: 0, lastBookedAt: null, ...parts };
}

test("the attendee's wish comes first, when that host is free", () => {
  const candidates = [candidate("ada", { priority: 9 }), candidate("bo")];
  expect(chooseHost(candidates, "bo")).toBe("bo");
  expect(chooseHost(candidates, "cy")).toBe("ada");
  expect(chooseHost([], "cy")).toBeNull();
});

test("priority comes before shares, shares before the time of the last booking", () => {
  const busyButFirst = candidate("ada", { priority: 2, bookings: 50, lastBookedAt: 900 });
  expect(chooseHost([candidate("bo", { priority: 1 }), busyButFirst])).toBe("ada");
  const fewer = candidate("ada", { bookings: 3, lastBookedAt: 900 });
  expect(chooseHost([candidate("bo", { bookings: 4, lastBookedAt: 100 }), fewer])).toBe("ada");
});

test("a host of twice the weight gets twice the bookings", () => {
  const hosts = [candidate("ada", { weight: 2 }), candidate("bo"), candidate("cy", { weight: 3 })];
  const taken = new Map(hosts.map(({ id }) => [id, { bookings: 0, lastBookedAt: null as number | null }]));
  for (let now = 1; now <= 600; now++) {
    const chosen = chooseHost(hosts.map((host) => ({ ...host, ...taken.get(host.id) }))) ?? "";
    taken.set(chosen, { bookings: (taken.get(chosen)?.bookings ?? 0) + 1, lastBookedAt: now });
  }
  expect([...taken.values()].map(({ bookings }) => bookings)).toEqual([200, 100, 300]);
});

test("of equal shares the least recently booked is chosen, a host never booked before all", () => {
  const equal = { bookings: 2 };
  const early = candidate("cy", { ...equal, lastBookedAt: 100 });
  const late = candidate("ada", { ...equal, lastBookedAt: 200 });
  expect(chooseHost([late, early])).toBe("cy");
  expect(chooseHost([late, early, candidate("zoe", equal)])).toBe("zoe");
});

test("a weight below one counts as one", () => {
  const hosts = [candidate("ada", { weight: 0, bookings: 1 }), candidate("bo", { weight: 1, bookings: 2 })];
  expect(chooseHost(hosts)).toBe("ada");
});

test("the order in which candidates were read decides nothing", () => {
  const one = fc.record({
    id: fc.constantFrom("ada", "bo", "cy", "di", "ed"),
    priority: fc.integer({ min: 0, max: 2 }),
    weight: fc.integer({ min: 1, max: 3 }),
    bookings: fc.integer({ min: 0, max: 3 }),
    lastBookedAt: fc.option(fc.integer({ min: 0, max: 2 })),
  });
  const several = fc.uniqueArray(one, { selector: ({ id }) => id, minLength: 1 });
  fc.assert(
    fc.property(
      several.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      ([list, shuffled]) => {
        expect(chooseHost(shuffled)).toBe(chooseHost(list));
      },
    ),
  );
});
