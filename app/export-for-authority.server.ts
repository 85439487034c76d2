import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { type LegalExport, legalUsage, openLegalExport } from "./features/legal/legal.server.ts";
import { authorityCopy } from "./features/rights/rights.server.ts";
import type { Services } from "./platform/services.server.ts";

const refusals: Record<Extract<LegalExport, { ok: false }>["reason"], string> = {
  "not-found": "There is no such request: without one nothing is taken out.",
  closed: "This request is closed.",
  "not-named": "The request does not name this person.",
  nobody: "Nobody has approved it yet: legal approve <id> --by <name>.",
  "one-person": "In an emergency two people have to agree: legal approve <id> --by <name>, once for each.",
};

/** Writes what is held about one person whom an approved request names into a file, readable by the operator alone. */
export async function exportForAuthority(services: Services, args: string[]): Promise<string> {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { person: text, to: text },
  });
  const [, id = ""] = positionals;
  if (values.person === undefined || values.to === undefined) throw new Error(legalUsage);
  const opened = await openLegalExport(services, id, values.person);
  if (!opened.ok) throw new Error(refusals[opened.reason]);
  await pipeline(
    await authorityCopy(services, opened.of),
    createWriteStream(values.to, { flags: "wx", mode: 0o600 }),
  );
  return `${values.to} is written. Note what was handed over: legal answer ${id} --text …`;
}
