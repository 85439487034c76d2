import { authorityOf } from "#app/domain/privacy/authorities.ts";
import { accessesOf, lookerName } from "#app/features/audit/audit.server.ts";
import { givenToAuthorities } from "#app/features/legal/legal.server.ts";
import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { isZone } from "#app/platform/time/zones.server.ts";
import {
  type HeldItem,
  invitationItem,
  offerItem,
  proposalItem,
  seatItem,
  supportItem,
  type Words,
  waitingItem,
} from "./held-items.server.ts";
import {
  type Held,
  type HeldBusiness,
  type HeldSeat,
  hasAccount,
  readHeld,
} from "./held-repository.server.ts";
import { operatorId } from "./portal-operator.ts";
import type { Portal } from "./portal-session.server.ts";
import { requestShown, type ShownRequest } from "./shown-request.server.ts";
import { findSubjectRows } from "./subject-rows.server.ts";

export type PortalBusiness = {
  id: string;
  name: string;
  href: string;
  items: HeldItem[];
  requests: ShownRequest[];
  /** Who was told something of this person there. */
  recipients: string[];
  /** What of it was handed to others, and when, the latest first. */
  handedOver: string[];
};

export type PortalPage = {
  emails: string[];
  hasAccount: boolean;
  businesses: PortalBusiness[];
  /** Answers that are not shown before the booking's own link was. */
  hiddenAnswers: number;
  /** Who looked, the latest first; times are those of UTC. */
  accesses: { at: string; who: string; business: string }[];
  /** What authorities were given, the latest first. */
  authoritiesGiven: { at: string; text: string }[];
  authority: { name: string; url: string } | null;
};

/** Everything that any business of this instance holds about the addresses that were shown, and nothing of others. */
export async function portalPage(
  services: Pick<Services, "database" | "clock" | "settings" | "links">,
  portal: Portal,
  translator: Translator,
): Promise<PortalPage> {
  const { prisma } = services.database;
  const rows = await findSubjectRows(prisma, portal.emails);
  const now = services.clock.now();
  const [held, account, accesses, given] = await Promise.all([
    readHeld(prisma, rows),
    hasAccount(prisma, portal.emails),
    accessesOf(services, rows.attendeeIds),
    givenToAuthorities(prisma, portal.emails, now),
  ]);
  const businesses = businessesOf(held).map((business) => {
    const zone = zoneOf(held.seats.find(({ organizationId }) => organizationId === business.id)?.timeZone);
    const words = { ...translator, zone: zone ?? zoneOf(business.timeZone) ?? "Etc/UTC", now };
    return shownBusiness(services, held, business, portal, words);
  });
  return {
    emails: portal.emails,
    hasAccount: account,
    businesses: [...operatorShown(services, held, { ...translator, zone: "Etc/UTC", now }), ...businesses],
    hiddenAnswers: held.seats.filter(({ id }) => !portal.openedIds.includes(id)).flatMap(sensitiveOf).length,
    accesses: accesses.map((access) => ({
      at: formatDateTime(access.at, { locale: translator.locale, zone: "Etc/UTC" }),
      who: lookerName(access, translator.t) ?? translator.t("rights.page.lookedFormer"),
      business: access.business.name,
    })),
    authoritiesGiven: given.map(({ at, authority, reference, given: what }) => ({
      at: formatDateTime(at.getTime(), { locale: translator.locale, zone: "Etc/UTC" }),
      text: translator.t("rights.page.givenTo", { authority, reference, what }),
    })),
    authority: authorityOf(services.settings.operator.country),
  };
}

function sensitiveOf({ answers }: HeldSeat) {
  return answers.filter(({ sensitive }) => sensitive);
}

function zoneOf(zone: string | undefined): string | null {
  return zone !== undefined && isZone(zone) ? zone : null;
}

function businessesOf(held: Held): HeldBusiness[] {
  const all = [
    ...held.seats.map(({ booking }) => booking.organization),
    ...held.waiting.map(({ organization }) => organization),
    ...held.offers.map(({ organization }) => organization),
    ...held.proposals.map(({ organization }) => organization),
    ...held.invitations.map(({ organization }) => organization),
    ...held.requests.flatMap(({ organization }) => organization ?? []),
    ...held.asking,
  ];
  const byId = new Map(all.map((business) => [business.id, business]));
  return [...byId.values()].sort((one, other) => one.name.localeCompare(other.name));
}

function shownBusiness(
  { settings }: Pick<Services, "settings">,
  held: Held,
  business: HeldBusiness,
  portal: Portal,
  words: Words,
): PortalBusiness {
  const here = <Row extends { organization: { id: string } | null }>(rows: readonly Row[]) =>
    rows.filter(({ organization }) => organization?.id === business.id);
  const seats = held.seats.filter(({ booking }) => booking.organization.id === business.id);
  const proposals = here(held.proposals);
  const hosts = [
    ...seats.flatMap(({ booking }) => booking.hosts.map(({ user }) => user.name)),
    ...here(held.offers).map(({ host }) => host.name),
    ...proposals.map(({ timeOffer }) => timeOffer.host.name),
  ];
  const { t } = words;
  const mailed = seats.some(
    ({ mailMessages, booking }) => mailMessages.length + booking.mailMessages.length > 0,
  );
  const { smtpUrl } = settings.mail;
  return {
    id: business.id,
    name: business.name,
    href: `/${business.slug}`,
    items: [
      ...seats.map((seat) => seatItem(seat, portal.openedIds.includes(seat.id), words, held)),
      ...here(held.waiting).map((entry) => waitingItem(entry, words)),
      ...here(held.offers).map((offer) => offerItem(offer, business, words)),
      ...proposals.map((proposal) => proposalItem(proposal, business, words)),
      ...here(held.invitations).map((invitation) => invitationItem(invitation, words)),
    ],
    requests: here(held.requests).map((request) => requestShown(request, words)),
    recipients: [
      ...[...new Set(hosts)].map((name) => t("rights.recipient.host", { name })),
      ...(mailed && smtpUrl ? [t("rights.recipient.mail", { host: new URL(smtpUrl).hostname })] : []),
    ],
    handedOver: held.disclosures
      .filter(({ organization }) => organization.id === business.id)
      .map(({ kind, recipient, at }) =>
        t(`rights.handedOver.${kind}`, {
          at: formatDateTime(at.getTime(), { locale: words.locale, zone: words.zone }),
          recipient,
        }),
      ),
  };
}

/** Whoever runs this instance, where somebody wrote to them: shown as a business is, and first. */
function operatorShown(
  { settings, links }: Pick<Services, "settings" | "links">,
  { cases, requests }: Held,
  words: Words,
): PortalBusiness[] {
  const asked = requests.filter(({ organization }) => organization === null);
  if (cases.length === 0 && asked.length === 0) return [];
  const { smtpUrl } = settings.mail;
  return [
    {
      id: operatorId,
      name: settings.operator.name ?? links.host,
      href: "/contact",
      items: cases.map((held) => supportItem(held, words)),
      requests: asked.map((request) => requestShown(request, words)),
      recipients: smtpUrl ? [words.t("rights.recipient.mail", { host: new URL(smtpUrl).hostname })] : [],
      handedOver: [],
    },
  ];
}

/** The person's answers, as one may be chosen to be corrected; a sensitive one only after its booking's own link. */
export async function correctableAnswers(
  { database: { prisma } }: Pick<Services, "database">,
  portal: Portal,
): Promise<{ id: string; label: string; value: string; title: string }[]> {
  const { seats } = await readHeld(prisma, await findSubjectRows(prisma, portal.emails));
  return seats.flatMap(({ id: seatId, answers, booking }) =>
    answers
      .filter(({ sensitive }) => !sensitive || portal.openedIds.includes(seatId))
      .map(({ id, label, values }) => ({ id, label, value: values.join(", "), title: booking.title })),
  );
}
