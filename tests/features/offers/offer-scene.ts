import { createOffer, openOffer, type takeOffer } from "#app/features/offers/offers.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { Locale } from "#app/messages/locale.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import type { TestDatabase } from "../test-database.ts";

export const halfHourMs = 1_800_000;
const dayMs = 86_400_000;
const shown = { locale: "en", zone: "UTC" } as const;
const { t } = translatorFor("en");

export type OfferScene = Awaited<ReturnType<typeof offerScene>>;

/** A business at nine on a Monday, which offers times by hand. */
export async function offerScene(
  database: TestDatabase,
  wishes: Parameters<typeof bookableBusiness>[1] = {},
) {
  const services: FakeServices = fakeServices(database);
  const now = Date.UTC(2027, 0, 18, 9);
  services.clock.set(now);
  const business: BookableBusiness = await bookableBusiness(database, wishes);
  const { organizationId, eventTypeId, hostId } = business;
  const chosen = { eventTypeId, hostId, lengthMinutes: 30 };
  /** Tomorrow at ten, half past ten, … */
  const tomorrow = (half: number) => now + dayMs + 3_600_000 + half * halfHourMs;
  const offer = (starts: number[], fields: Record<string, string> = {}) =>
    createOffer(services, {
      ...{ organizationId, chosen, starts, shown, t },
      tree: { recipientTimeZone: "Europe/Paris", recipientLocale: "fr", ...fields },
    });
  const made = async (starts: number[], fields: Record<string, string> = {}): Promise<string> => {
    const result = await offer(starts, fields);
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    return result.id;
  };
  const open = async (
    id: string,
    asked: { at?: string; zone?: string | null; locale?: Locale | null; signature?: string } = {},
  ) => {
    const signature = asked.signature ?? services.links.offerPath(id).split("/").at(-1) ?? "";
    return openOffer(services, {
      id,
      signature,
      locale: asked.locale === undefined ? "en" : asked.locale,
      zones: [asked.zone === undefined ? "UTC" : asked.zone],
      at: asked.at ?? null,
    });
  };
  const row = (id: string) => database.prisma.timeOffer.findUniqueOrThrow({ where: { id } });
  return { services, business, organizationId, now, chosen, tomorrow, offer, made, open, row, shown, t };
}

/** Who proposes a time says no more than this. */
export const proposer = {
  name: "Ada",
  email: "ada@customers.example",
  timeZone: "Europe/Paris",
  locale: "en",
} as const;

/** Who takes one answers questions too. */
export const ada: Parameters<typeof takeOffer>[2]["taker"] = { ...proposer, answers: [] };

/** A form as a browser sends it; a field with several values is sent several times. */
export function formOf(fields: Record<string, string | readonly string[]>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) form.append(name, one);
  return form;
}
