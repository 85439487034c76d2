import type { Services } from "#app/platform/services.server.ts";
import { formatRange } from "#app/platform/time/format.server.ts";
import { bookingPageUrl, shortTime, zoneText } from "./booking-values.ts";
import { proposalMail } from "./emails/proposal-mail.ts";
import type { Letter } from "./letter.ts";
import { oneLine } from "./mail-identity.ts";
import { languageOf } from "./mail-reader.server.ts";
import type { StoredMail } from "./mail-repository.server.ts";

type ProposalKind = "time_proposed" | "proposal_declined";

/** Null when the proposal is gone, was answered otherwise, or its time has come. */
export function proposalLetter(
  { links, clock }: Pick<Services, "links" | "clock">,
  mail: StoredMail,
  kind: ProposalKind,
): Letter | null {
  const proposal = mail.timeProposal;
  const toHost = kind === "time_proposed";
  if (!proposal || proposal.status !== (toHost ? "open" : "declined")) return null;
  const { timeOffer, organization } = proposal;
  const { host, eventType } = timeOffer;
  // Whom the business suspended reads nothing of its customers; colleagues see the proposal beside its offer.
  if (toHost && host.memberships.some((one) => one.organizationId === mail.organizationId)) return null;
  const startsAt = proposal.startsAt.getTime();
  if (startsAt <= clock.now()) return null;
  const reader = languageOf(toHost ? host : proposal);
  const { locale, zone, t } = reader;
  const shown = { locale, zone };
  const [to, other] = toHost ? [host, proposal] : [proposal, host];
  return {
    locale,
    fromName: oneLine(organization.name),
    to: to.email,
    replyTo: { name: oneLine(other.name), address: other.email },
    content: proposalMail({
      t,
      kind,
      business: { ...organization, name: oneLine(organization.name) },
      title: oneLine(eventType.title),
      time: formatRange(startsAt, startsAt + timeOffer.lengthMinutes * 60_000, shown),
      shortTime: shortTime(startsAt, shown),
      zone: zoneText(reader, startsAt),
      hostName: oneLine(host.name),
      visitor: { name: oneLine(proposal.name), email: proposal.email },
      note: proposal.note,
      offered: timeOffer.starts.map((start) => shortTime(start.getTime(), shown)),
      url: toHost
        ? links.proposalUrl(organization.slug, proposal.id)
        : bookingPageUrl(links, { organization, eventType }),
    }),
  };
}
