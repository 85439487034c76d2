import http from "node:http";
import { gunzipSync } from "node:zlib";

export type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer; text: string };

export type Question = {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** Sends the body in chunks, without saying its length. */
  chunked?: boolean;
  agent?: http.Agent;
};

/** A client that sends exactly what it is told, unlike `fetch`. `text` is the body, unzipped where it was zipped. */
export function ask(port: number, path: string, question: Question = {}): Promise<Answer> {
  const { method = "GET", headers = {}, body, chunked, agent } = question;
  const length: Record<string, string> =
    body !== undefined && !chunked ? { "Content-Length": String(Buffer.byteLength(body)) } : {};
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        host: "127.0.0.1",
        port,
        path,
        method,
        headers: { ...length, ...headers },
        agent: agent ?? false,
        setHost: !("Host" in headers),
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const whole = Buffer.concat(chunks);
          const zipped = response.headers["content-encoding"] === "gzip" && whole.length > 0;
          const text = (zipped ? gunzipSync(whole) : whole).toString("utf8");
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: whole, text });
        });
      },
    );
    request.on("error", reject);
    if (body !== undefined) request.write(body);
    request.end();
  });
}
