import type { Page } from "@playwright/test";
import type { Database } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { product } from "./product.ts";

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;

export type OpenBusiness = BookableBusiness & { base: string };

/** A business of its own for each test, in UTC, whose owner is signed in in the page's browser. */
export async function openBusiness(
  page: Page,
  database: Database,
  wishes: Parameters<typeof bookableBusiness>[1] = {},
): Promise<OpenBusiness> {
  const business = await bookableBusiness(database, wishes);
  const token = await createSessionFor(database, business.hostId, Date.now());
  await page
    .context()
    .addCookies([{ name: "parley_session", value: token, url: product.origin, httpOnly: true }]);
  return { ...business, base: `/dashboard/${business.slug}` };
}

/** A second member who hosts the same event type by the same hours. */
export async function addHost(
  { prisma }: Database,
  business: BookableBusiness,
  name: string,
): Promise<string> {
  const id = randomId();
  const { organizationId, eventTypeId } = business;
  await prisma.user.create({
    data: {
      id,
      email: `${id}@hosts.example`,
      name,
      passwordHash: "-",
      timeZone: "UTC",
      emailVerifiedAt: new Date(0),
    },
  });
  await prisma.membership.create({ data: { id: randomId(), organizationId, userId: id, role: "member" } });
  const scheduleId = randomId();
  const days = [1, 2, 3, 4, 5, 6, 7];
  await prisma.schedule.create({
    data: {
      id: scheduleId,
      organizationId,
      userId: id,
      name: "Hours",
      timeZone: "UTC",
      isDefault: true,
      rules: {
        create: days.map((weekday) => ({
          id: randomId(),
          organizationId,
          weekday,
          startMinute: 540,
          endMinute: 1020,
        })),
      },
    },
  });
  await prisma.eventTypeHost.create({ data: { eventTypeId, userId: id, organizationId, scheduleId } });
  await prisma.eventType.update({ where: { id: eventTypeId }, data: { hostMode: "round_robin" } });
  return id;
}

/** The Monday of the week after next, midnight in UTC: far from now, whatever the day is. */
export function farMonday(): number {
  const today = Math.floor(Date.now() / dayMs);
  const weekday = (today + 3) % 7;
  return (today - weekday + 14) * dayMs;
}

export const isoDate = (instant: number) => new Date(instant).toISOString().slice(0, 10);
