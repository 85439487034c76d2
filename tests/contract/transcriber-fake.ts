import http from "node:http";
import type { AddressInfo } from "node:net";

export type Asked = { fields: Record<string, string>; file: { name: string; type: string; bytes: Buffer } };
/** What to answer; a string is the text that was said. */
export type Answers = (
  asked: Asked,
) => string | { status: number; body: string; type?: string } | Promise<string> | "never";

/**
 * A fake of a transcriber with OpenAI's interface, on a free port: strict about the address, the key, and the multipart
 * form (RFC 7578), and as slow or broken as a test wants it.
 */
export async function startFakeTranscriber(answers: Answers, key: string | null = null, port = 0) {
  const asked: Asked[] = [];
  const faults: string[] = [];
  const server = http.createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    const refuse = (status: number, fault: string) => {
      faults.push(fault);
      response.writeHead(status, { "Content-Type": "application/json" });
      response.end(JSON.stringify({ error: { message: fault } }));
    };
    if (request.url !== "/v1/audio/transcriptions") return refuse(404, `no such address: ${request.url}`);
    if (request.method !== "POST") return refuse(405, "not a POST");
    if (key !== null && request.headers.authorization !== `Bearer ${key}`) return refuse(401, "wrong key");
    const form = await new Response(new Uint8Array(body), {
      headers: { "Content-Type": request.headers["content-type"] ?? "" },
    })
      .formData()
      .catch(() => null);
    const file = form?.get("file");
    if (!form || !(file instanceof Blob)) return refuse(400, "no multipart form with a file");
    if (!form.get("model")) return refuse(400, "no model");
    if (form.get("response_format") !== "json") return refuse(400, "another format than json");
    const fields = Object.fromEntries(
      [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
    );
    const one: Asked = {
      fields,
      file: { name: file.name, type: file.type, bytes: Buffer.from(await file.arrayBuffer()) },
    };
    asked.push(one);
    const answer = await answers(one);
    if (answer === "never") return;
    const {
      status,
      body: text,
      type,
    } = typeof answer === "string"
      ? { status: 200, body: JSON.stringify({ text: answer }), type: undefined }
      : answer;
    response.writeHead(status, { "Content-Type": type ?? "application/json" });
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    faults,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
