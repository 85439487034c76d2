import { submitBooking } from "#app/features/booking/booking.server.ts";
import { slotParam } from "#app/features/booking/booking-form.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import type { FakeServices } from "#tests/fakes/fake-services.ts";
import type { TestDatabase } from "../test-database.ts";

const nine = Date.UTC(2027, 0, 18, 9);

/** A business whose form asks something sensitive, and whether one wants to hear news. */
export async function askingBusiness(database: TestDatabase, newsText = "New classes.") {
  const business = await bookableBusiness(database, { eventType: { asksNews: true, newsText } });
  const questionId = randomId();
  await database.prisma.question.create({
    data: {
      ...{ id: questionId, organizationId: business.organizationId, eventTypeId: business.eventTypeId },
      ...{ kind: "text", label: "Health?", purpose: "To be careful", sensitive: true },
    },
  });
  return { ...business, health: `q_${questionId}` };
}

export type AskingBusiness = Awaited<ReturnType<typeof askingBusiness>>;

/** Sends the form of the nth half hour, as a browser does. */
export function send(
  services: FakeServices,
  business: AskingBusiness,
  slot: number,
  fields: Record<string, string>,
  optedOut = false,
) {
  const form = new FormData();
  const all = { at: slotParam(nine + slot * 1_800_000), timezone: "UTC", key: randomId(), name: "Ada" };
  for (const [name, value] of Object.entries({ ...all, ...fields })) form.set(name, value);
  return submitBooking(form, {
    ...{ services, businessSlug: business.slug, eventTypeSlug: "talk", locale: "en", optedOut },
    network: `198.51.${slot}.0/24`,
  });
}

/** All records of an address, oldest first. */
export function ledgerOf(database: TestDatabase, email: string) {
  return database.prisma.consentRecord.findMany({
    where: { email },
    select: {
      id: true,
      purpose: true,
      action: true,
      method: true,
      context: true,
      text: { select: { text: true } },
    },
    orderBy: { at: "asc" },
  });
}
