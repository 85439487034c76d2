import { messages } from "#app/messages/en.ts";
import type { Translator } from "#app/messages/translator.ts";
import { materialChanges } from "./material-changes.ts";
import type { NoticeFacts } from "./notice-facts.ts";
import { countryName } from "./render-notice.ts";

/** The material changes from one version to another, a sentence each. */
export function changeWords(before: NoticeFacts, after: NoticeFacts, words: Translator): string[] {
  return materialChanges(before, after).map(({ kind, subject, what }) => {
    const told = kind === "country" ? countryName(what, words) : wordOf(kind, what, words);
    const whom = subject === null ? "" : ` (${wordOf("who", subject, words)})`;
    return words.t(`notices.change.${kind}`, { what: told + whom });
  });
}

const keyOf = {
  purpose: (what: string) => `notices.purpose.${what}`,
  category: (what: string) => `notices.category.${what}`,
  retention: (what: string) => `notices.rule.${what}.title`,
  who: (what: string) => `notices.who.${what}`,
  recipient: () => "",
  operator: () => "",
};

/** Versions of other releases may use words that this one no longer has: these show as they are. */
function wordOf(kind: keyof typeof keyOf, what: string, { t }: Translator): string {
  const key = keyOf[kind](what);
  return isMessage(key) ? t(key) : what;
}

function isMessage(key: string): key is keyof typeof messages {
  return Object.hasOwn(messages, key);
}
