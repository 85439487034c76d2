import { Prisma } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type ChainCheck, checkChain } from "./check-chain.server.ts";
import { readAnchors } from "./head-file.server.ts";

type Store = Pick<Services, "database">;

const view = { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead, timeout: 600_000 };

/**
 * Walks every chain, also those that only the marks outside the database (in `dataDir`) speak of. Ordered by chain.
 */
export async function verifyAudit({ database }: Store, dataDir: string): Promise<ChainCheck[]> {
  const anchors = await readAnchors(dataDir);
  const chains = await allChains(database);
  const checks: ChainCheck[] = [];
  for (const chain of [...new Set([...chains, ...anchors.keys()])].sort()) {
    const known = anchors.get(chain);
    checks.push(
      await database.prisma.$transaction(
        (tx) => checkChain(tx, chain, known === undefined ? {} : { anchors: known }),
        view,
      ),
    );
  }
  return checks;
}

const latestOnPage = 20_000;

/** One business's chain for its own page, where nobody waits for more than its latest 20,000 events. */
export function verifyChain({ database }: Store, chain: string): Promise<ChainCheck> {
  return database.prisma.$transaction((tx) => checkChain(tx, chain, { latest: latestOnPage }), view);
}

async function allChains({ prisma }: Services["database"]): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ chain: string }[]>`
    SELECT chain FROM audit_head UNION SELECT chain FROM audit_event`;
  return rows.map(({ chain }) => chain);
}

/** For the operator's terminal: a line for each chain that does not hold, and one that counts. */
export function auditReport(checks: readonly ChainCheck[]): string {
  const sum = (of: (check: ChainCheck) => number) => checks.reduce((total, check) => total + of(check), 0);
  const broken = checks.filter(({ fault }) => fault !== null);
  const counts = `${checks.length} chains, ${sum(({ events }) => events)} events (of ${sum(({ erased }) => erased)} who did it is erased)`;
  const faults = broken.map(({ chain, fault }) =>
    fault ? `BROKEN: chain ${chain} at event ${fault.seq}: ${faultWords[fault.kind]}.` : "",
  );
  return [...faults, `${counts}: ${broken.length === 0 ? "intact" : `${broken.length} broken`}.`].join("\n");
}

const faultWords = {
  missing: "it is missing",
  changed: "it is not what was noted",
  payload: "what it says of who did it is not what was noted",
  head: "the chain does not end where its head says",
  anchor: "it is not what was marked outside the database",
} as const satisfies Record<NonNullable<ChainCheck["fault"]>["kind"], string>;
