import pino from "pino";
import { type LogField, logFields } from "./log-fields.ts";

/** A line's fields; one that nobody registered does not compile, be it spread or in a variable. */
type Write = {
  <Line extends object>(
    fields: Line & { [Field in Exclude<keyof Line, LogField>]: never },
    message: string,
  ): void;
  (message: string): void;
};

export type Log = Record<"debug" | "info" | "warn" | "error", Write> & Pick<pino.Logger, "isLevelEnabled">;

/**
 * Structured logs on standard output, or on `output`. A line may hold ids, counts, durations, route names and error codes; it never
 * holds a name, an address, a token, a query string or a full network address.
 */
export function createLog(level: string, output?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: registered },
    // Whoever asks for debug lines is looking for a fault on a machine of their own and gets the whole message.
    serializers: { err: level === "debug" ? pino.stdSerializers.err : describeError },
  };
  return output ? pino(options, output) : pino(options);
}

/** What no registry knows is not written, whatever way it came; that it was there is. */
function registered(fields: Record<string, unknown>): Record<string, unknown> {
  const isKnown = ([name]: [string, unknown]) => Object.hasOwn(logFields, name);
  const entries = Object.entries(fields);
  const known = entries.filter(isKnown);
  return known.length === entries.length
    ? fields
    : { ...Object.fromEntries(known), unregistered: entries.length - known.length };
}

/** An error's kind, code and place. Messages of database drivers can hold values, so only our own words pass. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = "code" in error ? error.code : undefined;
  const frames = (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  return { name: error.name, code, stack: frames.slice(0, 8).map((line) => line.trim()) };
}
