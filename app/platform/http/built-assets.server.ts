import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import express, { type RequestHandler } from "express";

type Encoding = "br" | "gzip";

const compress: Record<Encoding, (plain: Buffer) => Promise<Buffer>> = {
  br: (plain) => promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (plain) => promisify(gzip)(plain, { level: 9 }),
};
/** Texts, and programs for WebAssembly: a third of their size when compressed. */
const text = /\.(?:js|css|svg|json|wasm|webmanifest)$/;

/**
 * The files of a build, whose names change with their content: browsers keep them for good. Texts are compressed once,
 * at the first request for them, and kept in memory.
 */
export function builtAssets(folder: string): RequestHandler[] {
  const texts = new Set(existsSync(folder) ? readdirSync(folder).filter((name) => text.test(name)) : []);
  const kept = new Map<string, Promise<Buffer>>();
  const compressed = (name: string, encoding: Encoding) => {
    const key = `${encoding} ${name}`;
    let body = kept.get(key);
    if (!body) {
      body = readFile(path.join(folder, name)).then(compress[encoding]);
      kept.set(key, body);
      body.catch(() => kept.delete(key));
    }
    return body;
  };
  const serveText: RequestHandler = async (request, response, next) => {
    const name = request.path.slice(1);
    const encoding = encodingFor(request.headers["accept-encoding"]);
    if (!encoding || !texts.has(name) || !["GET", "HEAD"].includes(request.method)) return next();
    try {
      const body = await compressed(name, encoding);
      response.set({
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Encoding": encoding,
        "Content-Length": String(body.length),
        Vary: "Accept-Encoding",
      });
      response.type(path.extname(name)).end(request.method === "HEAD" ? undefined : body);
    } catch (error) {
      next(error);
    }
  };
  return [serveText, express.static(folder, { immutable: true, maxAge: "1y", fallthrough: false })];
}

function encodingFor(accepted: string | undefined): Encoding | null {
  if (/\bbr\b/.test(accepted ?? "")) return "br";
  return /\bgzip\b/.test(accepted ?? "") ? "gzip" : null;
}
