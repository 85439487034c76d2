import { parseArgs } from "node:util";
import { hoursLeft } from "#app/domain/privacy/incident-clock.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { isLocale } from "#app/messages/locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import { announceIncident } from "./announce-incident.server.ts";
import { authorityReport } from "./authority-report.ts";
import { type ListedIncident, listIncidents } from "./incident-list.server.ts";
import { type IncidentFacts, incidentFactsSchema, pickColumns } from "./incident-query.ts";
import { addMeasure, closeIncident, noteAuthorityTold, publishIncident } from "./incident-steps.server.ts";
import { openIncident, previewAffected } from "./open-incident.server.ts";

/** What `npm run privacy -- incident` takes. Times are ISO 8601; `--columns` may be said several times. */
export const incidentUsage = `Use:
  incident list
  incident open --kind breach|weak-config --aware <time> --columns Attendee.email --columns Booking.* [--business <address>]
      [--from <time>] [--until <time>] --what-en … --what-fr … --consequences-en … --consequences-fr … --measures-en … --measures-fr …
      [--dry-run: says how many people it would be, and writes nothing]
  incident report <id> [--locale en|fr]: what to send to the authority
  incident authority-told <id> --text <its reference>
  incident publish <id>: tells everybody else, on the page /privacy/incidents and in its feed
  incident announce <id>: tells everybody on the list, by mail and on their own pages; again after "measure", for what became known since
  incident measure <id> --text <what was done> [--what-en … and the other five, for the next notice]
  incident close <id> --text <why>`;

const words = [
  "what-en",
  "what-fr",
  "consequences-en",
  "consequences-fr",
  "measures-en",
  "measures-fr",
] as const;

type Values = ReturnType<typeof readArguments>["values"];

function readArguments(args: string[]) {
  const text = { type: "string" } as const;
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...{ kind: text, aware: text, from: text, until: text, text, locale: text },
      ...{ columns: { ...text, multiple: true }, business: { ...text, multiple: true } },
      ...{ "what-en": text, "what-fr": text, "consequences-en": text, "consequences-fr": text },
      ...{ "measures-en": text, "measures-fr": text, "dry-run": { type: "boolean", default: false } },
    },
  });
}

/** Runs one command of the operator; gives what to say. @throws Error with a sentence for what was not understood. */
export async function operateIncident(services: Services, args: string[]): Promise<string> {
  const { values, positionals } = readArguments(args);
  const [verb = "", id = ""] = positionals;
  if (verb === "list") return listText(await listIncidents(services), services.clock.now());
  if (verb === "open") return open(services, values);
  const incident = (await listIncidents(services)).find((one) => one.id === id);
  if (!incident)
    throw new Error(verb === "" ? incidentUsage : `There is no incident ${id}.\n${incidentUsage}`);
  const text = values.text ?? "";
  if (verb === "report") return report(services, incident, values.locale ?? "en");
  if (verb === "announce") return announce(services, incident);
  if (verb === "publish")
    return (await publishIncident(services, id))
      ? "Everybody can read of it."
      : "Everybody can read of it already.";
  if (text === "") throw new Error(`--text is missing.\n${incidentUsage}`);
  const isDone = await step(services, { verb, id, text, values });
  return isDone ? "Noted." : "This incident is closed.";
}

function step(
  services: Services,
  { verb, id, text, values }: { verb: string; id: string; text: string; values: Values },
): Promise<boolean> {
  if (verb === "measure") {
    const isSaidAnew = words.some((word) => values[word] !== undefined);
    return addMeasure(services, id, { text, ...(isSaidAnew ? { facts: factsOf(values) } : {}) });
  }
  if (verb === "authority-told") return noteAuthorityTold(services, id, text);
  if (verb === "close") return closeIncident(services, id, text);
  throw new Error(incidentUsage);
}

function factsOf(values: Values): IncidentFacts {
  const missing = words.filter((word) => !values[word]?.trim());
  if (missing.length > 0) throw new Error(`--${missing.join(", --")} is missing.\n${incidentUsage}`);
  return incidentFactsSchema.parse({
    what: { en: values["what-en"], fr: values["what-fr"] },
    consequences: { en: values["consequences-en"], fr: values["consequences-fr"] },
    measures: { en: values["measures-en"], fr: values["measures-fr"] },
  });
}

function instantOf(name: string, text: string | undefined, otherwise: number | null): number {
  const instant = text === undefined ? (otherwise ?? Number.NaN) : Date.parse(text);
  if (Number.isNaN(instant)) throw new Error(`--${name} is no time.\n${incidentUsage}`);
  return instant;
}

async function open(services: Services, values: Values): Promise<string> {
  const now = services.clock.now();
  const kind = (["breach", "weak-config"] as const).find((one) => one === values.kind);
  if (!kind) throw new Error(`--kind is missing.\n${incidentUsage}`);
  const awareAt = instantOf("aware", values.aware, null);
  if (awareAt > now) throw new Error("Nobody becomes aware of something in the future.");
  const { columns, unknown } = pickColumns(values.columns ?? []);
  if (unknown.length > 0 || columns.length === 0)
    throw new Error(
      `The data map knows nothing personal as ${unknown.join(", ") || "--columns"}.\n${incidentUsage}`,
    );
  const query = {
    columns,
    businessIds: await businessIds(services, values.business ?? []),
    from: values.from === undefined ? null : instantOf("from", values.from, null),
    until: instantOf("until", values.until, now),
  };
  if (values["dry-run"]) {
    const { people, unreachable } = await previewAffected(services, query);
    return `${people.length} people would be told; ${unreachable} records are of people who cannot be reached.`;
  }
  const facts = factsOf(values);
  const incident = { kind: kind === "breach" ? kind : "weak_config", awareAt, query, facts } as const;
  const { id, people, unreachable } = await openIncident(services, incident);
  return [
    `Incident ${id} is open: ${people} people are on its list; ${unreachable} records are of people who cannot be reached.`,
    `Next: npm run privacy -- incident report ${id}, and npm run privacy -- incident announce ${id}`,
  ].join("\n");
}

async function businessIds({ database }: Services, slugs: string[]): Promise<string[]> {
  const rows = await database.prisma.organization.findMany({
    where: { slug: { in: slugs } },
    select: { id: true, slug: true },
  });
  const missing = slugs.filter((slug) => !rows.some((row) => row.slug === slug));
  if (missing.length > 0) throw new Error(`There is no business at ${missing.join(", ")}.`);
  return rows.map(({ id }) => id);
}

function listText(incidents: readonly ListedIncident[], now: number): string {
  if (incidents.length === 0) return "There is no incident.";
  return incidents
    .map(({ id, kind, state, dueAt, people, told, authorityTold, unreachable }) => {
      const left = hoursLeft(dueAt, now);
      const clock = left >= 0 ? `${left} hours left` : `OVERDUE by ${-left} hours`;
      const isDone = authorityTold && told >= people;
      return [
        `${id}  ${kind}  ${state}${state === "open" && !isDone ? `  ${clock}` : ""}`,
        `  authority: ${authorityTold ? "told" : "NOT TOLD"}; people: ${told} of ${people} told; not reachable: ${unreachable}`,
      ].join("\n");
    })
    .join("\n");
}

function report({ settings }: Services, incident: ListedIncident, locale: string): string {
  if (!isLocale(locale)) throw new Error(incidentUsage);
  const date = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return authorityReport({ incident, operator: settings.operator, date }, translatorFor(locale));
}

async function announce(services: Services, { id, people }: ListedIncident): Promise<string> {
  const result = await announceIncident(services, id);
  if (!result.ok)
    return result.reason === "closed"
      ? "This incident is closed."
      : "The notice before is still on its way: look again with incident list.";
  return `Notice ${result.stage} to ${people} people is queued; a running Parley sends it.`;
}
