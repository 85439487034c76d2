/** What nobody should send to whoever helps them, as far as its shape gives it away. */
export const secretKinds = ["card", "key", "token", "privateKey", "password"] as const;
export type SecretKind = (typeof secretKinds)[number];

/** Where one stands: `[start, end)` in UTF-16 units, and on which line, counted from 1. */
export type FoundSecret = { kind: SecretKind; start: number; end: number; line: number };

/** What stands in a text where a secret was; it says nothing of how long that was. */
export const secretMask = "•••••";

/** Each shape at its end is bounded, so that no text makes the search slow. */
const shapes: readonly { kind: SecretKind; pattern: RegExp; group?: number }[] = [
  {
    kind: "privateKey",
    pattern:
      /-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]{0,8000}?-----END [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----|[\s\S]{0,8000})/g,
  },
  // Three parts of which the first two are JSON objects: {" is eyJ in base64url.
  { kind: "token", pattern: /\beyJ[\w-]{8,2000}\.eyJ[\w-]{4,4000}\.[\w-]{4,2000}/g },
  { kind: "token", pattern: /\bBearer\s+([\w.~+/-]{20,2000}=*)/gi, group: 1 },
  { kind: "key", pattern: /\b(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{8,200}/g },
  { kind: "key", pattern: /\bwhsec_[A-Za-z0-9+/=]{16,200}/g },
  { kind: "key", pattern: /\bsk-(?:[a-z]{2,10}-)?[\w-]{20,200}/g },
  { kind: "key", pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { kind: "key", pattern: /\bgh[pousr]_[A-Za-z0-9]{20,255}/g },
  { kind: "key", pattern: /\bgithub_pat_\w{20,255}/g },
  { kind: "key", pattern: /\bglpat-[\w-]{16,100}/g },
  { kind: "key", pattern: /\bxox[abeprs]-[\w-]{10,255}/g },
  { kind: "key", pattern: /\bAIza[\w-]{35}/g },
  { kind: "key", pattern: /\bSG\.[\w-]{16,64}\.[\w-]{16,64}/g },
  {
    kind: "key",
    pattern:
      /\b(?:api[ _-]?key|secret[ _-]?key|access[ _-]?key|cl[ée] (?:d.)?api)\s{0,3}[:=]\s{0,3}["'«]?\s?([^\s"'»]{8,300})/gi,
    group: 1,
  },
  {
    kind: "password",
    pattern:
      /(?:pass(?:word|wort|phrase|code)?|pwd|mot de passe|mdp|code secret|\bpin)[\s\u202f]{0,3}(?:is[\s]{1,3}|est[\s]{1,3}|[:=])[\s\u202f]{0,3}["'«]?[\s\u202f]?([^\s"'»,;]{4,200})/giu,
    group: 1,
  },
];

/** Digits with single spaces, points, dashes or slashes between them, as people group the number of a card. */
const digitRuns = /(?<![\d])\d(?:[ .\u00a0\u202f/-]?\d){12,30}(?!\d)/g;
const cardLengths = [19, 18, 17, 16, 15, 14, 13] as const;

/**
 * Every secret that the text shows by its shape, in order, none within another: numbers of cards (by Luhn's check and
 * the first digit of a network), keys and tokens of well-known services, private keys, and what follows "password:".
 */
export function findSecrets(text: string): FoundSecret[] {
  const found = [...shapes.flatMap((shape) => findShape(text, shape)), ...findCards(text)].sort(
    (one, other) => one.start - other.start || other.end - one.end,
  );
  const apart: Omit<FoundSecret, "line">[] = [];
  for (const one of found) {
    const last = apart.at(-1);
    if (last === undefined || one.start >= last.end) apart.push(one);
    else last.end = Math.max(last.end, one.end);
  }
  return apart.map((one) => ({ ...one, line: text.slice(0, one.start).split("\n").length }));
}

/** The text without what `findSecrets` finds in it. Masking twice changes nothing more. */
export function maskSecrets(text: string): string {
  return findSecrets(text).reduceRight(
    (masked, { start, end }) => `${masked.slice(0, start)}${secretMask}${masked.slice(end)}`,
    text,
  );
}

type Place = Omit<FoundSecret, "line">;

function findShape(text: string, { kind, pattern, group = 0 }: (typeof shapes)[number]): Place[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const value = match[group] ?? "";
    if (value === "" || value.startsWith(secretMask)) return [];
    const start = group === 0 ? match.index : match.index + match[0].lastIndexOf(value);
    return [{ kind, start, end: start + value.length }];
  });
}

function findCards(text: string): Place[] {
  const places: Place[] = [];
  for (const { 0: run, index: from } of text.matchAll(digitRuns)) {
    // Where in the run each digit stands: a card may begin and end where a group of digits does.
    const at = [...run.matchAll(/\d/g)].map(({ index }) => index);
    const begins = (n: number) => n === 0 || at[n - 1] !== (at[n] ?? 0) - 1;
    const ends = (n: number) => n === at.length - 1 || at[n + 1] !== (at[n] ?? 0) + 1;
    for (let first = 0; first < at.length; ) {
      const isHere = (length: number) =>
        ends(first + length - 1) &&
        isCard(
          at
            .slice(first, first + length)
            .map((n) => run[n])
            .join(""),
          length,
        );
      const length = begins(first) ? cardLengths.find(isHere) : undefined;
      if (length !== undefined) {
        const last = at[first + length - 1] ?? 0;
        places.push({ kind: "card", start: from + (at[first] ?? 0), end: from + last + 1 });
      }
      first += length ?? 1;
    }
  }
  return places;
}

/** By the networks' first digits with the lengths that they give out. All digits alike are no card's. */
const networks =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]|2[2-7])\d{14}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11,16}|(?:6\d|35)\d{14,17}|5[06-9]\d{11,17})$/;

function isCard(number: string, length: number): boolean {
  if (number.length !== length || !networks.test(number) || /^(\d)\1*$/.test(number)) return false;
  return isLuhn([...number].map(Number));
}

/** ISO/IEC 7812: from the right, every second digit is doubled, and the sum of all digits ends with 0. */
function isLuhn(number: readonly number[]): boolean {
  const sum = number.reduceRight((total, digit, index) => {
    const isDoubled = (number.length - index) % 2 === 0;
    const value = isDoubled ? digit * 2 : digit;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
