import { isMailTopic } from "#app/domain/privacy/mail-topics.ts";
import type { PrismaClient } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import { turnTopic } from "./news.server.ts";
import { type ShownTopic, topicsOf } from "./preference-page.server.ts";

/** What each business that knows an account's address may mail there without having to. */
export type AccountMails = { id: string; name: string; href: string; topics: ShownTopic[] }[];

const businessesMax = 100;

/** The businesses that know an address as that of a customer, or of somebody who spoke about their news. */
function businessesKnowing(prisma: PrismaClient, email: string) {
  const of = email.toLowerCase();
  return prisma.$queryRaw<{ id: string; name: string; slug: string }[]>`
    SELECT o.id, o.name, o.slug FROM organization o WHERE o.id IN (
      SELECT organization_id FROM attendee WHERE lower(email) = ${of}
      UNION SELECT organization_id FROM waiting_entry WHERE lower(email) = ${of}
      UNION SELECT organization_id FROM consent_record WHERE lower(email) = ${of})
    ORDER BY o.name, o.id LIMIT ${businessesMax}`;
}

/** For whoever is signed in under this address, which was confirmed when the account was made or its address changed. */
export async function accountMails(services: Services, email: string): Promise<AccountMails> {
  const { prisma } = services.database;
  const businesses = await businessesKnowing(prisma, email);
  return Promise.all(
    businesses.map(async ({ id, name, slug }) => {
      const reader = { organizationId: id, email: email.toLowerCase() };
      return { id, name, href: `/${slug}`, topics: await topicsOf(services, reader, "") };
    }),
  );
}

/** Ends or begins a topic of one business at once. False for a business that knows nothing of the address, or no topic. */
export async function submitAccountMails(
  services: Services,
  { email, locale }: { email: string; locale: string },
  form: FormData,
): Promise<boolean> {
  const [, verb, topic = "", organizationId] =
    /^(stop|start):(\w+):([\w-]+)$/.exec(String(form.get("choice") ?? "")) ?? [];
  const { prisma } = services.database;
  const known = (await businessesKnowing(prisma, email)).some(({ id }) => id === organizationId);
  if (!known || organizationId === undefined || !isMailTopic(topic)) return false;
  const change = { topic, on: verb === "start", method: "account", locale } as const;
  const reader = { organizationId, email: email.toLowerCase() };
  await prisma.$transaction((tx) => turnTopic(services, tx, reader, change));
  return true;
}
