import type { Locale } from "#app/messages/locale.ts";
import { isLocale, locales } from "#app/messages/locale.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { dataMap, subjectPath } from "../privacy/data-map.ts";
import type { Subject } from "../privacy/data-map-types.ts";
import { type IncidentQuery, personalEntry } from "./incident-query.ts";

export type Affected = {
  /** Whom a mail reaches, each address once, with the language they are met in. */
  people: { email: string; locale: Locale }[];
  /** Rows of those of whom nothing leads to an address, such as visitors at a form. */
  unreachable: number;
};

type Row = Record<string, unknown>;
type Reader = { findMany(query: object): Promise<Row[]> };
/** How a person is known: customers by an address, members by their account's id. */
type Found = { emails: Set<string>; userIds: Set<string>; unreachable: number };

const batchSize = 1000;
const map: Record<string, object> = dataMap;
const paths: Record<string, Partial<Record<Subject, string | readonly string[]>>> = subjectPath;
const timeColumns = [
  "createdAt",
  "at",
  "receivedAt",
  "startedAt",
  "joinedAt",
  "acceptedAt",
  "placedAt",
  "provenAt",
];

/**
 * Whom an exposure of these columns affects, found over the paths of the data map: whoever has something in one of
 * them. Rows past their time count as long as they are there, so this belongs into an erasing transaction.
 */
export async function findAffected(tx: DatabaseTransaction, query: IncidentQuery): Promise<Affected> {
  const found: Found = { emails: new Set(), userIds: new Set(), unreachable: 0 };
  for (const [model, columns] of columnsByModel(query)) await lookInto(tx, query, { model, columns }, found);
  return { people: await reach(tx, found), unreachable: found.unreachable };
}

function columnsByModel({ columns }: IncidentQuery): Map<string, string[]> {
  const byModel = new Map<string, string[]>();
  for (const name of columns) {
    const [model = "", column = ""] = name.split(".");
    byModel.set(model, [...(byModel.get(model) ?? []), column]);
  }
  return byModel;
}

type Exposed = { model: string; columns: string[] };

async function lookInto(
  tx: DatabaseTransaction,
  query: IncidentQuery,
  { model, columns }: Exposed,
  found: Found,
): Promise<void> {
  const ways = waysOf(model, columns);
  const reader = tx[`${model.charAt(0).toLowerCase()}${model.slice(1)}` as "attendee"] as unknown as Reader;
  const select = selectOf(
    columns,
    ways.map(({ path }) => path),
  );
  const where = whereOf(model, query);
  const hasId = Object.hasOwn(map[model] ?? {}, "id");
  for (let after: string | null = null; ; ) {
    const page: object = hasId
      ? {
          take: batchSize,
          orderBy: { id: "asc" },
          where: after === null ? where : { AND: [where, { id: { gt: after } }] },
        }
      : { where };
    const rows = await reader.findMany({ ...page, select: { ...select, ...(hasId ? { id: true } : {}) } });
    for (const row of rows) note(row, ways, found);
    const last = rows.at(-1)?.["id"];
    if (!hasId || rows.length < batchSize || typeof last !== "string") return;
    after = last;
  }
}

type Way = { subject: Subject; path: string; columns: string[] };

/** For each kind of person that the columns speak of, the paths that lead to them. */
function waysOf(model: string, columns: readonly string[]): Way[] {
  const bySubject = new Map<Subject, string[]>();
  for (const column of columns) {
    const subject = personalEntry(model, column)?.subject;
    if (subject) bySubject.set(subject, [...(bySubject.get(subject) ?? []), column]);
  }
  return [...bySubject].flatMap(([subject, ofSubject]) =>
    [paths[model]?.[subject] ?? []].flat().map((path) => ({ subject, path, columns: ofSubject })),
  );
}

/** "booking.attendees.email" as what Prisma selects by. */
function selectOf(columns: readonly string[], wanted: readonly string[]): Row {
  const select: Row = Object.fromEntries(columns.map((column) => [column, true]));
  for (const path of wanted) {
    let at = select;
    const steps = path.split(".");
    for (const [index, step] of steps.entries()) {
      if (index === steps.length - 1) at[step] = true;
      else {
        const inner = (at[step] ?? { select: {} }) as { select: Row };
        at[step] = inner;
        at = inner.select;
      }
    }
  }
  return select;
}

/** What belongs to no business that can be named is looked at whole: rather one told too many than one too few. */
function whereOf(model: string, { businessIds, from, until }: IncidentQuery): Row {
  const columns = map[model] ?? {};
  const time = timeColumns.find((column) => Object.hasOwn(columns, column));
  const when = { lte: new Date(until), ...(from === null ? {} : { gte: new Date(from) }) };
  return {
    ...(time ? { [time]: when } : {}),
    ...(businessIds.length > 0 ? ofBusinesses(model, columns, businessIds) : {}),
  };
}

/** What belongs to a person's account, whichever business they are in. */
const ofAccounts = [
  ...["Session", "EmailToken", "EmailChange", "PolicyAcceptance"],
  ...["SecondFactor", "RecoveryCode"],
];

function ofBusinesses(model: string, columns: object, ids: string[]): Row {
  const memberships = { some: { organizationId: { in: ids } } };
  if (model === "Organization") return { id: { in: ids } };
  if (model === "User") return { memberships };
  if (ofAccounts.includes(model)) return { user: { memberships } };
  return Object.hasOwn(columns, "organizationId") ? { organizationId: { in: ids } } : {};
}

function note(row: Row, ways: readonly Way[], found: Found): void {
  for (const { subject, path, columns } of ways) {
    if (!columns.some((column) => holdsSomething(row[column]))) continue;
    const keys = keysAt(row, path.split("."));
    const isByMail = /email$/i.test(path) && subject !== "member" && subject !== "owner";
    if (isByMail) for (const key of keys) found.emails.add(key.toLowerCase());
    else if (subject === "member" || subject === "owner")
      for (const key of keys) found.userIds.add(key.replace(/^account:/, ""));
    else found.unreachable += keys.length > 0 ? 1 : 0;
  }
}

function holdsSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return false;
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof Date || typeof value !== "object") return true;
  return Object.keys(value).length > 0;
}

/** The texts at the end of a path, over lists and missing relations. */
function keysAt(value: unknown, steps: readonly string[]): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((one) => keysAt(one, steps));
  const [step, ...rest] = steps;
  if (step !== undefined) return keysAt((value as Row)[step], rest);
  if (typeof value === "string") return [value];
  // Of what the audit log says who did it.
  const actorId = (value as Row)["actorId"];
  return typeof actorId === "string" ? [actorId] : [];
}

async function reach(tx: DatabaseTransaction, { emails, userIds }: Found): Promise<Affected["people"]> {
  const known = new Map<string, string>();
  for (const ids of inPortions([...userIds])) {
    const users = await tx.user.findMany({
      where: { id: { in: ids } },
      select: { email: true, locale: true },
    });
    for (const { email, locale } of users) known.set(email.toLowerCase(), locale);
  }
  for (const some of inPortions([...emails].filter((email) => !known.has(email)))) {
    const rows = await tx.$queryRaw<{ email: string; locale: string }[]>`
      SELECT DISTINCT ON (email) email, locale FROM (
        SELECT lower(email) AS email, locale, created_at AS at FROM attendee WHERE lower(email) = ANY (${some})
        UNION ALL SELECT lower(email), locale, created_at FROM waiting_entry WHERE lower(email) = ANY (${some})
        UNION ALL SELECT lower(email), locale, created_at FROM time_proposal WHERE lower(email) = ANY (${some})
        UNION ALL SELECT email, locale, at FROM consent_record WHERE email = ANY (${some})
        UNION ALL SELECT lower(email), locale, received_at FROM rights_request WHERE lower(email) = ANY (${some})
        UNION ALL SELECT email, locale, received_at FROM support_request WHERE email = ANY (${some})
      ) said ORDER BY email, at DESC`;
    for (const email of some) known.set(email, "");
    for (const { email, locale } of rows) known.set(email, locale);
  }
  return [...known]
    .map(([email, locale]) => ({ email, locale: isLocale(locale) ? locale : locales[0] }))
    .sort((one, other) => (one.email < other.email ? -1 : 1));
}

function inPortions(all: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(all.length / batchSize) }, (_, index) =>
    all.slice(index * batchSize, (index + 1) * batchSize),
  );
}
