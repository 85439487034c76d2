import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";

type Reads = PrismaClient | DatabaseTransaction;

export function findSession(prisma: Reads, tokenHash: string, now: number) {
  return prisma.rightsSession.findFirst({
    where: { tokenHash, expiresAt: { gt: new Date(now) } },
    select: {
      id: true,
      openedIds: true,
      addresses: { select: { email: true }, orderBy: [{ provenAt: "asc" }, { email: "asc" }] },
    },
  });
}

export async function insertSession(
  prisma: Reads,
  { email, ...session }: { id: string; tokenHash: string; createdAt: Date; expiresAt: Date; email: string },
): Promise<void> {
  const addresses = { create: { email, provenAt: session.createdAt } };
  await prisma.rightsSession.create({ data: { ...session, addresses }, select: { id: true } });
}

export async function insertAddress(
  prisma: PrismaClient,
  sessionId: string,
  email: string,
  { provenAt, expiresAt }: { provenAt: Date; expiresAt: Date },
): Promise<void> {
  await prisma.$transaction([
    prisma.rightsAddress.createMany({ data: [{ sessionId, email, provenAt }], skipDuplicates: true }),
    prisma.rightsSession.updateMany({ where: { id: sessionId }, data: { expiresAt } }),
  ]);
}

export async function removeSession(prisma: Reads, id: string): Promise<void> {
  await prisma.rightsSession.deleteMany({ where: { id } });
}

/** Notes that the own link of an attendee's booking was shown in this session. */
export async function insertOpened(prisma: Reads, id: string, attendeeId: string): Promise<void> {
  await prisma.rightsSession.updateMany({
    where: { id, NOT: { openedIds: { has: attendeeId } } },
    data: { openedIds: { push: attendeeId } },
  });
}

export async function insertLink(tx: Reads, link: Prisma.RightsLinkUncheckedCreateInput): Promise<void> {
  await tx.rightsLink.create({ data: link, select: { id: true } });
}

export function findLink(prisma: Reads, tokenHash: string) {
  return prisma.rightsLink.findUnique({
    where: { tokenHash },
    select: {
      id: true,
      purpose: true,
      email: true,
      corrects: true,
      locale: true,
      sessionId: true,
      expiresAt: true,
      usedAt: true,
    },
  });
}

/** False where somebody was first, or the quarter of an hour is over. */
export async function takeLink(prisma: Reads, id: string, now: number): Promise<boolean> {
  const at = new Date(now);
  const { count } = await prisma.rightsLink.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  });
  return count === 1;
}

/** Takes away links and sessions that have run out; gives the mails whose copies have to go too. */
export async function deleteRunOut(tx: DatabaseTransaction, now: number): Promise<string[]> {
  const runOut = { expiresAt: { lte: new Date(now) } };
  const mails = await tx.mailMessage.findMany({ where: { rightsLink: runOut }, select: { id: true } });
  await tx.rightsLink.deleteMany({ where: runOut });
  await tx.rightsSession.deleteMany({ where: runOut });
  return mails.map(({ id }) => id);
}
