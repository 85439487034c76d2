import type { Services } from "#app/platform/services.server.ts";
import { dateTimeText } from "./archive-words.ts";
import { businessCollections } from "./business-collections.ts";
import type { ImportSource } from "./import-source.server.ts";

type Store = Pick<Services, "database">;

/** The versions of collections that this program takes in. */
const knownVersion = 1;

export type ImportPlan = {
  organization: { id: string; name: string; slug: string };
  /** People of the archive who have an account here, by their address: the archive's id, and the one here. */
  people: ReadonlyMap<string, string>;
  counts: { model: string; count: number }[];
  /** Collections that stay behind. */
  left: string[];
};

export type ImportProblem =
  | { reason: "not-a-business" }
  | { reason: "unknown-collection"; model: string; version: number }
  | { reason: "address-taken"; slug: string }
  | { reason: "overlap"; one: string; other: string };

/**
 * What taking an archive in would do, and everything that keeps it from being done; nothing is written. `slug` is the
 * address that the business is to have here, when not its old one.
 */
export async function checkImport(
  services: Store,
  source: ImportSource,
  slug: string | null,
): Promise<{ plan: ImportPlan | null; problems: ImportProblem[] }> {
  const { manifest } = source;
  if (manifest.scope !== "business") return { plan: null, problems: [{ reason: "not-a-business" }] };
  const problems: ImportProblem[] = manifest.collections
    .filter(
      ({ model, version, canImport }) =>
        canImport && !(Object.hasOwn(businessCollections, model) && version === knownVersion),
    )
    .map(({ model, version }) => ({ reason: "unknown-collection", model, version }));
  if (problems.length > 0) return { plan: null, problems };
  const organization = (await source.rows("Organization").next()).value;
  if (!organization) return { plan: null, problems: [{ reason: "not-a-business" }] };
  const wanted = slug ?? String(organization["slug"]);
  const people = await knownPeople(services, source);
  const taken = await services.database.prisma.organization.findUnique({
    where: { slug: wanted },
    select: { id: true },
  });
  if (taken) problems.push({ reason: "address-taken", slug: wanted });
  problems.push(...(await findOverlaps(services, source, people)));
  const collections = manifest.collections.filter(({ count }) => count > 0);
  return {
    plan: {
      organization: { id: String(organization["id"]), name: String(organization["name"]), slug: wanted },
      people,
      counts: collections.filter(({ canImport }) => canImport).map(({ model, count }) => ({ model, count })),
      left: collections.filter(({ canImport }) => !canImport).map(({ model }) => model),
    },
    problems,
  };
}

async function knownPeople({ database }: Store, source: ImportSource): Promise<Map<string, string>> {
  const byEmail = new Map<string, string>();
  for await (const row of source.rows("User"))
    if (typeof row["email"] === "string") byEmail.set(row["email"].toLowerCase(), String(row["id"]));
  const here = await database.prisma.user.findMany({
    where: { email: { in: [...byEmail.keys()] } },
    select: { id: true, email: true },
  });
  return new Map(
    here.flatMap(({ id, email }) => {
      const theirs = byEmail.get(email);
      return theirs === undefined ? [] : [[theirs, id] as const];
    }),
  );
}

type Taken = { host: string; from: number; to: number; meeting: string; name: string };

/**
 * Times of one host that overlap without being of one meeting: inside the archive, or with what is booked here. Only
 * what is compared is held in memory, some hundred bytes for each time that is taken.
 */
async function findOverlaps(
  { database }: Store,
  source: ImportSource,
  people: ReadonlyMap<string, string>,
): Promise<ImportProblem[]> {
  const titles = new Map<string, string>();
  const nameOf = (title: unknown, at: Date) => `“${String(title)}”, ${dateTimeText(at)}`;
  for await (const row of source.rows("Booking"))
    titles.set(String(row["id"]), nameOf(row["title"], row["startsAt"] as Date));
  const taken: Taken[] = [];
  for await (const row of source.rows("OccupiedTime"))
    taken.push({
      host: people.get(String(row["hostId"])) ?? String(row["hostId"]),
      from: (row["startsAt"] as Date).getTime(),
      to: (row["endsAt"] as Date).getTime(),
      meeting: String(row["meeting"]),
      name: titles.get(String(row["bookingId"])) ?? String(row["bookingId"]),
    });
  const here = await database.prisma.occupiedTime.findMany({
    where: { hostId: { in: [...people.values()] }, bookingId: { not: null } },
    select: {
      hostId: true,
      startsAt: true,
      endsAt: true,
      meeting: true,
      booking: { select: { title: true, startsAt: true } },
    },
  });
  for (const { hostId, startsAt, endsAt, meeting, booking } of here)
    taken.push({
      host: hostId,
      from: startsAt.getTime(),
      to: endsAt.getTime(),
      meeting,
      name: `${nameOf(booking?.title, booking?.startsAt ?? startsAt)} (here)`,
    });
  return overlapsIn(taken);
}

function overlapsIn(taken: Taken[]): ImportProblem[] {
  taken.sort((one, other) =>
    one.host < other.host ? -1 : one.host > other.host ? 1 : one.from - other.from,
  );
  const problems: ImportProblem[] = [];
  let last: Taken | undefined;
  for (const one of taken) {
    if (last?.host === one.host && one.from < last.to && one.meeting !== last.meeting)
      problems.push({ reason: "overlap", one: last.name, other: one.name });
    if (last?.host !== one.host || one.to > last.to) last = one;
  }
  return problems;
}
