import type { Translate } from "#app/messages/translator.ts";

/** What a booking form asks consent for. */
export type AskedConsents = {
  business: string;
  /** Whether some of its questions are sensitive. */
  sensitive: boolean;
  /** What news would be of, in the business's words, perhaps none; null where the form does not ask. */
  news: string | null;
  /** From what age on people consent by themselves here. */
  age: number;
};

/** Which boxes of a booking form were ticked. */
export type Agreed = { sensitive: boolean; news: boolean };

export type ConsentWords = { label: string; hint: string };

/** The words beside each box. What the ledger keeps is made of the same. */
export function consentTexts(
  t: Translate,
  { business, sensitive, news, age }: AskedConsents,
): { sensitive: ConsentWords | null; news: ConsentWords | null } {
  return {
    sensitive: sensitive
      ? { label: t("consent.sensitive", { business }), hint: t("consent.sensitiveHint", { age }) }
      : null,
    news:
      news === null
        ? null
        : {
            label: t("consent.news", { business }),
            hint: [news, t("consent.newsHint", { age })].filter(Boolean).join(" "),
          },
  };
}
