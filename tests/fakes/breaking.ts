import type { IncomingMessage, ServerResponse } from "node:http";

/** How a fake answers instead of what was asked for. */
export type Failure = "down" | "slow" | "too-many" | "html" | "half" | "error";

export async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

const json = { "Content-Type": "application/json" };

export function refuse(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { ...json, ...headers }).end(JSON.stringify(body));
}

/** `say`: the body of a refusal, as this provider writes them. */
export function breakOff(
  response: ServerResponse,
  as: Failure,
  { say, retryAfter = 90 }: { say: (status: number) => unknown; retryAfter?: number | undefined },
): void {
  switch (as) {
    case "down":
      return void response.destroy();
    case "slow":
      // Until whoever asked goes away.
      return;
    case "too-many":
      return void refuse(response, 429, say(429), { "Retry-After": String(retryAfter) });
    case "error":
      return void refuse(response, 500, say(500));
    case "html":
      return void response.writeHead(200, { "Content-Type": "text/html" }).end("<html>Sign in</html>");
    case "half":
      response.writeHead(200, { ...json, "Content-Length": "9000" }).write('{"items": [{"id": "a');
      return void setTimeout(() => response.destroy(), 20);
  }
}
