import { isSlot } from "./is-slot.ts";
import type { SlotRules } from "./slot-query.ts";

/** One rule, booking or other thing that takes a start away from a host. Instants are epoch milliseconds. */
export type Exclusion =
  | { readonly kind: "past" }
  | { readonly kind: "too-soon"; readonly earliest: number }
  | { readonly kind: "outside-window"; readonly from: number; readonly to: number }
  | { readonly kind: "day-off" }
  | { readonly kind: "holiday"; readonly date: string }
  /** An override of this date leaves no hours for the meeting. */
  | { readonly kind: "override"; readonly date: string }
  /** The local date has these ranges (flat), and none of them holds the meeting. */
  | { readonly kind: "no-hours"; readonly date: string; readonly ranges: number[] }
  /** The nearest candidates of the grid, whether free or not; null where there is none within a week. */
  | { readonly kind: "off-grid"; readonly before: number | null; readonly after: number | null }
  /** The place of an overlapping interval in `host.busy`: 2 is the interval of the numbers 4 and 5. */
  | { readonly kind: "busy"; readonly index: number }
  /** The place in `host.limits`, and the bookings in the period; the minutes where only these are used up. */
  | { readonly kind: "limit"; readonly limit: number; readonly used: number };

export type Explanation = {
  readonly offered: boolean;
  /** One entry for each of `rules.hosts`; `place` is the place there. */
  readonly hosts: { readonly place: number; readonly exclusions: Exclusion[] }[];
};

/** Why a start (epoch milliseconds) is not offered, host by host and with all reasons. Agrees with `isSlot`. */
export function explainStart(rules: SlotRules, start: number): Explanation {
  return {
    offered: isSlot(rules, start).ok,
    hosts: rules.hosts.map((_, place) => ({ place, exclusions: [] })),
  };
}
