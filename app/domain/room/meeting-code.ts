/**
 * A room can be found by hand: a number of nine digits and a PIN of six. The number is random and says nothing; the
 * PIN follows from the room's id and the installation's secret, so that no list of PINs exists anywhere.
 */
const pinDigits = 6;
export const numberMin = 100_000_000;
export const numberMax = 999_999_999;

/** What may be tried, by one network and against one number. Both windows begin with the first try. */
export const joinLimits = {
  network: { max: 20, windowMs: 15 * 60_000 },
  number: { max: 10, windowMs: 60 * 60_000 },
} as const;

/** The digits of a number as people write it, with blanks or dashes, or null when it is none. */
export function readNumber(text: string): string | null {
  const digits = text.replace(/[\s\u00a0\u202f.-]/g, "");
  return /^[1-9]\d{8}$/.test(digits) ? digits : null;
}

export function readPin(text: string): string | null {
  const digits = text.replace(/[\s\u00a0\u202f.-]/g, "");
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** "123 456 789", with blanks that no line breaks at. */
export function shownNumber(number: string): string {
  return number.replace(/(\d{3})(?=\d)/g, "$1\u00a0");
}

/** A PIN out of 48 bits or more, given as hexadecimal digits. The remainder favours no PIN by more than 1 in 10^8. */
export function pinOf(hex: string): string {
  return String(Number.parseInt(hex.slice(0, 12), 16) % 10 ** pinDigits).padStart(pinDigits, "0");
}

/**
 * The chance that strangers find any room within a while, at best: each of `networks` tries as often as it may, each
 * time another number with another PIN, while `rooms` rooms have a number.
 */
export function chanceOfAnyRoom({
  networks,
  rooms,
  days,
}: {
  networks: number;
  rooms: number;
  days: number;
}): number {
  const tries = networks * triesIn(joinLimits.network, days);
  const perTry = (rooms / (numberMax - numberMin + 1)) * 10 ** -pinDigits;
  return chanceIn(tries, perTry);
}

/** The chance that somebody who knows a room's number finds its PIN, however many networks they try from. */
export function chanceOfPin({ days }: { days: number }): number {
  return chanceIn(triesIn(joinLimits.number, days), 10 ** -pinDigits);
}

function triesIn({ max, windowMs }: { max: number; windowMs: number }, days: number): number {
  return max * Math.ceil((days * 86_400_000) / windowMs);
}

/** Of at least one hit, without the loss of digits that `1 - (1 - p)^n` has for a small `p`. */
function chanceIn(tries: number, perTry: number): number {
  return -Math.expm1(tries * Math.log1p(-perTry));
}
