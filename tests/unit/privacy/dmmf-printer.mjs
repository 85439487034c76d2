// A generator for `prisma generate`: writes the parsed schema (DMMF) as JSON to the file that PARLEY_DMMF names.
// Prisma speaks JSON-RPC to its generators, over their standard input and error, one message a line.
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

createInterface({ input: process.stdin }).on("line", (line) => {
  const { id, method, params } = JSON.parse(line);
  if (method === "generate") writeFileSync(process.env["PARLEY_DMMF"], JSON.stringify(params.dmmf.datamodel));
  const result =
    method === "getManifest" ? { manifest: { prettyName: "DMMF", defaultOutput: "unused" } } : null;
  process.stderr.write(`${JSON.stringify({ jsonrpc: "2.0", id, result })}\n`);
});
