import { authorityOf } from "#app/domain/privacy/authorities.ts";
import { isRefusal } from "#app/domain/privacy/refusal.ts";
import { daysLeft } from "#app/domain/privacy/request-clock.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate, formatTime } from "#app/platform/time/format.server.ts";
import { rightsLinkMail, rightsNewsMail, rightsWorkMail } from "./emails/rights-mail.ts";
import type { Letter } from "./letter.ts";
import { type MailFacts, readMailFacts } from "./mail-facts.ts";
import { oneLine } from "./mail-identity.ts";
import { languageOf } from "./mail-reader.server.ts";
import type { MailedRightsRequest, StoredMail } from "./mail-repository.server.ts";

type LetterServices = Pick<Services, "links" | "clock" | "settings">;

/** The link into the portal; null once it was used or has run out. */
export function rightsLinkLetter({ links, clock }: LetterServices, mail: StoredMail): Letter | null {
  const link = mail.rightsLink;
  if (!link || link.usedAt || link.expiresAt.getTime() <= clock.now()) return null;
  const { locale, t } = languageOf({ locale: link.locale, timeZone: "Etc/UTC" });
  const expiry = formatTime(link.expiresAt.getTime(), { locale, zone: "Etc/UTC" });
  return {
    locale,
    fromName: t("common.appName"),
    to: link.email,
    content: rightsLinkMail({
      t,
      host: links.host,
      purpose: link.purpose,
      url: links.rightsLinkUrl(link.id),
      expiry: `${expiry} (UTC)`,
    }),
  };
}

/** What a person is told of their request, or a member of one that waits. Null when nobody is left to be told. */
export function rightsLetter(
  services: LetterServices,
  mail: StoredMail,
  kind: "rights_news" | "rights_work",
): Letter | null {
  const request = mail.rightsRequest;
  const { rightsStep: step, rightsDay: day = 0 } = readMailFacts(mail.facts);
  if (!request || step === undefined) return null;
  return kind === "rights_news"
    ? newsLetter(services, request, step)
    : workLetter(services, mail.user, request, { step, day });
}

type Step = NonNullable<MailFacts["rightsStep"]>;

function newsLetter({ links, settings }: LetterServices, request: MailedRightsRequest, step: Step) {
  if (request.email === null || step === "mark" || step === "overdue") return null;
  const { organization } = request;
  const timeZone = organization?.timeZone ?? "Etc/UTC";
  const asked = organization ?? { name: settings.operator.name ?? links.host, accentColor: null };
  const reader = languageOf({ locale: request.locale, timeZone });
  const { locale, zone, t } = reader;
  const date = (at: Date) => formatDate(at.getTime(), { locale, zone });
  const reasonOf = (kind: string) => request.events.find((event) => event.kind === kind)?.text ?? "";
  return {
    locale,
    fromName: organization ? oneLine(organization.name) : t("common.appName"),
    to: request.email,
    content: rightsNewsMail({
      t,
      step,
      business: { ...asked, name: oneLine(asked.name) },
      kind: request.kind,
      received: date(request.receivedAt),
      due: date(request.dueAt),
      reason: step === "held" || step === "extended" ? reasonOf(step) : request.outcome,
      article: isRefusal(request.refusalCode) ? t(`rights.refusal.${request.refusalCode}`) : "",
      authority: authorityOf(settings.operator.country),
      portalUrl: links.rightsUrl,
      complaintUrl: `${links.rightsUrl}/complain`,
    }),
  } satisfies Letter;
}

function workLetter(
  { links, clock }: LetterServices,
  user: StoredMail["user"],
  request: MailedRightsRequest,
  { step, day }: { step: Step; day: number },
) {
  const isOpen = request.state === "open" || request.state === "held";
  const { organization } = request;
  if (!user || !isOpen || !organization) return null;
  const { locale, zone, t } = languageOf(user);
  return {
    locale,
    fromName: t("common.appName"),
    to: user.email,
    content: rightsWorkMail({
      t,
      step: step === "received" || step === "overdue" ? step : "mark",
      business: { ...organization, name: oneLine(organization.name) },
      kind: request.kind,
      day,
      left: daysLeft(request.dueAt.getTime(), clock.now()),
      due: formatDate(request.dueAt.getTime(), { locale, zone }),
      url: links.absolute(`/dashboard/${organization.slug}/settings/requests/${request.id}`),
    }),
  } satisfies Letter;
}
