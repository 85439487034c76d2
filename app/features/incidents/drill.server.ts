import type { Database } from "#app/platform/database/database.server.ts";
import { openSubject } from "#app/platform/database/sealed-subjects.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { createSealer } from "#app/platform/security/sealer.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { announceIncident, tellAffected } from "./announce-incident.server.ts";
import { incidentsConcerning } from "./concerning.server.ts";
import { listIncidents } from "./incident-list.server.ts";
import { pickColumns } from "./incident-query.ts";
import { publishIncident } from "./incident-steps.server.ts";
import { openIncident } from "./open-incident.server.ts";
import { publishedIncidents } from "./public-incidents.server.ts";

const dayMs = 86_400_000;
const phoneShare = 3;

export type Drill = {
  ok: boolean;
  /** Whom the list lacks, and whom it has too much. */
  missing: string[];
  superfluous: string[];
  people: number;
  /** How long before the 72 hours were over the last mail was queued; milliseconds. */
  spareMs: number;
  /** Whether the banner is seen by each of them and by nobody else, and the public page and feed say it. */
  banners: boolean;
  published: boolean;
};

/**
 * Plays a breach on an empty database: two businesses, of which one lost the phone numbers of those who booked before
 * yesterday. Whom that affects is known from the planting itself, apart from the data map; the list has to be equal,
 * and each of them told before the 72 hours are over.
 */
export async function runDrill(
  services: Pick<Services, "database" | "clock" | "settings" | "jobs">,
  peopleEach = 60,
): Promise<Drill> {
  const now = services.clock.now();
  const leaky = await plantBusiness(services.database, now, "leaky", peopleEach);
  await plantBusiness(services.database, now, "sound", peopleEach);
  const { columns } = pickColumns(["Attendee.phone"]);
  const query = { columns, businessIds: [leaky.organizationId], from: null, until: now - dayMs };
  const inBoth = (text: string) => ({ en: text, fr: text });
  const facts = { what: inBoth("A drill."), consequences: inBoth("None."), measures: inBoth("None.") };
  const awareAt = now - 3_600_000;
  const { id } = await openIncident(services, { kind: "breach", awareAt, query, facts });
  await announceIncident(services, id);
  await tellAffected(services, id);
  await publishIncident(services, id);
  const [incident] = await listIncidents(services);
  const listed = await listedAddresses(services, id);
  const mails = await services.database.prisma.mailMessage.findMany({
    where: { incidentSubject: { incidentId: id } },
    select: { createdAt: true },
  });
  const last = Math.max(...mails.map(({ createdAt }) => createdAt.getTime()));
  const missing = leaky.affected.filter((email) => !listed.includes(email));
  const superfluous = listed.filter((email) => !leaky.affected.includes(email));
  const spareMs = (incident?.dueAt ?? 0) - last;
  const isEqual = missing.length === 0 && superfluous.length === 0;
  const isMailed = mails.length === leaky.affected.length && mails.length > 0 && spareMs > 0;
  const banners = await areToldOnTheirPages(services, leaky);
  const published = (await publishedIncidents(services)).some((one) => one.id === id);
  const ok = isEqual && isMailed && banners && published;
  return { ok, missing, superfluous, people: listed.length, spareMs, banners, published };
}

type Planted = { affected: string[]; others: string[] };

/** The second of the three ways: mail has no part in it. */
async function areToldOnTheirPages(
  services: Pick<Services, "database" | "clock" | "settings">,
  { affected, others }: Planted,
): Promise<boolean> {
  const told = async (email: string) =>
    (await incidentsConcerning(services, [email], { locale: "en" })).length === 1;
  const seen = await Promise.all(affected.map(told));
  const seenByOthers = await Promise.all(others.map(told));
  return seen.every(Boolean) && !seenByOthers.some(Boolean);
}

async function listedAddresses(
  { database, settings }: Pick<Services, "database" | "settings">,
  incidentId: string,
): Promise<string[]> {
  const sealer = createSealer(settings.encryptionKeys);
  const rows = await database.prisma.incidentSubject.findMany({
    where: { incidentId },
    select: { id: true, sealed: true },
  });
  return rows.map((row) => openSubject(sealer, row));
}

/** Gives the addresses, lower-case, of those whose phone number was there before yesterday. */
async function plantBusiness({ prisma }: Database, now: number, slug: string, people: number) {
  const [organizationId, hostId, eventTypeId] = [randomId(), randomId(), randomId()];
  await prisma.user.create({
    data: { id: hostId, email: `host@${slug}.example`, name: "Host", passwordHash: "-", timeZone: "UTC" },
  });
  await prisma.organization.create({ data: { id: organizationId, slug, name: slug, timeZone: "UTC" } });
  await prisma.eventType.create({
    data: {
      id: eventTypeId,
      organizationId,
      slug: "talk",
      title: "Talk",
      lengthMinutes: 30,
      windowKind: "unlimited",
    },
  });
  const affected = new Set<string>();
  const all = new Set<string>();
  for (let index = 0; index < people; index++) {
    // Cancelled ones take no host's time. Some come twice, by another spelling; some gave no number; some booked after the leak was stopped.
    const person = index % Math.ceil(people * 0.8);
    const email = `Person${person}@${index % 2 === 0 ? "People" : "people"}.example`;
    const phone = index % phoneShare === 0 ? "" : `+33 1 00 00 ${1000 + index}`;
    const isLate = index % 5 === 0;
    const startsAt = new Date(now + (index + 1) * dayMs);
    const endsAt = new Date(startsAt.getTime() + 1_800_000);
    const createdAt = new Date(isLate ? now - dayMs / 2 : now - 3 * dayMs);
    const attendee = { id: randomId(), organizationId, name: "Somebody", timeZone: "UTC", createdAt };
    const over = { status: "cancelled", cancelledAt: createdAt } as const;
    await prisma.booking.create({
      data: {
        ...{
          id: randomId(),
          organizationId,
          eventTypeId,
          hostId,
          title: "Talk",
          status: "cancelled" as const,
          cancelledAt: createdAt,
        },
        ...{ startsAt, endsAt, occupiedStartsAt: startsAt, occupiedEndsAt: endsAt, createdAt },
        attendees: { create: { ...attendee, ...over, email, phone, locale: index % 2 === 0 ? "en" : "fr" } },
      },
      select: { id: true },
    });
    all.add(email.toLowerCase());
    if (phone !== "" && !isLate) affected.add(email.toLowerCase());
  }
  const others = [...all].filter((email) => !affected.has(email));
  return { organizationId, affected: [...affected], others };
}
