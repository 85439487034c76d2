import type { Locale } from "#app/messages/locale.ts";
import { promiseWords } from "./promise-words.ts";
import { doesNotApplyCount, promiseCount, shownPromises, waitingCounts } from "./shown-promises.ts";

export type AreaId = (typeof shownPromises)[number]["area"];
export type WaitingReason = (typeof waitingCounts)[number][0];

export type TrustPage = {
  total: number;
  shown: number;
  waiting: number;
  doesNotApply: number;
  areas: { id: AreaId; promises: { id: string; text: string; tests: readonly NamedTest[] }[] }[];
  waitsFor: { reason: WaitingReason; count: number }[];
};
type NamedTest = { file: string; test: string };

/** Everything that the page shows, in one language. The numbers add up to the total. */
export function trustPage(locale: Locale): TrustPage {
  const areas = [...new Set(shownPromises.map(({ area }) => area))];
  return {
    total: promiseCount,
    shown: shownPromises.length,
    waiting: waitingCounts.reduce((sum, [, count]) => sum + count, 0),
    doesNotApply: doesNotApplyCount,
    areas: areas.map((id) => ({
      id,
      promises: shownPromises
        .filter(({ area }) => area === id)
        .map((promise) => ({
          id: promise.id,
          text: promiseWords[promise.id][locale],
          tests: promise.tests,
        })),
    })),
    waitsFor: waitingCounts.map(([reason, count]) => ({ reason, count })),
  };
}
