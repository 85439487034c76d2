import type { Page } from "@playwright/test";
import type { Database } from "#app/platform/database/database.server.ts";
import type { EventType, LocationKind, QuestionKind } from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { expect } from "./fixtures.ts";

type Asked = {
  kind: QuestionKind;
  label: string;
  required?: boolean;
  options?: string[];
  sensitive?: boolean;
  /** Asked when the question of this label has this answer. */
  when?: [label: string, answer: string];
};

type Wishes = {
  eventType?: Partial<Omit<EventType, "id" | "organizationId" | "slug">>;
  locations?: [kind: LocationKind, detail: string][];
  questions?: Asked[];
};

/** An event type of the demo business for one test alone. Gives its address. */
export async function offerEvent({ prisma }: Database, title: string, wishes: Wishes = {}) {
  const host = await prisma.eventTypeHost.findFirstOrThrow({
    where: { eventType: { slug: "first-call", organization: { slug: "harbour-studio" } } },
    select: { organizationId: true, userId: true, scheduleId: true },
  });
  const { organizationId } = host;
  const slug = `e-${randomId().slice(0, 12)}`;
  const ids = new Map((wishes.questions ?? []).map(({ label }) => [label, randomId()]));
  const id = randomId();
  await prisma.eventType.create({
    data: {
      ...{ id, organizationId, slug, title, lengthMinutes: 30, windowKind: "unlimited", hidden: true },
      ...wishes.eventType,
      hosts: { create: host },
      locations: {
        create: (wishes.locations ?? [["parley_room", ""]]).map(([kind, detail], position) => ({
          ...{ id: randomId(), organizationId, kind, detail, position },
        })),
      },
    },
  });
  const purpose = "To prepare the meeting";
  for (const [position, { when, ...question }] of (wishes.questions ?? []).entries()) {
    const condition = when ? { conditionId: ids.get(when[0]) ?? null, conditionValue: when[1] } : {};
    const data = { id: ids.get(question.label) ?? "", organizationId, eventTypeId: id, position, purpose };
    await prisma.question.create({ data: { ...data, ...question, ...condition } });
  }
  return { id, organizationId, path: `/harbour-studio/${slug}`, slug };
}

/** Chooses the nth free day of March 2027 and the nth time of it, and ends at the form. */
export async function choose(page: Page, path: string, day: number, time = 0) {
  await page.goto(`${path}?month=2027-03&timezone=Europe/Paris`);
  await page.locator("a.day").nth(day).click();
  await expect(page.locator("a.day").nth(day)).toHaveAttribute("aria-current", "date");
  await page.locator("a.time").nth(time).click();
  await expect(page.getByRole("heading", { name: "Your details" })).toBeVisible();
}

export async function fillPerson(
  page: Page,
  name = "Marie Curie",
  email = `${randomId()}@customers.example`,
) {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  return email;
}
