import { DateTime } from "luxon";
import { hashPassword } from "../app/features/account/password.server.ts";
import { insertAttendee, insertBooking, timesOf } from "../app/features/booking/booking-writer.server.ts";
import { demoAccount } from "../app/platform/demo-account.ts";
import { randomId } from "../app/platform/security/random-id.server.ts";
import type { Services } from "../app/platform/services.server.ts";

const zone = "Europe/Paris";
const demoLock = 415_263_748;
/** Another process may be at it, and the machine may be small: milliseconds. */
const patience = { maxWait: 20_000, timeout: 60_000 };

/**
 * The demo business, made once, where no business exists yet. One transaction: a start that is killed half-way leaves
 * nothing behind, and the next one makes it whole.
 */
export async function seedDemo(services: Services): Promise<void> {
  const { prisma } = services.database;
  if ((await prisma.organization.count()) > 0) return;
  const passwordHash = await hashPassword(demoAccount.password);
  await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${demoLock})`;
    if ((await tx.organization.count()) > 0) return;
    const now = services.clock.now();
    const owner = randomId();
    const organizationId = randomId();
    await tx.user.create({
      data: {
        id: owner,
        email: demoAccount.email,
        emailVerifiedAt: new Date(now),
        name: demoAccount.name,
        passwordHash,
        timeZone: zone,
      },
    });
    await tx.organization.create({
      data: {
        id: organizationId,
        slug: demoAccount.slug,
        name: demoAccount.businessName,
        welcomeText:
          "Interior design by the water. Book a call, bring your floor plan, and we will look at it together.",
        timeZone: zone,
        memberships: { create: { id: randomId(), userId: owner, role: "owner" } },
      },
    });
    const scheduleId = randomId();
    await seedSchedule(tx, { organizationId, userId: owner, scheduleId });
    const base = { organizationId, passwordHash, now };
    const team = await seedColleagues(tx, { userId: owner, scheduleId }, base);
    await seedEventTypes(tx, team);
    await seedBookings(tx, { organizationId, hostId: owner, now });
  }, patience);
}

type Transaction = Parameters<Parameters<Services["database"]["prisma"]["$transaction"]>[0]>[0];
type Team = { organizationId: string; members: { userId: string; scheduleId: string }[] };

const colleagues = [
  { name: "Elias Moreau", email: "elias@harbour.example" },
  { name: "Ingrid Solheim", email: "ingrid@harbour.example" },
];

/** Two more members, so that team appointments can be seen. They sign in with the demo's password too. */
async function seedColleagues(
  tx: Transaction,
  owner: Team["members"][number],
  base: { organizationId: string; passwordHash: string; now: number },
) {
  const { organizationId, passwordHash, now } = base;
  const members = [owner];
  for (const { name, email } of colleagues) {
    const [userId, scheduleId] = [randomId(), randomId()];
    await tx.user.create({
      data: { id: userId, email, emailVerifiedAt: new Date(now), name, passwordHash, timeZone: zone },
    });
    await tx.membership.create({ data: { id: randomId(), organizationId, userId, role: "member" } });
    await seedSchedule(tx, { organizationId, userId, scheduleId });
    members.push({ userId, scheduleId });
  }
  return { organizationId, members };
}

async function seedSchedule(
  tx: Transaction,
  owner: { organizationId: string; userId: string; scheduleId: string },
) {
  const { organizationId, userId, scheduleId } = owner;
  const hours = [
    { startMinute: 9 * 60, endMinute: 12 * 60 + 30 },
    { startMinute: 13 * 60 + 30, endMinute: 18 * 60 },
  ];
  await tx.schedule.create({
    data: {
      id: scheduleId,
      organizationId,
      userId,
      name: "Studio hours",
      timeZone: zone,
      isDefault: true,
      holidayCountry: "FR",
      rules: {
        create: [1, 2, 3, 4, 5].flatMap((weekday) =>
          hours.map((interval) => ({ id: randomId(), organizationId, weekday, ...interval })),
        ),
      },
    },
  });
}

async function seedEventTypes(tx: Transaction, { organizationId, members }: Team) {
  const [owner] = members;
  const host = (member: Team["members"][number] | undefined, position = 0) => ({
    organizationId,
    userId: member?.userId ?? "",
    scheduleId: member?.scheduleId ?? "",
    position,
  });
  await tx.eventType.create({
    data: {
      organizationId,
      id: randomId(),
      slug: "first-call",
      title: "First call",
      description: "Half an hour to get to know each other and your rooms.",
      lengthMinutes: 30,
      noticeMinutes: 60,
      bufferAfterMinutes: 10,
      slotIntervalMinutes: 30,
      windowKind: "unlimited",
      guestsMax: 3,
      position: 0,
      hosts: { create: [host(owner)] },
      locations: { create: [{ id: randomId(), organizationId, kind: "parley_room" }] },
      questions: {
        create: [
          {
            id: randomId(),
            organizationId,
            kind: "long_text",
            label: "What would you like to change at home?",
            purpose: "To prepare ideas for our first talk",
            position: 0,
          },
          {
            id: randomId(),
            organizationId,
            kind: "choice",
            label: "Which room comes first?",
            purpose: "To bring the right samples",
            options: ["Kitchen", "Living room", "Bedroom", "Bathroom"],
            required: true,
            position: 1,
          },
        ],
      },
    },
  });
  await tx.eventType.create({
    data: {
      organizationId,
      id: randomId(),
      slug: "design-session",
      title: "Design session",
      description: "At the drawing board, with your plan on the shared screen. Choose who draws with you.",
      lengthMinutes: 60,
      otherLengths: [90],
      slotIntervalMinutes: 30,
      noticeMinutes: 24 * 60,
      windowKind: "calendar_days",
      windowDays: 60,
      changeNoticeMinutes: 12 * 60,
      hostMode: "round_robin",
      attendeeChoosesHost: true,
      position: 1,
      hosts: { create: members.map((member, position) => host(member, position)) },
      locations: {
        create: [
          { id: randomId(), organizationId, kind: "parley_room", position: 0 },
          {
            id: randomId(),
            organizationId,
            kind: "in_person",
            detail: "Harbour Studio, 12 quai des Chartrons, Bordeaux",
            position: 1,
          },
        ],
      },
    },
  });
  await tx.eventType.create({
    data: {
      organizationId,
      id: randomId(),
      slug: "open-studio",
      title: "Open studio",
      description:
        "An hour for up to six people: bring a question about your rooms and hear those of others.",
      lengthMinutes: 60,
      slotIntervalMinutes: 210,
      noticeMinutes: 120,
      windowKind: "calendar_days",
      windowDays: 30,
      seats: 6,
      waitingList: true,
      position: 2,
      hosts: { create: [host(members[2] ?? owner)] },
      locations: { create: [{ id: randomId(), organizationId, kind: "parley_room" }] },
    },
  });
  await tx.eventType.create({
    data: {
      organizationId,
      id: randomId(),
      slug: "site-visit",
      title: "Site visit",
      description: "We come to you and measure. You get an answer to your request within a day.",
      lengthMinutes: 120,
      slotIntervalMinutes: 60,
      bufferBeforeMinutes: 30,
      bufferAfterMinutes: 30,
      noticeMinutes: 48 * 60,
      windowKind: "business_days",
      windowDays: 20,
      approval: "always",
      approvalHours: 24,
      position: 3,
      hosts: { create: [host(members[1] ?? owner)] },
      locations: {
        create: [{ id: randomId(), organizationId, kind: "in_person", detail: "At your address" }],
      },
      questions: {
        create: [
          {
            id: randomId(),
            organizationId,
            kind: "address",
            label: "Where shall we come?",
            purpose: "To find you",
            required: true,
          },
        ],
      },
    },
  });
}

const customers = [
  { name: "Noé Lambert", email: "noe@customers.example", daysAhead: 2, hour: 10, locale: "fr" },
  { name: "Grace Okafor", email: "grace@customers.example", daysAhead: 3, hour: 15, locale: "en" },
  { name: "Yuki Tanaka", email: "yuki@customers.example", daysAhead: -6, hour: 11, locale: "en" },
];

/** A few appointments around today, so that the dashboard is not empty on a first visit. */
async function seedBookings(
  tx: Transaction,
  { organizationId, hostId, now }: { organizationId: string; hostId: string; now: number },
) {
  const eventType = await tx.eventType.findFirstOrThrow({
    where: { organizationId, slug: "first-call" },
    select: {
      id: true,
      title: true,
      lengthMinutes: true,
      bufferBeforeMinutes: true,
      bufferAfterMinutes: true,
    },
  });
  for (const { name, email, daysAhead, hour, locale } of customers) {
    const day = nextWorkday(DateTime.fromMillis(now, { zone }).plus({ days: daysAhead }));
    const startsAt = day.set({ hour, minute: 0, second: 0, millisecond: 0 });
    const bookingId = await insertBooking(tx, {
      organizationId,
      eventTypeId: eventType.id,
      hostIds: [hostId],
      status: "confirmed",
      source: "page",
      title: eventType.title,
      seats: null,
      locationKind: "parley_room",
      locationDetail: "",
      answerBy: null,
      campaign: {},
      createdAt: new Date(now),
      occupies: true,
      ...timesOf(eventType, startsAt.toMillis()),
    });
    await insertAttendee(tx, {
      ...{ organizationId, bookingId, name, email, locale, timeZone: zone },
      accompaniesId: null,
      status: "confirmed",
      phone: "",
      idempotencyKey: null,
      createdAt: new Date(now),
    });
  }
}

function nextWorkday(day: DateTime): DateTime {
  return day.weekday > 5 ? day.plus({ days: 8 - day.weekday }) : day;
}
