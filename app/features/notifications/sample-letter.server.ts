import type { Services } from "#app/platform/services.server.ts";
import type { Letter } from "./letter.ts";
import { readMailFacts } from "./mail-facts.ts";
import { oneLine } from "./mail-identity.ts";
import { languageOf } from "./mail-reader.server.ts";
import type { StoredMail } from "./mail-repository.server.ts";
import { findWording } from "./own-mail-repository.server.ts";
import { sampleMail } from "./sample-mail.ts";

/** How a kind of mail reads as it is saved, to the member who asked for it and nobody else. */
export async function sampleLetter(
  { database: { prisma }, links, clock }: Pick<Services, "database" | "links" | "clock">,
  { organizationId, organization, user, facts }: StoredMail,
): Promise<Letter | null> {
  const { sampleOf: kind, sampleLocale: locale } = readMailFacts(facts);
  if (!organizationId || !organization || !user || !kind || !locale) return null;
  const member = await prisma.membership.findFirst({
    where: { organizationId, userId: user.id, barredAt: null },
    select: { id: true },
  });
  if (!member) return null;
  const reader = languageOf({ locale, timeZone: organization.timeZone });
  const wording = await findWording(prisma, { organizationId, kind, locale });
  const sample = { kind, reader, organization, wording, memberName: user.name, now: clock.now() };
  const content = sampleMail(links, sample);
  return {
    locale,
    fromName: oneLine(organization.name),
    to: user.email,
    content: {
      ...content,
      subject: reader.t("ownMails.sample.subject", { subject: content.subject }),
      notes: [reader.t("ownMails.sample.note"), ...content.notes],
    },
  };
}
