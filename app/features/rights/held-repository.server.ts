import { listConsents } from "#app/features/consents/consents.server.ts";
import { casesByIds } from "#app/features/contact/contact.server.ts";
import { listDisclosures } from "#app/features/disclosures/disclosures.server.ts";
import { mediaOfAttendees } from "#app/features/media/media.server.ts";
import { chatOfAttendees } from "#app/features/rooms/rooms.server.ts";
import type { Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";
import type { SubjectRows } from "./subject-rows.server.ts";

const businessSelect = {
  id: true,
  slug: true,
  name: true,
  timeZone: true,
  retentionDays: true,
} satisfies Prisma.OrganizationSelect;

export type HeldBusiness = Prisma.OrganizationGetPayload<{ select: typeof businessSelect }>;

const mailSelect = {
  kind: true,
  status: true,
  createdAt: true,
  sentAt: true,
} satisfies Prisma.MailMessageSelect;

const seatSelect = {
  id: true,
  organizationId: true,
  accompaniesId: true,
  status: true,
  name: true,
  email: true,
  phone: true,
  timeZone: true,
  locale: true,
  createdAt: true,
  cancelledAt: true,
  cancelledBy: true,
  reason: true,
  restrictedAt: true,
  purgeAt: true,
  reply: true,
  repliedAt: true,
  guests: { select: { name: true, email: true, status: true }, orderBy: { createdAt: "asc" } },
  answers: { select: { id: true, label: true, values: true, sensitive: true }, orderBy: { position: "asc" } },
  mailMessages: { select: mailSelect, orderBy: { createdAt: "asc" } },
  participants: {
    select: {
      name: true,
      joinedAt: true,
      leftAt: true,
      call: { select: { startedAt: true, endedAt: true } },
    },
    orderBy: { joinedAt: "asc" },
  },
  booking: {
    select: {
      id: true,
      title: true,
      status: true,
      startsAt: true,
      endsAt: true,
      seats: true,
      locationKind: true,
      locationDetail: true,
      createdAt: true,
      movedAt: true,
      reason: true,
      campaign: true,
      purgeAt: true,
      organization: { select: businessSelect },
      hosts: { select: { user: { select: { name: true } } }, orderBy: { userId: "asc" } },
      // To the hosts: they were told who comes.
      mailMessages: { where: { userId: { not: null } }, select: mailSelect, orderBy: { createdAt: "asc" } },
    },
  },
} satisfies Prisma.AttendeeSelect;

/** A part in a booking: one's own, a seat of a group, or that of a guest. */
export type HeldSeat = Prisma.AttendeeGetPayload<{ select: typeof seatSelect }>;

const waitingSelect = {
  id: true,
  status: true,
  name: true,
  email: true,
  startsAt: true,
  date: true,
  endsOn: true,
  timeZone: true,
  createdAt: true,
  organization: { select: businessSelect },
  eventType: { select: { title: true } },
  mailMessages: { select: mailSelect, orderBy: { createdAt: "asc" } },
} satisfies Prisma.WaitingEntrySelect;

const offerSelect = {
  id: true,
  status: true,
  recipientName: true,
  recipientEmail: true,
  starts: true,
  note: true,
  endsOn: true,
  createdAt: true,
  organization: { select: businessSelect },
  eventType: { select: { title: true } },
  host: { select: { name: true } },
} satisfies Prisma.TimeOfferSelect;

const proposalSelect = {
  id: true,
  status: true,
  startsAt: true,
  name: true,
  email: true,
  note: true,
  timeZone: true,
  createdAt: true,
  organization: { select: businessSelect },
  timeOffer: {
    select: { endsOn: true, eventType: { select: { title: true } }, host: { select: { name: true } } },
  },
  mailMessages: { select: mailSelect, orderBy: { createdAt: "asc" } },
} satisfies Prisma.TimeProposalSelect;

const invitationSelect = {
  id: true,
  email: true,
  name: true,
  role: true,
  createdAt: true,
  expiresAt: true,
  organization: { select: businessSelect },
  mailMessages: { select: mailSelect, orderBy: { createdAt: "asc" } },
} satisfies Prisma.InvitationSelect;

const requestSelect = {
  id: true,
  kind: true,
  channel: true,
  state: true,
  text: true,
  outcome: true,
  refusalCode: true,
  receivedAt: true,
  dueAt: true,
  closedAt: true,
  organization: { select: businessSelect },
  events: { select: { kind: true, at: true, text: true }, orderBy: { at: "asc" } },
} satisfies Prisma.RightsRequestSelect;

/** Everything behind these rows, in the order in which it came about. */
export async function readHeld(prisma: PrismaClient, rows: SubjectRows) {
  const [seats, waiting, offers, proposals, requests] = await Promise.all([
    prisma.attendee.findMany({
      where: { id: { in: rows.attendeeIds } },
      select: seatSelect,
      orderBy: [{ booking: { startsAt: "desc" } }, { id: "asc" }],
    }),
    prisma.waitingEntry.findMany({
      where: { id: { in: rows.waitingIds } },
      select: waitingSelect,
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    }),
    prisma.timeOffer.findMany({
      where: { id: { in: rows.offerIds } },
      select: offerSelect,
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    }),
    prisma.timeProposal.findMany({
      where: { id: { in: rows.proposalIds } },
      select: proposalSelect,
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    }),
    prisma.rightsRequest.findMany({
      where: { id: { in: rows.requestIds } },
      select: requestSelect,
      orderBy: [{ receivedAt: "desc" }, { id: "asc" }],
    }),
  ]);
  const invitations = await prisma.invitation.findMany({
    where: { id: { in: rows.invitationIds } },
    select: invitationSelect,
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  const cases = await casesByIds(prisma, rows.supportIds);
  const media = await mediaOfAttendees(prisma, rows.attendeeIds);
  const chat = await chatOfAttendees(prisma, rows.attendeeIds);
  const consents = await listConsents(prisma, rows.consentIds);
  const disclosures = await listDisclosures(prisma, rows.disclosureIds);
  const known = [
    ...consents.map(({ organizationId }) => organizationId),
    ...disclosures.map(({ organization }) => organization.id),
  ];
  const asking = await prisma.organization.findMany({
    where: { id: { in: known } },
    select: businessSelect,
  });
  return {
    ...{ cases, seats, media, chat, waiting, offers, proposals, invitations },
    ...{ requests, consents, disclosures, asking },
  };
}

export type Held = Awaited<ReturnType<typeof readHeld>>;

/** Whether one of the addresses has an account, which shows its own data. */
export async function hasAccount(prisma: PrismaClient, emails: readonly string[]): Promise<boolean> {
  return (
    (await prisma.user.findFirst({ where: { email: { in: [...emails] } }, select: { id: true } })) !== null
  );
}
