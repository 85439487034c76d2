import pino from "pino";

export type Log = pino.Logger;

/**
 * Structured logs on standard output, or on `output`. A line may hold ids, counts, durations, route names and error codes; it never
 * holds a name, an address, a token, a query string or a full network address.
 */
export function createLog(level: string, output?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    // Whoever asks for debug lines is looking for a fault on a machine of their own and gets the whole message.
    serializers: { err: level === "debug" ? pino.stdSerializers.err : describeError },
  };
  return output ? pino(options, output) : pino(options);
}

/** An error's kind, code and place. Messages of database drivers can hold values, so only our own words pass. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = "code" in error ? error.code : undefined;
  const frames = (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  return { name: error.name, code, stack: frames.slice(0, 8).map((line) => line.trim()) };
}
