import { translatorFor } from "#app/messages/all-translators.ts";
import type { Locale } from "#app/messages/locale.ts";
import { localDate } from "#app/platform/time/zones.server.ts";
import type { Hours } from "./hour-cycle.ts";
import { lengthsOf } from "./offer.server.ts";
import type { OfferedHost, OfferRow } from "./offer-repository.server.ts";
import type { PageQuery, PageView } from "./page-address.ts";
import type { HrefWith } from "./time-choices.server.ts";

export type LinkChoice = { label: string; href: string; current: boolean };
/** `name` is empty for "anyone". */
export type HostLink = LinkChoice & { id: string; name: string };

/** What can be chosen besides a time. Lists of one choice are left empty. */
export type PageChoices = {
  views: (LinkChoice & { view: PageView })[];
  lengths: LinkChoice[];
  hosts: HostLink[];
  hours: LinkChoice[];
};

/** The hosts among whom the attendee may choose: of a fixed + round robin, those who take turns. */
export function choosableHosts(offer: OfferRow): OfferedHost[] {
  const takesTurns = offer.hostMode === "round_robin" || offer.hostMode === "fixed_round_robin";
  if (!offer.attendeeChoosesHost || !takesTurns) return [];
  const hosts = offer.hosts.filter(({ fixed }) => !fixed || offer.hostMode === "round_robin");
  return hosts.length > 1 ? hosts : [];
}

type Given = {
  query: PageQuery;
  locale: Locale;
  /** Which clock the times are shown by. */
  hours: Hours | null;
  lengthMinutes: number;
  hostId: string | undefined;
  hrefWith: HrefWith;
};

export function pageChoices(offer: OfferRow, given: Given): PageChoices {
  const { query, locale, lengthMinutes, hostId, hrefWith } = given;
  const { t } = translatorFor(locale);
  const lengths = lengthsOf(offer);
  const hosts = choosableHosts(offer);
  const linkTo: HrefWith = (changes) => hrefWith({ at: null, wait: null, ...changes });
  const view = query.view ?? "month";
  return {
    views: (["month", "week", "list"] as const).map((one) => ({
      view: one,
      label: t(`booking.view.${one}`),
      href: linkTo({
        view: one === "month" ? null : one,
        ...(one === "list" ? { month: null, date: null } : {}),
      }),
      current: one === view,
    })),
    lengths:
      lengths.length < 2
        ? []
        : lengths.map((length) => ({
            label: t("common.minutes", { count: length }),
            href: linkTo({ length: length === offer.lengthMinutes ? null : String(length) }),
            current: length === lengthMinutes,
          })),
    hosts:
      hosts.length === 0
        ? []
        : [
            { id: "", name: "", label: t("booking.anyone"), href: linkTo({ host: null }), current: !hostId },
            ...hosts.map(({ id, name }) => ({
              ...{ id, name, label: name },
              href: linkTo({ host: id }),
              current: id === hostId,
            })),
          ],
    hours: hoursLinks(given),
  };
}

/** Links that keep the choice in a cookie; where there are none, as in frames of other sites, the address says it. */
function hoursLinks({ locale, hours, hrefWith }: Given): LinkChoice[] {
  const { t } = translatorFor(locale);
  const shown = hours ?? (locale === "en" ? "12" : "24");
  return (["12", "24"] as const).map((one) => ({
    label: t("booking.hours", { count: one }),
    href: `/clock?to=${one}&next=${encodeURIComponent(hrefWith({ hours: one }))}`,
    current: one === shown,
  }));
}

/** A time in which the only host is away and has named somebody to turn to. */
export type Absence = { colleagueId: string; firstDate: string; lastDate: string };

export function absenceOf(offer: OfferRow, now: number, zone: string): Absence | null {
  const [host, ...others] = offer.hosts;
  if (!host || others.length > 0) return null;
  const today = localDate(zone, now);
  const away = host.away.find(({ lastDate, colleagueId }) => colleagueId !== null && lastDate >= today);
  return away?.colleagueId ? { ...away, colleagueId: away.colleagueId } : null;
}
