import { parseArgs } from "node:util";
import { isLocale } from "#app/messages/locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import {
  answerLegalRequest,
  approveLegalRequest,
  holdForRequest,
  type LegalAnswer,
  type LegalResult,
  listHolds,
  listLegalRequests,
  newLegalRequest,
  registerLegalRequest,
  reviewDueAt,
  reviewLegalRequest,
  setGag,
} from "./legal-request.server.ts";

/** What `npm run privacy -- legal` takes. Dates are ISO 8601. */
export const legalUsage = `Use:
  legal list
  legal add --authority … --reference … --basis order|law|own_rights|emergency --scope … [--received <date>] [--business <address>]
      [--necessity …] [--gag-until <date>] [--person <address>:<en or fr> …]
  legal gag <id> --until <date> | --none
  legal hold <id> --booking <booking id> --review <date>
  legal contest <id> --text … | legal refuse <id> --text …
  legal approve <id> --by <name>     (before anything is handed over; in an emergency by two people)
  legal export <id> --person <address> --to <file.zip>     (needs the approval; of whom the request names alone)
  legal answer <id> --text <what was handed over>
  legal review <id> --text …     (an emergency, within 72 hours)`;

function readArguments(args: string[]) {
  const text = { type: "string" } as const;
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...{ authority: text, reference: text, basis: text, scope: text, received: text, business: text },
      ...{ necessity: text, "gag-until": text, person: { ...text, multiple: true }, until: text },
      ...{ none: { type: "boolean", default: false }, booking: text, review: text, text, by: text, to: text },
    },
  });
}

type Values = ReturnType<typeof readArguments>["values"];

const day = (at: Date) => at.toISOString().slice(0, 10);

/** Runs one command of the operator; gives what to say. @throws Error with a sentence for what was not understood. */
export async function operateLegal(services: Services, args: string[]): Promise<string> {
  const { values, positionals } = readArguments(args);
  const [verb = "", id = ""] = positionals;
  if (verb === "list") return list(services);
  if (verb === "add") return add(services, values);
  if (id === "") throw new Error(legalUsage);
  if (verb === "gag") {
    const until = values.none ? null : instantOf(values.until);
    return (await setGag(services, id, until)) ? "Noted." : `There is no request ${id}.`;
  }
  if (verb === "hold") {
    const hold = { requestId: id, bookingId: values.booking ?? "", reviewOn: instantOf(values.review) };
    return (await holdForRequest(services, hold))
      ? "The hold is placed."
      : "There is no such request or booking.";
  }
  if (verb === "approve") return done(await approveLegalRequest(services, id, values.by ?? ""));
  if (verb === "review") return done(await reviewLegalRequest(services, id, values.text ?? ""));
  return done(await answerLegalRequest(services, id, answerOf(verb, values)));
}

function answerOf(verb: string, { text = "" }: Values): LegalAnswer {
  if (verb === "answer") return { state: "answered", given: text };
  if (verb === "contest") return { state: "contested", reason: text };
  if (verb === "refuse") return { state: "refused", reason: text };
  throw new Error(legalUsage);
}

const refusals = {
  "not-found": "There is no such request.",
  closed: "This request is closed.",
  "no-words": "--text or --by is missing.",
  nobody: "Nobody has approved it yet: legal approve <id> --by <name>.",
  "one-person": "In an emergency two people have to agree: legal approve <id> --by <name>, once for each.",
};

function done(result: LegalResult): string {
  if (!result.ok) throw new Error(refusals[result.reason]);
  return "Noted.";
}

function instantOf(text: string | undefined): number {
  const instant = Date.parse(text ?? "");
  if (Number.isNaN(instant)) throw new Error(`That is no date.\n${legalUsage}`);
  return instant;
}

async function add(services: Services, values: Values): Promise<string> {
  const business =
    values.business === undefined
      ? null
      : await services.database.prisma.organization.findUnique({
          where: { slug: values.business },
          select: { id: true },
        });
  if (values.business !== undefined && !business)
    throw new Error(`There is no business at ${values.business}.`);
  const people = (values.person ?? []).map((person) => {
    const [email = "", locale = "en"] = person.split(/:(?=\w\w$)/);
    return { email, locale: isLocale(locale) ? locale : "en" };
  });
  const parsed = newLegalRequest.safeParse({
    ...{ authority: values.authority, reference: values.reference, basis: values.basis, scope: values.scope },
    ...{ necessity: values.necessity, people, organizationId: business?.id ?? null },
    receivedAt: values.received === undefined ? services.clock.now() : instantOf(values.received),
    gagUntil: values["gag-until"] === undefined ? null : instantOf(values["gag-until"]),
  });
  if (!parsed.success)
    throw new Error(
      `${parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n")}\n${legalUsage}`,
    );
  return `Request ${await registerLegalRequest(services, parsed.data)} is registered.`;
}

async function list(services: Services): Promise<string> {
  const rows = await listLegalRequests(services);
  if (rows.length === 0) return "No authority has asked.";
  return rows
    .map((request) => {
      const { id, authority, reference, basis, state, receivedAt, gagUntil, people, holds } = request;
      const { organization, approvedBy } = request;
      const due = reviewDueAt(request);
      const told = people.filter(({ toldAt }) => toldAt !== null).length;
      const gag = gagUntil ? `; forbidden to tell until ${day(gagUntil)}` : "";
      return [
        `${id}  ${day(receivedAt)}  ${authority}  ${reference}  ${basis}  ${state}  ${organization ? `/${organization.slug}` : ""}`,
        `  people: ${told} of ${people.length} told${gag}; holds: ${holds.length}; approved by ${approvedBy.join(", ") || "nobody"}`,
        ...(due === null ? [] : [`  REVIEW by ${new Date(due).toISOString()}`]),
      ].join("\n");
    })
    .join("\n");
}

/** Every hold with its day of review; those that are due are marked. */
export async function holdsText(services: Pick<Services, "database" | "clock">): Promise<string> {
  const holds = await listHolds(services);
  if (holds.length === 0) return "Nothing is held.";
  return holds
    .map(({ bookingId, basis, reviewOn, due, organization, legalRequestId }) =>
      [
        `${due ? "DUE  " : ""}review on ${day(reviewOn)}  ${basis}  /${organization.slug}  booking ${bookingId}`,
        ...(legalRequestId ? [`  for the request ${legalRequestId}`] : []),
      ].join("\n"),
    )
    .join("\n");
}
