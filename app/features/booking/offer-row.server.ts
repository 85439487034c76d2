import type { OfferedHost, OfferedLimit, OfferRow } from "./offer-repository.server.ts";

type OfMember<Part> = Part & { userId: string };
type Away = OfferedHost["away"][number];
type Travel = OfferedHost["travel"][number];

/** An offer as the statement answers it: what belongs to hosts still lies beside them. */
type RawOffer = Omit<OfferRow, "hosts" | "taken"> & {
  hosts: Omit<OfferedHost, "busy" | "away" | "travel" | "limits" | "taken">[];
  busy: string;
  away: OfMember<Away>[];
  travel: OfMember<Travel>[];
  memberLimits: OfMember<OfferedLimit>[];
  memberTaken: string;
  taken: string;
};

/** Puts an answer of the statement together; null when there was none. */
export function readOfferRow(row: unknown): OfferRow | null {
  if (row === undefined) return null;
  const { busy, away, travel, memberLimits, memberTaken, ...raw } = row as RawOffer;
  const busyOf = readLists(busy);
  const takenOf = readLists(memberTaken);
  const awayOf = byMember(away);
  const travelOf = byMember(travel);
  const limitsOf = byMember(memberLimits);
  const hosts = raw.hosts.map((host) => ({
    ...host,
    busy: busyOf.get(host.id) ?? [],
    away: awayOf.get(host.id) ?? [],
    travel: travelOf.get(host.id) ?? [],
    limits: limitsOf.get(host.id) ?? [],
    taken: takenOf.get(host.id) ?? [],
  }));
  return { ...raw, hosts, taken: readList(raw.taken) };
}

/** Whole minutes since the epoch, as milliseconds. */
function readList(text: string): number[] {
  const minutes = JSON.parse(`[${text}]`) as number[];
  for (let i = 0; i < minutes.length; i++) minutes[i] = (minutes[i] as number) * 60_000;
  return minutes;
}

function readLists(text: string): Map<string, number[]> {
  const lists = text === "" ? [] : text.split(";");
  return new Map(
    lists.map((list) => {
      const colon = list.indexOf(":");
      return [list.slice(0, colon), readList(list.slice(colon + 1))];
    }),
  );
}

function byMember<Part>(parts: readonly OfMember<Part>[]): Map<string, Part[]> {
  const found = new Map<string, Part[]>();
  for (const { userId, ...part } of parts) {
    const list = found.get(userId);
    if (list) list.push(part as Part);
    else found.set(userId, [part as Part]);
  }
  return found;
}
