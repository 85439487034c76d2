import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { commitOf, hashOf } from "./audit-hash.server.ts";

/** Where a chain does not hold, and how. */
export type ChainFault = {
  seq: number;
  /**
   * `missing`: no event of this number. `changed`: it is not what was noted. `payload`: what it says of who did it is
   * not. `head`: the chain ends elsewhere than its head says. `anchor`: it is not what was noted outside.
   */
  kind: "missing" | "changed" | "payload" | "head" | "anchor";
};

export type ChainCheck = {
  chain: string;
  /** Events that were walked. */
  events: number;
  /** Of these, the ones whose payload was erased. */
  erased: number;
  /** Where the walk ended well; `at` in epoch milliseconds. Null for a chain without events. */
  upTo: { seq: number; at: number } | null;
  fault: ChainFault | null;
};

/** What was noted outside the database, by number of event. */
export type Anchors = ReadonlyMap<number, string>;

type Head = { chain: string; seq: number; hash: string; baseSeq: number; baseHash: string };

const pageSize = 1000;

/**
 * Walks a chain in one view of the database and stops at the first fault. With `latest` it walks that many events at
 * the end and trusts what stands before them.
 */
export async function checkChain(
  tx: DatabaseTransaction,
  chain: string,
  { anchors = new Map(), latest }: { anchors?: Anchors; latest?: number } = {},
): Promise<ChainCheck> {
  const head = await tx.auditHead.findUnique({ where: { chain } });
  const check: ChainCheck = { chain, events: 0, erased: 0, upTo: null, fault: null };
  if (!head) return { ...check, fault: await headless(tx, chain, anchors) };
  const start = await startOf(tx, head, latest);
  const walk = { ...start, anchors };
  const base = anchors.get(head.baseSeq);
  if (base !== undefined && base !== head.baseHash)
    return { ...check, fault: { seq: head.baseSeq, kind: "anchor" } };
  for (;;) {
    const events = await readEvents(tx, chain, walk.seq);
    for (const event of events) {
      const kind = faultOf(event, walk);
      if (kind) return { ...check, fault: { seq: walk.seq + 1, kind } };
      Object.assign(walk, { seq: event.seq, hash: event.hash });
      check.upTo = { seq: event.seq, at: event.at };
      check.events += 1;
      if (event.payload === null) check.erased += 1;
    }
    if (events.length < pageSize) break;
  }
  return { ...check, fault: endFault(head, walk) };
}

/** No head: then there may be no event either, and nothing that was noted outside. */
async function headless(
  tx: DatabaseTransaction,
  chain: string,
  anchors: Anchors,
): Promise<ChainFault | null> {
  const events = await tx.auditEvent.count({ where: { chain } });
  return events > 0 || anchors.size > 0 ? { seq: Math.max(events, ...anchors.keys()), kind: "head" } : null;
}

async function startOf(tx: DatabaseTransaction, head: Head, latest: number | undefined) {
  const base = { seq: head.baseSeq, hash: head.baseHash };
  const seq = latest === undefined ? 0 : head.seq - latest;
  if (seq <= head.baseSeq) return base;
  const before = await tx.auditEvent.findUnique({
    where: { chain_seq: { chain: head.chain, seq } },
    select: { seq: true, hash: true },
  });
  return before ?? base;
}

type Walk = { seq: number; hash: string; anchors: Anchors };
type Read = Awaited<ReturnType<typeof readEvents>>[number];

function faultOf(event: Read, { seq, hash, anchors }: Walk): ChainFault["kind"] | null {
  if (event.seq !== seq + 1) return "missing";
  if (event.prev !== hash || hashOf(event) !== event.hash) return "changed";
  const { salt, payload } = event;
  if ((salt === null) !== (payload === null)) return "payload";
  if (salt !== null && commitOf(salt, payload) !== event.commit) return "payload";
  const noted = anchors.get(event.seq);
  return noted !== undefined && noted !== event.hash ? "anchor" : null;
}

function endFault(head: Head, { seq, hash, anchors }: Walk): ChainFault | null {
  if (seq !== head.seq || hash !== head.hash) return { seq: Math.min(seq, head.seq) + 1, kind: "head" };
  const noted = Math.max(0, ...anchors.keys());
  return noted > seq ? { seq: seq + 1, kind: "anchor" } : null;
}

async function readEvents(tx: DatabaseTransaction, chain: string, after: number) {
  const rows = await tx.auditEvent.findMany({
    where: { chain, seq: { gt: after } },
    orderBy: { seq: "asc" },
    take: pageSize,
  });
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}
