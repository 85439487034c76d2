import { expect } from "vitest";
import { type Explanation, explainStart } from "#app/domain/availability/explain.ts";
import { hostsFreeAt, isSlot } from "#app/domain/availability/is-slot.ts";
import type { SlotQuery } from "#app/domain/availability/slot-query.ts";
import { slotsFor } from "#app/domain/availability/slots.ts";
import { engineOf, referenceOf, type SlotCase } from "./slot-case.ts";
import { minute } from "./slow-hours.ts";
import { slowSlots } from "./slow-reference.ts";

/** Some slots of a list, spread over it. */
function someOf(slots: readonly number[], count: number): number[] {
  const step = Math.max(1, Math.floor(slots.length / count));
  return slots.filter((_, i) => i % step === 0).slice(0, count);
}

/** Whether hosts without any exclusion are those who would make the start a slot. */
function isStaffed({ hosts, mode }: SlotQuery, explanation: Explanation): boolean {
  const isClear = (place: number) => explanation.hosts[place]?.exclusions.length === 0;
  const places = hosts.map((_, place) => place);
  if (mode === "round-robin") return places.some(isClear);
  if (mode !== "fixed-round-robin") return places.every(isClear);
  const others = places.filter((place) => !hosts[place]?.fixed);
  const groups = new Set(others.map((place) => hosts[place]?.group));
  const fixedAreClear = places.filter((place) => hosts[place]?.fixed).every(isClear);
  return (
    fixedAreClear &&
    [...groups].every((group) => others.some((place) => hosts[place]?.group === group && isClear(place)))
  );
}

/**
 * Expects that the engine offers what the slow reference offers, and that a start which is judged, staffed or explained
 * alone is judged as the list judges it. `asked` are minutes from the case's `from`. Gives the engine's query and slots.
 */
export function expectAgreement(
  example: SlotCase,
  asked: readonly number[] = [],
): { query: SlotQuery; slots: number[] } {
  const reference = referenceOf(example);
  const query = engineOf(reference);
  const slots = slotsFor(query);
  const expected = slowSlots(reference);
  expect(slots).toEqual(expected.slots);
  const offered = new Set(slots);
  const isInRange = (start: number) => start >= query.range.from && start < query.range.to;
  const open = query.hosts.flatMap((host) => host.open ?? []);
  const instants = [...asked.map((m) => query.range.from + m * minute), ...open.slice(0, 2)];
  for (const start of [...someOf(slots, 3), ...instants.filter(isInRange)]) {
    const isOffered = offered.has(start);
    const at = new Date(start).toISOString();
    expect(isSlot(query, start).ok, `isSlot at ${at}`).toBe(isOffered);
    expect(hostsFreeAt(query, start), `hostsFreeAt at ${at}`).toEqual(
      isOffered ? expected.hostsAt(start) : [],
    );
    const explanation = explainStart(query, start);
    expect(explanation.offered, `explainStart at ${at}`).toBe(isOffered);
    // An open group meeting is a slot whatever keeps more hosts from joining it.
    if (!open.includes(start)) expect(isStaffed(query, explanation), `exclusions at ${at}`).toBe(isOffered);
  }
  return { query, slots };
}
