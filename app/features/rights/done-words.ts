/** What a page of the portal has just done; the last part of the confirmation's address. */
export const doneWords = [
  "erase",
  "correct",
  "address-sent",
  "address",
  "address-taken",
  "answer",
  "restrict",
  "object",
  "consent",
  "ask",
  "left",
] as const;
export type DoneWord = (typeof doneWords)[number];

export function isDoneWord(word: string | undefined): word is DoneWord {
  return (doneWords as readonly string[]).includes(word ?? "");
}
