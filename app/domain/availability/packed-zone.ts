/**
 * The packed form in which moment-timezone publishes the IANA data: one line for each zone, numbers in base 60
 * (`name|abbreviations|offsets|indices|changes|population`). Offsets are minutes west of UTC; changes are minutes,
 * each counted from the one before. A fraction in base 60 holds the seconds of local mean times.
 * Source: https://momentjs.com/timezone/docs/#/data-formats/packed-format/
 */
export type PackedZones = {
  readonly version: string;
  readonly zones: readonly string[];
  readonly links: readonly string[];
  readonly countries?: readonly string[];
};

/** Spans of constant offset. Span `i` ends (exclusive) at `ends[i]`, the last one at Infinity. */
export type UnpackedSpans = {
  /** UTC milliseconds, ascending. */
  readonly ends: Float64Array;
  /** Milliseconds east of UTC. */
  readonly offsets: Float64Array;
  readonly abbreviations: readonly string[];
};

function digit(code: number): number {
  if (code > 96) return code - 87;
  if (code > 64) return code - 29;
  return code - 48;
}

/** A base-60 number of minutes as whole seconds. */
function secondsOf(text: string): number {
  const negative = text.startsWith("-");
  const [whole = "", fraction = ""] = (negative ? text.slice(1) : text).split(".");
  let minutes = 0;
  for (let i = 0; i < whole.length; i++) minutes = minutes * 60 + digit(whole.charCodeAt(i));
  let seconds = minutes * 60;
  for (let i = 0, unit = 60; i < fraction.length; i++) {
    unit /= 60;
    seconds += digit(fraction.charCodeAt(i)) * unit;
  }
  seconds = Math.round(seconds);
  return negative ? -seconds : seconds;
}

/** Unpacks one line. Throws RangeError when the line is not in the packed form. */
export function unpackSpans(line: string): UnpackedSpans {
  const [name = "", names = "", offsetTexts = "", indices = "", changes = ""] = line.split("|");
  const abbreviationOf = names.split(" ");
  const offsetOf = offsetTexts.split(" ").map((text) => -secondsOf(text) * 1000);
  const steps = changes === "" ? [] : changes.split(" ").map(secondsOf);
  const count = indices.length;
  const ends = new Float64Array(count);
  const offsets = new Float64Array(count);
  const abbreviations: string[] = [];
  let end = 0;
  for (let i = 0; i < count; i++) {
    const index = digit(indices.charCodeAt(i));
    const offset = offsetOf[index];
    const step = i === count - 1 ? Number.POSITIVE_INFINITY : steps[i];
    if (offset === undefined || step === undefined) throw new RangeError(`Malformed zone data for ${name}`);
    end += step * 1000;
    ends[i] = end;
    offsets[i] = offset;
    abbreviations.push(abbreviationOf[index] ?? "");
  }
  if (count === 0) throw new RangeError(`Malformed zone data for ${name}`);
  return { ends, offsets, abbreviations };
}
