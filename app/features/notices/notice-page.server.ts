import type { LoaderFunctionArgs } from "@remix-run/node";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import type { Locale } from "#app/messages/locale.ts";
import { sendsGpc } from "#app/platform/http/marketing-signal.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import { formatDate } from "#app/platform/time/format.server.ts";
import { browserItems } from "../privacy/cookies.ts";
import type { Integration } from "./compile-notice.ts";
import { findBusinessFigure, listWithContent } from "./notice-repository.server.ts";
import { noticeInForce } from "./publish-notice.server.ts";
import { recipientHistory } from "./recipient-history.ts";
import {
  browserLife,
  browserWhy,
  countryName,
  recipientData,
  recipientGuarantee,
  recipientPurpose,
} from "./render-notice.ts";
import { upcomingNotice } from "./upcoming-notice.server.ts";

type Args = Pick<LoaderFunctionArgs, "request" | "context">;

/** Days are those of UTC: the same for every reader. */
export function noticeDay(instant: number, locale: Locale): string {
  return formatDate(instant, { locale, zone: "Etc/UTC" });
}

export function headOf({ request, context }: Args, title: MessageKey) {
  const { t } = translatorFor(requestLocale(request));
  const { pathname } = new URL(request.url);
  return {
    title: `${t(title)} · Parley`,
    description: t("notices.metaDescription"),
    canonical: context.services.links.absolute(pathname),
  };
}

/** The notice that holds, with one business's own figure where its page led here. */
export async function noticePage(args: Args) {
  const { request, context } = args;
  const { services } = context;
  const locale = requestLocale(request);
  const version = await noticeInForce(services);
  const slug = new URL(request.url).searchParams.get("business") ?? "";
  return {
    ...headOf(args, "notices.title"),
    blocks: version.content.text[locale],
    number: version.number,
    published: noticeDay(version.announcedAt, locale),
    effective: noticeDay(version.effectiveAt, locale),
    upcoming: await upcomingNotice(services, locale),
    business: await findBusinessFigure(services.database.prisma, slug),
    optedOut: sendsGpc(request),
  };
}

export function cookiesPage(args: Args) {
  const words = translatorFor(requestLocale(args.request));
  const rows = browserItems.map((item) => ({
    name: item.name,
    where: words.t(`notices.where.${item.where}`),
    why: browserWhy(item.name, words),
    kind: words.t(`notices.kind.${item.category}`),
    life: browserLife(item, words),
    hidden: item.httpOnly,
  }));
  return { ...headOf(args, "notices.nav.cookies"), rows };
}

export async function processorsPage(args: Args) {
  const { services } = args.context;
  const words = translatorFor(requestLocale(args.request));
  await noticeInForce(services);
  const versions = await listWithContent(services.database.prisma);
  const rows = recipientHistory(versions.reverse()).map(({ recipient, since, until }) => ({
    key: `${recipient.id} ${recipient.host} ${since}`,
    host: recipient.host,
    role: words.t(`notices.recipient.${recipient.id as Integration["id"]}`),
    data: recipientData(recipient, words),
    purpose: recipientPurpose(recipient, words),
    guarantee: recipientGuarantee(recipient, words),
    country: countryName(recipient.country, words),
    since: noticeDay(since, words.locale),
    until: until === null ? null : noticeDay(until, words.locale),
  }));
  return { ...headOf(args, "notices.processors.title"), rows };
}

/** What `/.well-known/gpc.json` says: that the signal is heeded, and since when this instance has said so. */
export async function gpcSupport({ context }: Pick<Args, "context">) {
  await noticeInForce(context.services);
  const first = (await listWithContent(context.services.database.prisma)).at(-1);
  const lastUpdate = new Date(first?.announcedAt ?? context.services.clock.now()).toISOString().slice(0, 10);
  return { gpc: true, lastUpdate };
}
