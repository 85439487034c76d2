import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { CallKey } from "./call-log-repository.server.ts";
import type { WrittenLine } from "./room-protocol.ts";
import type { RoomFacts } from "./room-repository.server.ts";
import { linesMax } from "./written-lines.server.ts";

/** What becomes of a room's chat beyond its memory. */
export type KeptChat = {
  /** For how many days it is kept; null where it is not. It holds for as long as the room stands open. */
  days: number | null;
  /** What was written before a process that is gone. */
  before: readonly WrittenLine[];
  keep(line: WrittenLine): void;
  /** Settles when everything said so far is written, or its failure logged. */
  settled(): Promise<void>;
};

type Call = {
  key(): CallKey | null;
  /** When the call's row is there. */
  settled(): Promise<void>;
};

/**
 * Keeps what is written in a room with its call, sealed, where the business chose so before the room opened: everybody in
 * it was told then. What is written while no call runs is not kept.
 */
export async function openKeptChat(
  services: Pick<Services, "database" | "log">,
  { business, organizationId }: Pick<RoomFacts, "business" | "organizationId">,
  call: Call,
  earlierCallId: string | null,
): Promise<KeptChat> {
  const days = business.keepsChat ? business.chatDays : null;
  const isLate = days !== null && earlierCallId !== null;
  const before = isLate ? await linesOfCall(services, { organizationId, callId: earlierCallId }) : [];
  let writing: Promise<void> = Promise.resolve();

  async function write(key: CallKey, line: WrittenLine) {
    const { id: saidAs, from: saidBy, name, text, at } = line;
    await call.settled();
    const data = { id: randomId(), ...key, saidBy, saidAs, name, text, saidAt: new Date(at) };
    await services.database.prisma.chatLine.createMany({ data, skipDuplicates: true });
  }

  return {
    days,
    before,
    keep(line) {
      const key = call.key();
      if (days === null || !key) return;
      writing = writing
        .then(() => write(key, line))
        .catch((error: unknown) => services.log.error({ err: error }, "a line of a chat was not kept"));
    },
    settled: () => writing,
  };
}

async function linesOfCall(
  { database }: Pick<Services, "database">,
  where: CallKey,
): Promise<readonly WrittenLine[]> {
  const rows = await database.prisma.chatLine.findMany({
    where,
    select: { saidBy: true, saidAs: true, name: true, text: true, saidAt: true },
    orderBy: [{ saidAt: "desc" }, { id: "asc" }],
    take: linesMax,
  });
  return rows
    .map(({ saidBy: from, saidAs: id, name, text, saidAt }) => ({
      id,
      from,
      name,
      text,
      at: saidAt.getTime(),
    }))
    .reverse();
}
