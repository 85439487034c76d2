import { usualChoice } from "#app/features/deletion/business-choice.ts";
import { requestAccountDeletion, runDeletions } from "#app/features/deletion/deletion.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { addColleague } from "#tests/factories/bookable-business.ts";
import { createSessionFor } from "#tests/factories/meeting.ts";
import type { FakeServices } from "#tests/fakes/fake-services.ts";
import { createBooking, createBusiness } from "../privacy/booked-business.ts";
import { createTimeOffer, createWaitingEntry } from "../privacy/waiting-and-offers.ts";
import { sendMails } from "../rights/rights-scene.ts";
import type { TestDatabase } from "../test-database.ts";

export const dayMs = 86_400_000;

/** An owner with a business of one that holds something of everything: what is past, ahead, waiting, offered and set up. */
export async function fullBusiness(database: TestDatabase, services: FakeServices, canary = "Canary") {
  const { prisma } = database;
  const now = services.clock.now();
  const business = await createBusiness(database, 365);
  const { organizationId, hostId } = business;
  await prisma.organization.update({
    where: { id: organizationId },
    data: { name: canary, welcomeText: canary },
  });
  await prisma.user.update({
    where: { id: hostId },
    data: { name: canary, email: `${canary.toLowerCase()}@owners.example` },
  });
  const past = await createBooking(database, business, {
    endsAt: now - 10 * dayMs,
    callEndedAt: now - 10 * dayMs,
    canary,
  });
  const ahead = await createBooking(database, business, { endsAt: now + 20 * dayMs, canary });
  await createWaitingEntry(database, business, { endsOn: now + 30 * dayMs, name: canary });
  await createTimeOffer(database, business, { endsOn: now + 30 * dayMs, canary });
  const absent = { organizationId, userId: hostId };
  await prisma.outOfOffice.create({
    data: {
      ...{ ...absent, id: randomId(), reason: canary },
      ...{ firstDate: new Date(now), lastDate: new Date(now + dayMs) },
    },
  });
  await prisma.busyTime.create({
    data: {
      ...{ ...absent, id: randomId(), title: canary },
      ...{ startsAt: new Date(now), endsAt: new Date(now + 1) },
    },
  });
  await prisma.asset.create({
    data: { id: randomId(), organizationId, contentType: "image/png", bytes: Buffer.from(canary) },
  });
  await prisma.privateLink.create({
    data: { id: randomId(), organizationId, eventTypeId: business.eventTypeId, name: canary },
  });
  await prisma.accessEvent.create({
    data: {
      ...{ id: randomId(), organizationId, viewerId: hostId, bookingId: past, way: "page" as const },
      ...{ at: new Date(now), quarter: new Date(now) },
    },
  });
  await prisma.mailMessage.create({
    data: {
      ...{ id: randomId(), userId: hostId, kind: "password_changed" as const, dedupeKey: randomId() },
      ...{ status: "sent" as const, createdAt: new Date(now) },
    },
  });
  await createSessionFor(database, hostId, now);
  // What was mailed before has gone out.
  await prisma.mailMessage.updateMany({ where: { status: "queued" }, data: { status: "sent" } });
  return { ...business, past, ahead, email: `${canary.toLowerCase()}@owners.example` };
}

/** The wish to delete an account, with what is usual for each business. */
export function askToDelete(services: FakeServices, userId: string) {
  return requestAccountDeletion(services, { userId, sessionId: "", locale: "en", choose: usualChoice });
}

/** Lets the week pass and carries everything out, with the mails that it waits for. */
export async function carryOut(services: FakeServices, database: TestDatabase, days = 7): Promise<void> {
  services.clock.pass(days * dayMs);
  await runDeletions(services);
  await sendMails(services, database);
  await runDeletions(services);
  await sendMails(services, database);
  await runDeletions(services);
}

/** Somebody who hosts the same event type, with hours of their own. */
export async function hostingColleague(
  database: TestDatabase,
  { organizationId, eventTypeId }: { organizationId: string; eventTypeId: string },
  name = "Bert Colleague",
): Promise<string> {
  const colleague = await addColleague(database, { organizationId, name });
  await database.prisma.eventTypeHost.create({
    data: { ...colleague, eventTypeId, organizationId, position: 1 },
  });
  return colleague.userId;
}

/** How many rows each table has, by model-like name; hidden rows too. */
export async function rowCounts(database: TestDatabase): Promise<Record<string, number>> {
  const { rows } = await database.owner.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const found = await database.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM "${name}"`);
    counts[name] = found.rows[0]?.n ?? 0;
  }
  return counts;
}

/** Every table of every schema with a row that holds the text, as "schema.table". */
export async function tablesWith(database: TestDatabase, text: string): Promise<string[]> {
  const { rows } = await database.owner.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_toast%'`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const hits = await database.owner.query(
      `SELECT 1 FROM ${name} t WHERE position(lower($1) in lower(t::text)) > 0 LIMIT 1`,
      [text],
    );
    if (hits.rows.length > 0) found.push(name);
  }
  return found.sort();
}
