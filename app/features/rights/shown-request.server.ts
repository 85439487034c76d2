import { isRefusal } from "#app/domain/privacy/refusal.ts";
import { daysLeft } from "#app/domain/privacy/request-clock.ts";
import { formatDate } from "#app/platform/time/format.server.ts";
import { type Fact, given, type Words } from "./held-items.server.ts";
import type { Held } from "./held-repository.server.ts";

/** What somebody asked about their data, in words. */
export type ShownRequest = {
  id: string;
  kind: string;
  state: string;
  stands: boolean;
  received: string;
  due: string;
  left: number;
  facts: Fact[];
};

export function requestShown(request: Held["requests"][number], words: Words): ShownRequest {
  const { t, locale, zone, now } = words;
  const date = (at: Date) => formatDate(at.getTime(), { locale, zone });
  const reason = request.events.filter(({ kind }) => kind === "held" || kind === "extended").at(-1);
  return {
    id: request.id,
    kind: t(`rights.kind.${request.kind}`),
    state: t(`rights.state.${request.state}`),
    stands: request.state === "open" || request.state === "held",
    received: date(request.receivedAt),
    due: date(request.dueAt),
    left: daysLeft(request.dueAt.getTime(), now),
    facts: given(
      [
        ["rights.fact.asked", request.text],
        ["rights.label.reason", reason?.text ?? ""],
        ["rights.label.outcome", request.outcome],
        [
          "rights.label.article",
          isRefusal(request.refusalCode) ? t(`rights.refusal.${request.refusalCode}`) : "",
        ],
      ],
      t,
    ),
  };
}
