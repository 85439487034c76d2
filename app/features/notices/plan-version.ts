import { announcedDays } from "./announced-days.ts";
import { materialChanges } from "./material-changes.ts";
import type { NoticeFacts } from "./notice-facts.ts";

const dayMs = 86_400_000;

/** A published notice; `effectiveAt` is an instant in epoch milliseconds. */
type Published = { content: { facts: NoticeFacts }; effectiveAt: number };

/**
 * When a new notice begins to hold, and whether it has to be announced. What changes nothing material holds at once;
 * what was announced already, in the newest version, waits no longer than that one.
 */
export function planVersion(
  facts: NoticeFacts,
  { inForce, newest }: { inForce: Published | null; newest: Published | null },
  now: number,
): { material: boolean; effectiveAt: number } {
  if (!inForce || !newest || materialChanges(inForce.content.facts, facts).length === 0)
    return { material: false, effectiveAt: now };
  if (materialChanges(newest.content.facts, facts).length === 0)
    return { material: false, effectiveAt: Math.max(now, newest.effectiveAt) };
  return { material: true, effectiveAt: now + announcedDays * dayMs };
}
