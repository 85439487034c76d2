/**
 * Content lines of iCalendar (RFC 5545 §3.1 to 3.3). Written here and not taken from ical-generator, which would
 * format wall times from the runtime's stale zone data and lets a quotation mark in a name break out of its parameter.
 */
export type Parameters = Record<string, string>;

/** Everything a text may not hold: control characters but tab and line feed (RFC 5545 §3.3.11). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be taken out
const controlCharacters = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** A line whose value is free text. */
export function textLine(name: string, text: string, parameters?: Parameters): string {
  const value = text
    .replace(/\r\n?/g, "\n")
    .replace(controlCharacters, "")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n");
  return line(name, value, parameters);
}

/** A line whose value has its form already: a date, a number, an address of our own making. */
export function line(name: string, value: string, parameters: Parameters = {}): string {
  const parts = Object.entries(parameters).map(([key, parameter]) => `;${key}=${parameterValue(parameter)}`);
  return `${name}${parts.join("")}:${value}`;
}

/** Quoted where the form asks for it. A quotation mark cannot be written at all, so it becomes an apostrophe. */
function parameterValue(value: string): string {
  const clean = value.replace(/\s+/g, " ").replace(controlCharacters, "").replaceAll('"', "’");
  return /[:;,]/.test(clean) ? `"${clean}"` : clean;
}

/** Joins lines by CRLF, each folded so that none is longer than 75 octets and no character is cut in two. */
export function foldLines(lines: string[]): string {
  return lines.map((content) => `${fold(content)}\r\n`).join("");
}

function fold(content: string): string {
  const octetsMax = 75;
  let folded = "";
  let octets = 0;
  for (const character of content) {
    const size = Buffer.byteLength(character);
    if (octets + size > octetsMax) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
