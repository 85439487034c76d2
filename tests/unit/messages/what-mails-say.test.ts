import { expect, test } from "vitest";
import { optionalKinds } from "#app/features/notifications/compose-mail.server.ts";
import { messages as en } from "#app/messages/en.ts";
import { messages as fr } from "#app/messages/fr.ts";

/** Texts by key, of both languages. */
const catalogs: Record<string, Record<string, string>> = { en, fr };

function texts(wanted: RegExp): { key: string; text: string }[] {
  return Object.entries(catalogs).flatMap(([locale, messages]) =>
    Object.entries(messages)
      .filter(([key]) => wanted.test(key))
      .map(([key, text]) => ({ key: `${locale} ${key}`, text })),
  );
}

test("mails that come unasked for are a closed list of kinds, and none but news, reminders and words after a meeting can be optional", () => {
  const kinds = Object.keys(en).flatMap((key) => /^mail\.kind\.(.+)$/.exec(key)?.[1] ?? []);
  expect(kinds.length).toBeGreaterThan(20);
  expect([...optionalKinds]).toEqual([
    "news_welcome",
    "booking_reminder",
    "booking_follow_up",
    "booking_no_show",
    "host_agenda",
  ]);
  for (const kind of optionalKinds) expect(kinds).toContain(kind);
});

test("no mail of the service praises, advertises or recommends anything", () => {
  const promotional =
    /\b(newsletter|discount|upgrade|promo\w*|special offer|limited time|subscribe now|premium|recommend\w*|invite your friends|réduction|remise|promotion\w*|offre spéciale|abonnez|parrain\w*|recommand\w*)\b/i;
  const mails = texts(/^(mail|rights\.mail|deletion\.mail|incident\.mail|legal\.mail)\./);
  expect(mails.length).toBeGreaterThan(200);
  for (const { key, text } of mails) expect(text, key).not.toMatch(promotional);
  expect("Upgrade to Premium now").toMatch(promotional);
});

test("nothing around one's rights has a price, in either language", () => {
  const money =
    /[€$£]|(?<!\p{L})(EUR|USD|fees?|prices?|charges?|costs?|pay|prix|frais|tarifs?|payer|payante?s?|coûte\p{L}*)(?!\p{L})/iu;
  const free = /It costs nothing|ne coûte rien/g;
  const about = texts(/^(rights|deletion|exports|consent|notices\.(nav|sale|gpc))\./);
  expect(about.length).toBeGreaterThan(400);
  for (const { key, text } of about) expect(text.replace(free, ""), key).not.toMatch(money);
  expect("A fee of 10 €").toMatch(money);
});
