import { maskSecrets } from "#app/domain/support/find-secrets.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { bareMail, type MailContent } from "./emails/mail-content.ts";
import type { Letter } from "./letter.ts";
import { readMailFacts } from "./mail-facts.ts";
import { languageOf } from "./mail-reader.server.ts";
import type { StoredMail } from "./mail-repository.server.ts";

/**
 * What somebody who wrote to the operator is told: that it came, or the answer. Null once the case is gone or kept from
 * use. Their own words are in it for whoever wrote signed in under this address. To anybody else it says where to read
 * them: else a stranger could have this server mail any text to anybody.
 */
export function supportLetter(
  { links, settings }: Pick<Services, "links" | "settings">,
  { supportRequest: held, facts }: StoredMail,
  kind: "support_received" | "support_answered",
): Letter | null {
  if (!held || held.restrictedAt) return null;
  const { locale, zone, t } = languageOf({ locale: held.locale, timeZone: "Etc/UTC" });
  const answerId = readMailFacts(facts).supportAnswerId;
  const answer = held.answers.find(({ id }) => id === answerId)?.text;
  if (kind === "support_answered" && answer === undefined) return null;
  const host = links.host;
  const written = held.text || held.wish;
  const rows: MailContent["rows"] = [
    ...(answer === undefined ? [] : [{ label: t("contact.mail.answer"), value: answer }]),
    { label: t("contact.mail.kind"), value: t(`contact.kind.${held.kind}`) },
    {
      label: t("contact.mail.received"),
      value: `${formatDateTime(held.receivedAt.getTime(), { locale, zone })} (UTC)`,
    },
    ...(held.userId === null ? [] : [{ label: t("contact.mail.text"), value: maskSecrets(written) }]),
  ];
  const step = kind === "support_received" ? "received" : "answered";
  return {
    locale,
    fromName: t("common.appName"),
    to: held.email,
    content: {
      ...bareMail,
      subject: t(`contact.mail.${step}.subject`, { host }),
      heading: t(`contact.mail.${step}.heading`),
      lead: t(`contact.mail.${step}.lead`, { host, operator: settings.operator.name ?? host }),
      rows,
      action: { label: t("contact.mail.open"), url: links.rightsUrl },
      notes: [t("contact.mail.portal"), t(`contact.mail.${step}.note`)],
      footer: t("contact.mail.footer", { host }),
    },
  };
}
