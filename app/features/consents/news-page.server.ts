import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate } from "#app/platform/time/format.server.ts";
import { listNewsReaders, turnTopic } from "./news.server.ts";

export type NewsReader = { email: string; since: string; language: string; unsubscribeUrl: string };

/** Everybody who said yes to news of a business and has not taken it back. */
export async function newsPage(
  services: Pick<Services, "database" | "settings" | "links">,
  { organization, translator }: { organization: { id: string; timeZone: string }; translator: Translator },
): Promise<{ readers: NewsReader[] }> {
  const rows = await listNewsReaders(services, organization.id);
  const languages = new Intl.DisplayNames(translator.locale, { type: "language" });
  return {
    readers: rows.map(({ consentId, email, locale, since }) => ({
      email,
      since: formatDate(since.getTime(), { locale: translator.locale, zone: organization.timeZone }),
      language: languages.of(locale) ?? locale,
      unsubscribeUrl: services.links.unsubscribeUrl("news", `consent-${consentId}`),
    })),
  };
}

/** The same for a program that mails: whoever uses it puts each reader's own link into the mail. */
export async function newsRows(
  services: Pick<Services, "database" | "settings" | "links">,
  organizationId: string,
): Promise<Record<string, string>[]> {
  const rows = await listNewsReaders(services, organizationId);
  return rows.map(({ consentId, email, locale, since }) => ({
    email,
    language: locale,
    since: since.toISOString(),
    unsubscribe: services.links.unsubscribeUrl("news", `consent-${consentId}`),
  }));
}

/** An opt-out that reached the business by post, phone or mail. */
export async function noteOptOut(
  services: Services,
  { organizationId, email, locale }: { organizationId: string; email: string; locale: string },
): Promise<void> {
  const change = { topic: "news", on: false, method: "business", locale } as const;
  await services.database.prisma.$transaction((tx) =>
    turnTopic(services, tx, { organizationId, email: email.toLowerCase() }, change),
  );
}
