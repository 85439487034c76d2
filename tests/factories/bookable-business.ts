import type { Database } from "#app/platform/database/database.server.ts";
import type { EventType as EventTypeModel, QuestionKind } from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";

type Wishes = {
  timeZone?: string;
  retentionDays?: number;
  /** Columns of the event type, as Prisma writes them. */
  eventType?: Partial<Omit<EventTypeModel, "id" | "organizationId" | "slug">>;
  questions?: { kind: QuestionKind; label: string; required?: boolean; options?: string[] }[];
  /** A member of another business who hosts here too. */
  hostId?: string;
  /** More members who host it, each with hours of their own; what is set of them as hosts. */
  colleagues?: { fixed?: boolean; groupName?: string; priority?: number; weight?: number }[];
};

export type BookableBusiness = Awaited<ReturnType<typeof bookableBusiness>>;

/** A published business whose one host gives time every day from 9 to 17, with one event type of half an hour. */
export async function bookableBusiness({ prisma }: Pick<Database, "prisma">, wishes: Wishes = {}) {
  const timeZone = wishes.timeZone ?? "UTC";
  const organizationId = randomId();
  const slug = `b-${organizationId.slice(0, 10)}`;
  const hostId = wishes.hostId ?? randomId();
  const scheduleId = randomId();
  const eventTypeId = randomId();
  if (!wishes.hostId) {
    await prisma.user.create({
      data: {
        id: hostId,
        email: `${hostId}@hosts.example`,
        name: "Ada Host",
        passwordHash: "-",
        timeZone,
        emailVerifiedAt: new Date(0),
      },
    });
  }
  await prisma.organization.create({
    data: {
      id: organizationId,
      slug,
      name: "Test business",
      timeZone,
      retentionDays: wishes.retentionDays,
      memberships: { create: { id: randomId(), userId: hostId, role: "owner" } },
    },
  });
  await prisma.schedule.create({
    data: {
      id: scheduleId,
      organizationId,
      userId: hostId,
      name: "Hours",
      timeZone,
      isDefault: true,
      rules: { create: dailyRules(organizationId) },
    },
  });
  const questions = (wishes.questions ?? []).map((question, position) => ({
    id: randomId(),
    organizationId,
    position,
    purpose: "To prepare the meeting",
    ...question,
  }));
  await prisma.eventType.create({
    data: {
      id: eventTypeId,
      organizationId,
      slug: "talk",
      title: "Talk",
      lengthMinutes: 30,
      noticeMinutes: 0,
      windowKind: wishes.eventType?.windowDays === undefined ? "unlimited" : "calendar_days",
      ...wishes.eventType,
      hosts: { create: { userId: hostId, scheduleId, organizationId } },
      questions: { create: questions },
    },
  });
  const hostIds = [hostId];
  for (const [index, as] of (wishes.colleagues ?? []).entries()) {
    const colleague = await addColleague(
      { prisma },
      { organizationId, timeZone, name: `Colleague ${index + 1}` },
    );
    await prisma.eventTypeHost.create({
      data: { ...colleague, eventTypeId, organizationId, position: index + 1, ...as },
    });
    hostIds.push(colleague.userId);
  }
  return { organizationId, slug, hostId, hostIds, scheduleId, eventTypeId, eventTypeSlug: "talk", questions };
}

/** A member with hours every day from 9 to 17. */
export async function addColleague(
  { prisma }: Pick<Database, "prisma">,
  {
    organizationId,
    timeZone = "UTC",
    name = "Colleague",
  }: { organizationId: string; timeZone?: string; name?: string },
): Promise<{ userId: string; scheduleId: string }> {
  const [userId, scheduleId] = [randomId(), randomId()];
  await prisma.user.create({
    data: {
      id: userId,
      email: `${userId}@hosts.example`,
      name,
      passwordHash: "-",
      timeZone,
      emailVerifiedAt: new Date(0),
      memberships: { create: { id: randomId(), organizationId, role: "member" } },
    },
  });
  await prisma.schedule.create({
    data: {
      id: scheduleId,
      organizationId,
      userId,
      name: "Hours",
      timeZone,
      isDefault: true,
      rules: { create: dailyRules(organizationId) },
    },
  });
  return { userId, scheduleId };
}

function dailyRules(organizationId: string) {
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    id: randomId(),
    organizationId,
    weekday,
    startMinute: 540,
    endMinute: 1020,
  }));
}
