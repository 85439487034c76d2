import type { Locale } from "#app/messages/locale.ts";
import { openSubject } from "#app/platform/database/sealed-subjects.server.ts";
import { createSealer } from "#app/platform/security/sealer.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { bareMail } from "./emails/mail-content.ts";
import type { Letter } from "./letter.ts";
import { readMailFacts } from "./mail-facts.ts";
import { languageOf } from "./mail-reader.server.ts";
import type { StoredMail } from "./mail-repository.server.ts";

type LetterServices = Pick<Services, "settings" | "links">;

/** Tells somebody that their data was affected, what it means and what to do. Null once the list is gone. */
export function incidentLetter({ settings, links }: LetterServices, mail: StoredMail): Letter | null {
  const subject = mail.incidentSubject;
  if (!subject) return null;
  const { locale, t } = languageOf({ locale: subject.locale, timeZone: "Etc/UTC" });
  const { incidentStage = 1 } = readMailFacts(mail.facts);
  const { incident } = subject;
  const facts = incident.facts as Record<"what" | "consequences" | "measures", Record<Locale, string>>;
  const at = `${formatDateTime(incident.awareAt.getTime(), { locale, zone: "Etc/UTC" })} (UTC)`;
  const { name, contact } = settings.operator;
  return {
    locale,
    fromName: name ?? t("common.appName"),
    to: openSubject(createSealer(settings.encryptionKeys), subject),
    content: {
      ...bareMail,
      subject: t(incidentStage > 1 ? "incident.mail.update" : "incident.mail.subject"),
      heading: t(`incident.mail.${incident.kind}`),
      lead: t("incident.mail.lead", { host: links.host, at }),
      rows: [
        { label: t("incident.report.what"), value: facts.what[locale] },
        { label: t("incident.report.consequences"), value: facts.consequences[locale] },
        { label: t("incident.report.measures"), value: facts.measures[locale] },
        { label: t("incident.report.contact"), value: [name, contact].filter(Boolean).join(", ") },
      ],
      action: { label: t("incident.mail.action"), url: links.rightsUrl },
      links: [{ label: t("rights.mail.authorities"), url: `${links.rightsUrl}/complain` }],
      notes: [t("incident.mail.advice")],
      footer: t("incident.mail.footer", { host: links.host }),
    },
  };
}

/** Tells somebody that an authority asked about them, as soon as that may be told. */
export function legalLetter({ settings, links }: LetterServices, mail: StoredMail): Letter | null {
  const person = mail.legalPerson;
  if (!person) return null;
  const { locale, t } = languageOf({ locale: person.locale, timeZone: "Etc/UTC" });
  const { request } = person;
  const date = (at: Date) => `${formatDateTime(at.getTime(), { locale, zone: "Etc/UTC" })} (UTC)`;
  const row = (label: string, value: string) => (value === "" ? [] : [{ label, value }]);
  const { name, contact } = settings.operator;
  return {
    locale,
    fromName: name ?? t("common.appName"),
    to: person.email,
    content: {
      ...bareMail,
      subject: t("legal.mail.subject"),
      heading: t("legal.mail.heading"),
      lead: t(request.gagUntil ? "legal.mail.afterGag" : "legal.mail.lead", { host: links.host }),
      rows: [
        ...row(t("legal.label.authority"), request.authority),
        ...row(t("legal.label.reference"), request.reference),
        ...row(t("legal.label.basis"), t(`legal.basis.${request.basis}`)),
        ...row(t("legal.label.received"), date(request.receivedAt)),
        ...row(t("legal.label.state"), t(`legal.state.${request.state}`)),
        ...row(t("legal.label.given"), request.given),
        ...row(t("incident.report.contact"), [name, contact].filter(Boolean).join(", ")),
      ],
      action: { label: t("incident.mail.action"), url: links.rightsUrl },
      links: [{ label: t("rights.mail.authorities"), url: `${links.rightsUrl}/complain` }],
      notes: [t("legal.mail.note")],
      footer: t("incident.mail.footer", { host: links.host }),
    },
  };
}
