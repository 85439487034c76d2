import { parseArgs } from "node:util";
import type { Services } from "#app/platform/services.server.ts";
import { listOpenGrants } from "./grant-repository.server.ts";
import { endAccess, openInEmergency } from "./open-access.server.ts";
import { readByGrant } from "./read-by-grant.server.ts";
import { emergencyHoursMax, isSupportScope, reasonMin, supportScopes } from "./support-form.ts";

/** What `npm run privacy -- access` takes. */
export const accessUsage = `Use:
  access list
  access show <grant> ${supportScopes.join("|")} [--page <number>]
  access emergency --business <address> --case <number> --reason "<why>" --scope ${supportScopes.join(",")} [--hours <1 to ${emergencyHoursMax}>]
  access end <grant>`;

function readArguments(args: string[]) {
  const text = { type: "string" } as const;
  return parseArgs({
    args,
    allowPositionals: true,
    options: { page: text, business: text, case: text, reason: text, scope: text, hours: text },
  });
}

type Values = ReturnType<typeof readArguments>["values"];
type Tools = Pick<Services, "database" | "clock" | "jobs">;

/** Runs one command of the operator; gives what to say. @throws Error with a sentence for what is refused. */
export async function operateAccess(services: Tools, args: string[]): Promise<string> {
  const { values, positionals } = readArguments(args);
  const [verb = "", grantId = "", scope = ""] = positionals;
  if (verb === "list") return list(services);
  if (verb === "emergency") return emergency(services, values);
  if (grantId === "") throw new Error(accessUsage);
  if (verb === "show") return show(services, grantId, scope, values);
  if (verb !== "end") throw new Error(accessUsage);
  const ended = await endAccess(services, { grantId, organizationId: null, actorId: null });
  if (!ended) throw new Error("There is no open access of this id.");
  return "The access is ended.";
}

async function list({ database, clock }: Tools): Promise<string> {
  const grants = await listOpenGrants(database.prisma, clock.now());
  if (grants.length === 0) return "No business is open to you.";
  return grants
    .map(({ id, kind, scopes, caseRef, endsAt, organization }) =>
      [
        id,
        `/${organization.slug}`,
        kind,
        scopes.join(","),
        `case ${caseRef}`,
        `until ${endsAt.toISOString()}`,
      ].join("  "),
    )
    .join("\n");
}

const refusals = {
  "no-reason": `--reason is missing, or shorter than ${reasonMin} characters.`,
  "no-case": "--case is missing, or no number of a case: lower-case letters, digits, points and dashes.",
  "no-scope": `--scope is missing: ${supportScopes.join(", ")}, with commas between them.`,
  "too-long": `--hours is more than 0 and at most ${emergencyHoursMax}.`,
  "no-grant": "There is no open access of this id. Ask an owner of the business for one.",
  "not-in-scope": "This access does not open that.",
} as const;

async function emergency(services: Tools, values: Values): Promise<string> {
  const organization = await services.database.prisma.organization.findUnique({
    where: { slug: values.business ?? "" },
    select: { id: true },
  });
  if (!organization) throw new Error(`There is no business at ${values.business ?? "that address"}.`);
  const named = (values.scope ?? "").split(",").filter((name) => name !== "");
  const result = await openInEmergency(services, {
    organizationId: organization.id,
    scopes: named.every(isSupportScope) ? [...new Set(named.filter(isSupportScope))] : [],
    caseRef: values.case ?? "",
    reason: values.reason ?? "",
    hours: Number(values.hours ?? 1),
  });
  if (!result.ok) throw new Error(refusals[result.reason]);
  return `${result.grantId}: open. The owners are being told.`;
}

async function show(services: Tools, grantId: string, scope: string, { page }: Values): Promise<string> {
  if (!isSupportScope(scope)) throw new Error(accessUsage);
  const number = Number(page ?? 1);
  if (!Number.isInteger(number) || number < 1 || number > 100_000) throw new Error(accessUsage);
  const result = await readByGrant(services, { grantId, scope, page: number });
  if (!result.ok) throw new Error(refusals[result.reason]);
  return [`Case ${result.caseRef}. This look is noted, and shown to those concerned.`, ...result.lines].join(
    "\n",
  );
}
