import type { Locale } from "#app/messages/locale.ts";
import type { Translate } from "#app/messages/translator.ts";

/** How one kind of calendar is connected, told to somebody who has never done such a thing. */
export type Guide = {
  title: string;
  /** One sentence, on the list of guides. */
  summary: string;
  /** What somebody should have at hand before they begin. */
  needs: readonly string[];
  parts: readonly GuidePart[];
  troubles: readonly { problem: string; answer: string }[];
};

/** `title`: null where the guide has one part alone. */
export type GuidePart = { title: string | null; steps: readonly GuideStep[] };

/** `open`: the page where it is done. `copy`: what is to be pasted there, letter by letter. */
export type GuideStep = { do: string; open?: string; copy?: string };

export type GuideFacts = {
  /** The interface's own words, so that a guide names each button as it is named. */
  t: Translate;
  /** Where a provider sends people back to. */
  returns: Record<"google" | "microsoft", string>;
};

export type GuideInBoth = { [Language in Locale]: (facts: GuideFacts) => Guide };
