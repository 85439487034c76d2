import { expect, test } from "vitest";
import type { MailContent, MailLink, MailRow } from "#app/features/notifications/emails/mail-content.ts";
import { mailText } from "#app/features/notifications/emails/mail-text.ts";
import { mailHtml } from "#app/features/notifications/emails/render-html.server.tsx";
import { locales } from "#app/messages/locale.ts";

const hostile = `x"'></a></style></script><img src="https://evil.example/a.gif"><style>@import url(//evil.example)</style>`;
const link = (name: string): MailLink => ({
  label: `${name} ${hostile}`,
  url: `https://parley.test/${name}`,
});
const rows: MailRow[] = [
  { label: hostile, value: `${hostile}\n${hostile}`, detail: hostile },
  { label: "Was", value: hostile, struck: true },
];

/** Everything that a mail of any kind can say, in words of somebody who means ill. */
const whole: MailContent = {
  subject: hostile,
  sender: { name: hostile, accentColor: "#123456" },
  heading: hostile,
  lead: hostile,
  rows,
  answers: { title: hostile, rows },
  action: link("action"),
  otherAction: link("other"),
  actionNote: hostile,
  links: [link("link")],
  alternatives: { title: hostile, links: [link("one"), link("two")], plain: link("plain") },
  notes: [hostile],
  footer: hostile,
};

// Mails of all kinds are written from such a content, by these two writers alone.
test("no mail fetches anything: no picture, no style and no script from anywhere, and no link but those it was given", async () => {
  for (const locale of locales) {
    const html = await mailHtml(whole, locale);
    expect(html).toContain("&lt;img src=");
    const tags = [...html.matchAll(/<([a-z!][a-z0-9]*)/gi)].map(([, name]) => name?.toLowerCase());
    for (const tag of ["img", "script", "iframe", "object", "embed", "video", "audio", "svg", "form", "base"])
      expect(tags, tag).not.toContain(tag);
    const attributes = [...html.replace(/&[a-z#0-9]+;/g, "").matchAll(/<[a-z][^>]*>/gi)].join("\n");
    expect(attributes).not.toMatch(/\s(src|srcset|background|poster|data|on[a-z]+)\s*=/i);
    expect(html.match(/<style[\s\S]*?<\/style>/gi)?.join("\n") ?? "").not.toMatch(/@import|url\(/i);
    expect(attributes).not.toMatch(/url\(/i);
    const targets = [...html.matchAll(/\shref="([^"]*)"/g)].map(([, url]) => url ?? "");
    const given = ["action", "other", "link", "one", "two"].map((name) => `https://parley.test/${name}`);
    expect(new Set(targets)).toEqual(new Set(given));
  }
});

test("the plain part says what the other says, with every address that is not repeated by one for all", () => {
  const text = mailText(whole);
  for (const name of ["action", "other", "link", "plain"])
    expect(text).toContain(`https://parley.test/${name}`);
  expect(text.split("evil.example").length - 1).toBeGreaterThan(10);
});
