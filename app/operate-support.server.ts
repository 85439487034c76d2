import { parseArgs } from "node:util";
import { caseLines, operateCase } from "./features/contact/contact.server.ts";
import { operateRequest, requestLines } from "./features/rights/rights.server.ts";
import type { Services } from "./platform/services.server.ts";

/** What `npm run privacy -- support` takes. */
export const supportUsage = `Use:
  support list [--closed]
  support show <id>
  support answer <id> --text "<the answer, which is mailed>" [--close]     (an answer about personal data closes it)
  support close <id> | support reopen <id>
  support extend <id> --text "<why it takes longer>"     (about personal data: once, to 60 days)
  support refuse <id> --ground <ground> --text "<why>"     (about personal data)`;

const verbs = ["show", "answer", "close", "reopen", "extend", "refuse"];

/** Runs one command of the operator; gives what to say. @throws Error with a sentence for what is refused. */
export async function operateSupport(services: Services, args: string[]): Promise<string> {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { text, ground: text, close: flag, closed: flag },
  });
  const [verb = "", id = ""] = positionals;
  if (verb === "list") return list(services, values.closed);
  if (!verbs.includes(verb) || id === "") throw new Error(supportUsage);
  const command = { verb, id, text: values.text ?? "", close: values.close, ground: values.ground ?? "" };
  const said = (await operateCase(services, command)) ?? (await operateRequest(services, command));
  if (said === null) throw new Error(`There is nothing of this id that "${verb}" could be done with.`);
  return said;
}

async function list(services: Services, closed: boolean): Promise<string> {
  const lines = [...(await requestLines(services, closed)), ...(await caseLines(services, closed))];
  if (lines.length === 0) return closed ? "Nothing is closed." : "Nobody waits for an answer.";
  return lines
    .sort((one, other) => (closed ? other.at - one.at : one.at - other.at))
    .map((line) => line.text)
    .join("\n");
}
