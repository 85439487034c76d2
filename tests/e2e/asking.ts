import http, { type IncomingHttpHeaders } from "node:http";
import { product } from "./product.ts";

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

type Question = {
  method?: string;
  /** The token of somebody who is signed in. */
  session?: string;
  headers?: Record<string, string>;
  /** Sent as a form; a list sends its field several times, a Blob as a file. */
  form?: Record<string, string | string[] | Blob>;
  body?: string;
};

/** Asks the product without a browser: the path goes out as it is written, dots, escapes and all. */
export async function ask(path: string, question: Question = {}): Promise<Answer> {
  const { headers = {}, session } = question;
  const { body, type } = await bodyOf(question);
  const method = question.method ?? (body === null ? "GET" : "POST");
  const { hostname, port } = new URL(product.origin);
  return new Promise((resolve, reject) => {
    const request = http.request({
      hostname,
      port,
      path,
      method,
      agent: false,
      headers: {
        Host: `${hostname}:${port}`,
        ...(session ? { Cookie: `parley_session=${session}` } : {}),
        ...(body === null ? {} : { "Content-Length": String(body.length) }),
        ...(type === null ? {} : { "Content-Type": type }),
        ...headers,
      },
    });
    request.on("error", reject);
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.end(body ?? undefined);
  });
}

async function bodyOf({ form, body }: Question): Promise<{ body: Buffer | null; type: string | null }> {
  if (body !== undefined) return { body: Buffer.from(body), type: null };
  if (form === undefined) return { body: null, type: null };
  const values = Object.entries(form).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one] as const),
  );
  const hasFile = values.some(([, value]) => value instanceof Blob);
  const filled = hasFile ? new FormData() : new URLSearchParams();
  for (const [name, value] of values) filled.append(name, value as string);
  const request = new Request("http://form.invalid", { method: "POST", body: filled });
  return { body: Buffer.from(await request.arrayBuffer()), type: request.headers.get("content-type") };
}
