import type { Response } from "express";

/**
 * Holds a response's body back until it is whole, then hands it over with the response as it was before, whose status
 * and headers are set and not sent. Compressing and sending a page once costs half of doing so piece by piece.
 * `whole` must end the response; when it fails, the connection is closed.
 */
export function gatherAnswer(response: Response, whole: (body: Buffer) => Promise<void>): void {
  const { write, end } = response;
  const chunks: Buffer[] = [];
  const gather = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === "string") chunks.push(Buffer.from(chunk, isEncoding(encoding) ? encoding : "utf8"));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  response.write = ((chunk: unknown, encoding?: unknown) => {
    gather(chunk, encoding);
    return true;
  }) as typeof write;
  response.end = ((chunk?: unknown, encoding?: unknown) => {
    gather(chunk, encoding);
    response.write = write;
    response.end = end;
    whole(Buffer.concat(chunks)).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
    return response;
  }) as typeof end;
}

function isEncoding(value: unknown): value is BufferEncoding {
  return typeof value === "string" && Buffer.isEncoding(value);
}
