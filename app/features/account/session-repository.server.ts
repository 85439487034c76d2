import type { Services } from "#app/platform/services.server.ts";

type Prisma = Services["database"]["prisma"];
/** The client, or a transaction of it. */
type Writer = Pick<Prisma, "session">;

export type NewSession = {
  id: string;
  tokenHash: string;
  userId: string;
  device: string;
  network: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
};

/** The session of this token with its user, unless it has run out. */
export function findSession(prisma: Prisma, tokenHash: string, now: number) {
  return prisma.session.findFirst({
    where: { tokenHash, expiresAt: { gt: new Date(now) } },
    select: {
      id: true,
      lastSeenAt: true,
      user: {
        select: {
          ...{ id: true, name: true, email: true, emailVerifiedAt: true, locale: true, timeZone: true },
          ...{ closesAt: true, pausedAt: true, createdAt: true, profileConfirmedAt: true },
        },
      },
    },
  });
}

export async function createSession(writer: Writer, session: NewSession): Promise<void> {
  await writer.session.create({ data: session, select: { id: true } });
}

/** Notes that a session is in use. One that was ended meanwhile stays ended. */
export async function touchSession(
  writer: Writer,
  id: string,
  seen: { network: string; lastSeenAt: Date; expiresAt: Date },
): Promise<void> {
  await writer.session.updateMany({ where: { id }, data: seen });
}

export function listSessions(prisma: Prisma, userId: string, now: number) {
  return prisma.session.findMany({
    where: { userId, expiresAt: { gt: new Date(now) } },
    select: { id: true, device: true, network: true, createdAt: true, lastSeenAt: true },
    orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
    take: 100,
  });
}

/** Ends one session of this user; another user's stays. Gives the number of sessions ended. */
export async function deleteSession(writer: Writer, userId: string, id: string): Promise<number> {
  return (await writer.session.deleteMany({ where: { id, userId } })).count;
}

/** Ends all sessions of this user, but for the one to keep. */
export async function deleteSessions(writer: Writer, userId: string, keep?: string): Promise<number> {
  return (await writer.session.deleteMany({ where: { userId, ...(keep ? { id: { not: keep } } : {}) } }))
    .count;
}
