import type { Translate } from "#app/messages/translator.ts";
import { escapeHtml } from "#app/platform/escape-html.ts";

export type OfferMail = {
  t: Translate;
  name: string;
  title: string;
  lengthMinutes: number;
  note: string;
  /** "Paris (UTC+1)" */
  zone: string;
  url: string;
  times: { label: string; url: string }[];
};

/** The words of an offer for a mail of one's own, as plain text and as HTML that every mail program shows alike. */
export function offerMail(mail: OfferMail): { subject: string; html: string; text: string } {
  const { t, name, title, note, times, url } = mail;
  const greeting = name === "" ? t("offer.mail.helloAll") : t("offer.mail.hello", { name });
  const any = t("offer.mail.any", { title, count: mail.lengthMinutes });
  const zone = t("offer.mail.zone", { zone: mail.zone });
  const other = t("offer.mail.other");
  const text = [
    greeting,
    ...(note === "" ? [] : [note]),
    any,
    times.map((time) => `• ${time.label}\n  ${time.url}`).join("\n"),
    zone,
    `${other}\n${url}`,
  ].join("\n\n");
  const html = [
    paragraph(escapeHtml(greeting)),
    ...(note === "" ? [] : [paragraph(escapeHtml(note).replaceAll("\n", "<br>"))]),
    paragraph(escapeHtml(any)),
    `<ul>\n${times.map((time) => `<li>${anchor(time.url, time.label)}</li>`).join("\n")}\n</ul>`,
    paragraph(`<small>${escapeHtml(zone)}</small>`),
    paragraph(anchor(url, other)),
  ].join("\n");
  return { subject: t("offer.mail.subject", { title }), html, text };
}

const paragraph = (html: string) => `<p>${html}</p>`;
const anchor = (url: string, text: string) => `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`;
