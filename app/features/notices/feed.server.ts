import type { LoaderFunctionArgs } from "@remix-run/node";
import { translatorFor } from "#app/messages/all-translators.ts";
import { escapeHtml } from "#app/platform/escape-html.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import { feedEntries } from "./versions-page.server.ts";

/** The versions of the notice as an Atom feed (RFC 4287), in the reader's language. */
export async function noticeFeed(args: Pick<LoaderFunctionArgs, "request" | "context">): Promise<string> {
  const { t, locale } = translatorFor(requestLocale(args.request));
  const { links } = args.context.services;
  const entries = await feedEntries(args);
  const self = escapeHtml(links.absolute("/privacy/feed.xml"));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `<title>${escapeHtml(t("notices.feed.title", { host: links.host }))}</title>`,
    `<id>${self}</id>`,
    `<link rel="self" type="application/atom+xml" href="${self}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeHtml(links.absolute("/privacy/versions"))}"/>`,
    `<updated>${entries[0]?.updated ?? ""}</updated>`,
    `<author><name>${escapeHtml(links.host)}</name></author>`,
    ...entries.map(({ number, hash, updated, title, effective, changes }) => {
      const address = escapeHtml(links.absolute(`/privacy/versions/${hash}`));
      return [
        "<entry>",
        `<title>${escapeHtml(title)}</title>`,
        // The number is part of it, since an earlier content may come back.
        `<id>${address}#${number}</id>`,
        `<link rel="alternate" type="text/html" href="${address}"/>`,
        `<updated>${updated}</updated>`,
        `<content type="text">${escapeHtml([effective, ...changes].join("\n"))}</content>`,
        "</entry>",
      ].join("\n");
    }),
    "</feed>",
    "",
  ].join("\n");
}
