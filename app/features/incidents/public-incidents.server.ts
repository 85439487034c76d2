import type { LoaderFunctionArgs } from "@remix-run/node";
import { translatorFor } from "#app/messages/all-translators.ts";
import { escapeHtml } from "#app/platform/escape-html.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { incidentFactsSchema } from "./incident-query.ts";

type Args = Pick<LoaderFunctionArgs, "request" | "context">;

const shownMax = 50;

/** What everybody may read: what happened, and nothing of whom it concerned but how many they are. */
export async function publishedIncidents({ database }: Pick<Services, "database">) {
  const rows = await database.prisma.incident.findMany({
    where: { publishedAt: { not: null } },
    select: { id: true, kind: true, awareAt: true, publishedAt: true, facts: true, people: true },
    orderBy: [{ publishedAt: "desc" }, { id: "asc" }],
    take: shownMax,
  });
  return rows.flatMap(({ publishedAt, awareAt, facts, ...row }) =>
    publishedAt
      ? [{ ...row, awareAt: awareAt.getTime(), publishedAt, facts: incidentFactsSchema.parse(facts) }]
      : [],
  );
}

/** The page of incidents that the operator made public. */
export async function incidentsPage({ request, context: { services } }: Args) {
  const { t, locale } = translatorFor(requestLocale(request));
  const at = (instant: number) => `${formatDateTime(instant, { locale, zone: "Etc/UTC" })} (UTC)`;
  const rows = (await publishedIncidents(services)).map(
    ({ id, kind, awareAt, publishedAt, facts, people }) => ({
      ...{ id, kind, people, noticed: at(awareAt), told: at(publishedAt.getTime()) },
      ...{
        what: facts.what[locale],
        consequences: facts.consequences[locale],
        measures: facts.measures[locale],
      },
    }),
  );
  return {
    rows,
    title: `${t("incident.public.title")} · Parley`,
    description: t("incident.public.lead"),
    canonical: services.links.absolute("/privacy/incidents"),
  };
}

export type IncidentsPage = Awaited<ReturnType<typeof incidentsPage>>;

/** The same as an Atom feed (RFC 4287), in the reader's language. */
export async function incidentsFeed({ request, context: { services } }: Args): Promise<string> {
  const { t, locale } = translatorFor(requestLocale(request));
  const { links, clock } = services;
  const rows = await publishedIncidents(services);
  const self = escapeHtml(links.absolute("/privacy/incidents.xml"));
  const page = escapeHtml(links.absolute("/privacy/incidents"));
  const updated = rows[0]?.publishedAt ?? new Date(clock.now());
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `<title>${escapeHtml(t("incident.public.feed", { host: links.host }))}</title>`,
    `<id>${self}</id>`,
    `<link rel="self" type="application/atom+xml" href="${self}"/>`,
    `<link rel="alternate" type="text/html" href="${page}"/>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<author><name>${escapeHtml(links.host)}</name></author>`,
    ...rows.map(({ id, kind, publishedAt, facts }) =>
      [
        "<entry>",
        `<title>${escapeHtml(t(`incident.kind.${kind}`))}</title>`,
        `<id>${page}#${id}</id>`,
        `<link rel="alternate" type="text/html" href="${page}#${id}"/>`,
        `<updated>${publishedAt.toISOString()}</updated>`,
        `<content type="text">${escapeHtml([facts.what[locale], facts.consequences[locale], facts.measures[locale]].join("\n"))}</content>`,
        "</entry>",
      ].join("\n"),
    ),
    "</feed>",
    "",
  ].join("\n");
}
