import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { MailFacts } from "./mail-facts.ts";
import { mailedBookingSelect, personSelect } from "./mailed-booking.server.ts";
import type { MailToQueue } from "./queue-mail.server.ts";

/** The new row's id, or null when the same event has a mail already. */
export async function insertMail(
  tx: DatabaseTransaction,
  { facts = {}, ...mail }: MailToQueue,
  now: number,
): Promise<string | null> {
  const id = randomId();
  const { count } = await tx.mailMessage.createMany({
    data: [{ id, ...mail, facts, createdAt: new Date(now) }],
    skipDuplicates: true,
  });
  return count === 1 ? id : null;
}

const senderSelect = { name: true, slug: true, accentColor: true, retentionDays: true } as const;
const offeredSelect = { title: true, slug: true, hidden: true, disabled: true, deletedAt: true } as const;

const waitingSelect = {
  id: true,
  status: true,
  startsAt: true,
  date: true,
  offeredStart: true,
  offerExpiresAt: true,
  endsOn: true,
  ...personSelect,
  organization: { select: senderSelect },
  eventType: { select: offeredSelect },
} satisfies Prisma.WaitingEntrySelect;

export type MailedWaiting = Prisma.WaitingEntryGetPayload<{ select: typeof waitingSelect }>;

const proposalSelect = {
  id: true,
  status: true,
  startsAt: true,
  note: true,
  ...personSelect,
  organization: { select: senderSelect },
  timeOffer: {
    select: {
      status: true,
      lengthMinutes: true,
      starts: true,
      host: {
        select: {
          ...{ id: true, ...personSelect },
          memberships: { where: { barredAt: { not: null } }, select: { organizationId: true } },
        },
      },
      eventType: { select: offeredSelect },
    },
  },
} satisfies Prisma.TimeProposalSelect;

const rightsLinkSelect = {
  id: true,
  purpose: true,
  email: true,
  locale: true,
  expiresAt: true,
  usedAt: true,
} satisfies Prisma.RightsLinkSelect;

export type MailedRightsLink = Prisma.RightsLinkGetPayload<{ select: typeof rightsLinkSelect }>;

const rightsRequestSelect = {
  id: true,
  kind: true,
  state: true,
  email: true,
  locale: true,
  receivedAt: true,
  dueAt: true,
  outcome: true,
  refusalCode: true,
  organization: { select: { ...senderSelect, timeZone: true } },
  events: { select: { kind: true, text: true }, orderBy: { at: "desc" } },
} satisfies Prisma.RightsRequestSelect;

export type MailedRightsRequest = Prisma.RightsRequestGetPayload<{ select: typeof rightsRequestSelect }>;

const consentSelect = {
  id: true,
  organizationId: true,
  email: true,
  locale: true,
  organization: { select: { name: true, accentColor: true, timeZone: true } },
} satisfies Prisma.ConsentRecordSelect;
const deletionSelect = {
  id: true,
  kind: true,
  state: true,
  email: true,
  locale: true,
  executesAt: true,
} satisfies Prisma.DeletionJobSelect;

const mailSelect = {
  id: true,
  kind: true,
  status: true,
  attempts: true,
  facts: true,
  createdAt: true,
  organizationId: true,
  userId: true,
  bookingId: true,
  attendeeId: true,
  waitingEntryId: true,
  timeProposalId: true,
  user: {
    select: {
      ...{ id: true, closesAt: true, ...personSelect },
      memberships: {
        select: { organizationId: true, barredAt: true, role: true },
      },
    },
  },
  organization: { select: { ...senderSelect, timeZone: true, closesAt: true } },
  deletionJob: { select: deletionSelect },
  booking: { select: mailedBookingSelect },
  waitingEntry: { select: waitingSelect },
  timeProposal: { select: proposalSelect },
  rightsLink: { select: rightsLinkSelect },
  rightsRequest: { select: rightsRequestSelect },
  consent: { select: consentSelect },
  guardianWish: {
    select: {
      ...{ id: true, email: true, locale: true, expiresAt: true },
      organization: { select: { name: true, accentColor: true, timeZone: true } },
    },
  },
  invitation: {
    select: {
      ...{ id: true, email: true, role: true, expiresAt: true },
      invitedBy: { select: { name: true } },
      organization: {
        select: { name: true, accentColor: true, locale: true, timeZone: true, closesAt: true },
      },
    },
  },
  supportRequest: {
    select: {
      ...{ kind: true, email: true, locale: true, text: true, wish: true, receivedAt: true },
      ...{ restrictedAt: true, userId: true },
      answers: { select: { id: true, text: true } },
    },
  },
  incidentSubject: {
    select: {
      id: true,
      sealed: true,
      locale: true,
      incident: { select: { kind: true, awareAt: true, facts: true } },
    },
  },
  legalPerson: {
    select: {
      email: true,
      locale: true,
      request: {
        select: {
          authority: true,
          reference: true,
          basis: true,
          state: true,
          given: true,
          receivedAt: true,
          gagUntil: true,
        },
      },
    },
  },
} satisfies Prisma.MailMessageSelect;

export type StoredMail = Prisma.MailMessageGetPayload<{ select: typeof mailSelect }>;

/** A mail with all that it speaks of. Only the job that sends it asks, and it knows no business: the row does. */
export function findMail(prisma: PrismaClient, mailId: string): Promise<StoredMail | null> {
  return prisma.mailMessage.findUnique({ where: { id: mailId }, select: mailSelect });
}

export async function findUserName(prisma: PrismaClient, userId: string): Promise<string | null> {
  return (await prisma.user.findUnique({ where: { id: userId }, select: { name: true } }))?.name ?? null;
}

/** The browser and the network of a session, while it lasts. */
export function findDevice(prisma: PrismaClient, id: string) {
  return prisma.session.findUnique({ where: { id }, select: { device: true, network: true } });
}

/** A change of an account's address, for the mails that tell both addresses of it. */
export function findEmailChange(prisma: PrismaClient, id: string) {
  return prisma.emailChange.findUnique({
    where: { id },
    select: { fromEmail: true, toEmail: true, confirmedAt: true, undoneAt: true, expiresAt: true },
  });
}

/** An access for support, for the mail that tells of it. */
export async function findGrant(prisma: PrismaClient, id: string) {
  const grant = await prisma.accessGrant.findUnique({
    where: { id },
    select: { kind: true, caseRef: true, endsAt: true, organization: { select: { slug: true } } },
  });
  return grant && { ...grant, emergency: grant.kind === "emergency" };
}

/** When the link of a mailed token ends; null once it was used or is gone. */
export async function findOpenTokenExpiry(prisma: PrismaClient, tokenId: string): Promise<number | null> {
  const token = await prisma.emailToken.findUnique({
    where: { id: tokenId },
    select: { expiresAt: true, usedAt: true },
  });
  return token && token.usedAt === null ? token.expiresAt.getTime() : null;
}

/**
 * Counts a try before it is made, so that one cut short by a crash counts too. False when another run of the same
 * job counted first: that one sends, and this one must not.
 */
export async function claimTry(prisma: PrismaClient, mailId: string, attemptsSeen: number): Promise<boolean> {
  const { count } = await prisma.mailMessage.updateMany({
    where: { id: mailId, status: "queued", attempts: attemptsSeen },
    data: { attempts: attemptsSeen + 1 },
  });
  return count === 1;
}

// The updates below name rows by `updateMany`, because a mail may be erased while it is being sent.

/** `facts` are the mail's own, with what has become true by sending it. */
export async function recordSent(
  prisma: PrismaClient,
  mailId: string,
  { now, facts }: { now: number; facts: MailFacts },
): Promise<void> {
  await prisma.mailMessage.updateMany({
    where: { id: mailId },
    data: { status: "sent", sentAt: new Date(now), lastError: "", facts },
  });
}

/** Ends mails whose last try was cut off by the end of its process: nobody was left to say that they failed. */
export async function closeCutOff(prisma: PrismaClient, triesMax: number): Promise<number> {
  const { count } = await prisma.mailMessage.updateMany({
    where: { status: "queued", attempts: { gte: triesMax } },
    data: { status: "failed", lastError: "interrupted" },
  });
  return count;
}

/** `final` ends the tries: the row then reads "failed". */
export async function recordFailure(
  prisma: PrismaClient,
  mailId: string,
  { reason, final }: { reason: string; final: boolean },
): Promise<void> {
  await prisma.mailMessage.updateMany({
    where: { id: mailId },
    data: { lastError: reason, ...(final ? { status: "failed" } : {}) },
  });
}

/** Why the last mail that came back from somebody did; null where none did. */
export async function findLastReturn(prisma: PrismaClient, attendeeId: string): Promise<string | null> {
  const last = await prisma.mailMessage.findFirst({
    where: { attendeeId, returnedAs: { startsWith: "final" } },
    select: { returnedAs: true },
    orderBy: { returnedAt: "desc" },
  });
  return last?.returnedAs ?? null;
}

/** A mail that had failed for good waits again, with all its tries. */
export async function reopenFailed(prisma: PrismaClient, mailId: string): Promise<void> {
  await prisma.mailMessage.updateMany({
    where: { id: mailId, status: "failed" },
    data: { status: "queued", attempts: 0 },
  });
}

/** Takes back a waiting mail that has nothing true left to say. */
export async function dropMail(prisma: PrismaClient, mailId: string): Promise<void> {
  await prisma.mailMessage.deleteMany({ where: { id: mailId, status: "queued" } });
}

/** All mails of a booking, oldest first, with the names of their recipients. */
export function listMailsOfBooking(prisma: PrismaClient, organizationId: string, bookingId: string) {
  return prisma.mailMessage.findMany({
    where: { organizationId, bookingId },
    select: {
      id: true,
      kind: true,
      status: true,
      attempts: true,
      lastError: true,
      createdAt: true,
      sentAt: true,
      returnedAt: true,
      returnedAs: true,
      attendee: { select: { name: true, email: true, restrictedAt: true } },
      user: { select: { name: true } },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}
