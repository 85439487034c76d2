import { DateTime } from "luxon";
import { hashPassword } from "../app/features/account/password.server.ts";
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
    await tx.schedule.create({
      data: {
        id: scheduleId,
        organizationId,
        userId: owner,
        name: "Studio hours",
        timeZone: zone,
        isDefault: true,
      },
    });
    await tx.availabilityRule.createMany({
      data: [1, 2, 3, 4, 5].flatMap((weekday) => [
        { id: randomId(), organizationId, scheduleId, weekday, startMinute: 9 * 60, endMinute: 12 * 60 + 30 },
        {
          id: randomId(),
          organizationId,
          scheduleId,
          weekday,
          startMinute: 13 * 60 + 30,
          endMinute: 18 * 60,
        },
      ]),
    });
    await seedEventTypes(tx, { organizationId, hostId: owner, scheduleId });
    await seedBookings(tx, { organizationId, hostId: owner, now });
  }, patience);
}

type Transaction = Parameters<Parameters<Services["database"]["prisma"]["$transaction"]>[0]>[0];

async function seedEventTypes(
  tx: Transaction,
  owner: { organizationId: string; hostId: string; scheduleId: string },
) {
  await tx.eventType.create({
    data: {
      ...owner,
      id: randomId(),
      slug: "first-call",
      title: "First call",
      description: "Half an hour to get to know each other and your rooms.",
      lengthMinutes: 30,
      noticeMinutes: 60,
      bufferAfterMinutes: 10,
      slotIntervalMinutes: 30,
      position: 0,
      questions: {
        create: [
          {
            id: randomId(),
            organizationId: owner.organizationId,
            kind: "long_text",
            label: "What would you like to change at home?",
            position: 0,
          },
          {
            id: randomId(),
            organizationId: owner.organizationId,
            kind: "choice",
            label: "Which room comes first?",
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
      ...owner,
      id: randomId(),
      slug: "design-session",
      title: "Design session",
      description: "An hour at the drawing board, with your plan on the shared screen.",
      lengthMinutes: 60,
      slotIntervalMinutes: 30,
      noticeMinutes: 24 * 60,
      windowDays: 60,
      changeNoticeMinutes: 12 * 60,
      position: 1,
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
    select: { id: true, title: true },
  });
  for (const customer of customers) {
    const day = nextWorkday(DateTime.fromMillis(now, { zone }).plus({ days: customer.daysAhead }));
    const startsAt = day.set({ hour: customer.hour, minute: 0, second: 0, millisecond: 0 });
    const id = randomId();
    await tx.booking.create({
      data: {
        id,
        organizationId,
        eventTypeId: eventType.id,
        hostId,
        title: eventType.title,
        startsAt: startsAt.toJSDate(),
        endsAt: startsAt.plus({ minutes: 30 }).toJSDate(),
        occupiedStartsAt: startsAt.toJSDate(),
        occupiedEndsAt: startsAt.plus({ minutes: 40 }).toJSDate(),
        idempotencyKey: randomId(),
        attendees: {
          create: {
            id: randomId(),
            organizationId,
            name: customer.name,
            email: customer.email,
            timeZone: zone,
            locale: customer.locale,
          },
        },
      },
    });
  }
}

function nextWorkday(day: DateTime): DateTime {
  return day.weekday > 5 ? day.plus({ days: 8 - day.weekday }) : day;
}
