import {
  listConsents,
  newsState,
  recordConsent,
  type StandingConsent,
  turnTopic,
} from "#app/features/consents/consents.server.ts";
import { eraseAtRequest, inErasingTransaction } from "#app/features/privacy/privacy.server.ts";
import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import type { Portal } from "./portal-session.server.ts";
import { findSubjectRows } from "./subject-rows.server.ts";

export type ShownConsent = {
  id: string;
  purpose: string;
  state: "given" | "refused" | "withdrawn" | "unproven";
  at: string;
  text: string;
};

/** What somebody agreed to, business by business, and where they choose what each may mail them of. */
export type ConsentsPage = { businesses: { name: string; mailsUrl: string; consents: ShownConsent[] }[] };

export async function consentsPage(
  services: Pick<Services, "database" | "settings" | "links">,
  portal: Portal,
  { t, locale }: Translator,
): Promise<ConsentsPage> {
  const { prisma } = services.database;
  const rows = await findSubjectRows(prisma, portal.emails);
  const consents = await listConsents(prisma, rows.consentIds);
  const seats = await prisma.attendee.findMany({
    where: { id: { in: rows.attendeeIds } },
    select: { id: true, organizationId: true },
    orderBy: { createdAt: "asc" },
  });
  const about = new Map([
    ...seats.map(({ id, organizationId }) => [organizationId, `attendee-${id}`] as const),
    ...consents.map(({ id, organizationId }) => [organizationId, `consent-${id}`] as const),
  ]);
  const organizations = await prisma.organization.findMany({
    where: { id: { in: [...about.keys()] } },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const shown = async (consent: StandingConsent): Promise<ShownConsent> => ({
    id: consent.id,
    purpose: t(`consent.purpose.${consent.purpose}`),
    state:
      consent.purpose === "news" && (await newsState(prisma, services, consent)) === "unproven"
        ? "unproven"
        : consent.action,
    at: formatDateTime(consent.at.getTime(), { locale, zone: "Etc/UTC" }),
    text: consent.text,
  });
  const businesses = organizations.map(async ({ id, name }) => ({
    name,
    mailsUrl: services.links.unsubscribeUrl("news", about.get(id) ?? ""),
    consents: await Promise.all(consents.filter(({ organizationId }) => organizationId === id).map(shown)),
  }));
  return { businesses: await Promise.all(businesses) };
}

/** Takes one of the person's own consents back, at once; what was kept on the strength of it alone is erased with it. */
export async function withdrawConsent(
  services: Services,
  portal: Portal,
  consentId: string,
  locale: string,
): Promise<boolean> {
  const { prisma } = services.database;
  const rows = await findSubjectRows(prisma, portal.emails);
  const consent = (await listConsents(prisma, rows.consentIds)).find(({ id }) => id === consentId);
  if (consent?.action !== "given") return false;
  const { organizationId, email, purpose, text, context } = consent;
  const by = { method: "portal", locale } as const;
  await inErasingTransaction(services.database, async (tx) => {
    if (purpose === "news") {
      await turnTopic(services, tx, { organizationId, email }, { topic: "news", on: false, ...by });
      return;
    }
    if (purpose === "sensitive_answer") {
      const attendeeId = context.replace(/^attendee:/, "");
      const answers = await tx.answer.findMany({
        where: { attendeeId, organizationId, sensitive: true },
        select: { id: true },
      });
      const none = {
        bookingIds: [],
        seatIds: [],
        waitingIds: [],
        offerIds: [],
        proposalIds: [],
        consentIds: [],
      };
      await eraseAtRequest(services, tx, { organizationId, ...none, answerIds: answers.map(({ id }) => id) });
    }
    const now = services.clock.now();
    const withdrawn = { organizationId, subject: { email }, purpose, text, context, now, ...by };
    await recordConsent(tx, { ...withdrawn, action: "withdrawn" });
  });
  return true;
}
