import type { MessageValues, Translator } from "#app/messages/translator.ts";
import type { browserItems } from "../privacy/cookies.ts";
import type { Category, Entry, Purpose, RuleId, Subject } from "../privacy/data-map-types.ts";
import type { stores } from "../privacy/stores.ts";
import type { CalendarHolder, CallHelper, Integration, MediaKeeper } from "./compile-notice.ts";
import type { NoticeBlock, NoticeFacts } from "./notice-facts.ts";

type Processing = NoticeFacts["processing"][number];
type Datum = Processing["data"][number];
type Personal = Extract<Entry, { kind: "personal" }>;

// Facts that are being compiled hold the words of this release alone, so each has its message: the casts below make
// the compiler ask for one as soon as a category, purpose, rule, store or cookie is added.

/** Should somebody add such a purpose, the sentence that says there is none no longer compiles. */
type Selling = Extract<Purpose, "sale" | "sharing" | "advertising" | "profiling" | "marketing">;
const sells: Selling extends never ? false : true = false;

const rights = ["access", "rectify", "erase", "object", "withdraw", "complain"] as const;

/** The words of a notice. No figure is in the messages: each comes from the facts. */
export function renderNotice(facts: NoticeFacts, { t, locale }: Translator): NoticeBlock[] {
  const words = { t, locale };
  const subjects = [...new Set(facts.processing.map(({ subject }) => subject))] as Subject[];
  return [
    { kind: "heading", level: 2, id: "operator", text: t("notices.operator.title") },
    { kind: "text", text: t("notices.summary.site") },
    { kind: "text", text: operatorText(facts, words) },
    { kind: "text", text: t("notices.operator.roles") },
    ...subjects.flatMap((subject) => subjectBlocks(subject, facts, words)),
    ...recipientBlocks(facts, words),
    ...copyBlocks(facts, words),
    { kind: "heading", level: 2, id: "cookies", text: t("notices.cookies.title") },
    { kind: "text", text: t("notices.summary.cookies") },
    { kind: "text", text: t("notices.cookies.text") },
    { kind: "list", items: facts.browser.map((item) => browserText(item, words)) },
    ...(sells ? [] : saleBlocks(words)),
    { kind: "heading", level: 2, id: "rights", text: t("notices.rights.title") },
    { kind: "text", text: t("notices.summary.rights") },
    { kind: "text", text: t("notices.rights.lead") },
    { kind: "list", items: rights.map((right) => t(`notices.rights.${right}`)) },
    { kind: "heading", level: 2, id: "children", text: t("notices.children.title") },
    { kind: "text", text: t("notices.summary.children") },
    {
      kind: "text",
      text: t("notices.children.text", { age: facts.consentAge ?? 16, adult: facts.adultAge ?? 18 }),
    },
    { kind: "heading", level: 2, id: "changes", text: t("notices.changes.title") },
    { kind: "text", text: t("notices.summary.changes") },
    { kind: "text", text: t("notices.changes.text", { days: facts.announcedDays }) },
    { kind: "text", text: t("notices.changes.successor", { days: facts.announcedDays }) },
    { kind: "text", text: t("notices.changes.special") },
  ];
}

/** "Germany"; the code itself where the runtime knows no name. */
export function countryName(code: string | null, { t, locale }: Translator): string {
  if (code === null) return t("notices.unknownCountry");
  return new Intl.DisplayNames(locale, { type: "region", fallback: "code" }).of(code) ?? code;
}

/** Which data a recipient is given, in words: "people who book: Name, E-mail address". */
export function recipientData({ id, data }: NoticeFacts["recipients"][number], { t }: Translator): string {
  if (helpsCalls(id) || keepsMedia(id) || holdsCalendars(id)) return t(`notices.recipient.${id}.data`);
  const subjects = [...new Set(data.map(({ subject }) => subject))] as Subject[];
  const told = subjects.map((subject) =>
    t("notices.recipient.data", {
      subject: t(`notices.who.${subject}`),
      categories: data
        .filter((datum) => datum.subject === subject)
        .map(({ category }) => lowerFirst(t(`notices.category.${category as Category}`)))
        .join(", "),
    }),
  );
  return t("notices.recipient.smtp.mails", { data: told.join("; ") });
}

/** What a recipient has promised, in words. */
export function recipientGuarantee(
  { guarantee }: NoticeFacts["recipients"][number],
  { t }: Translator,
): string {
  if (!guarantee) return t("notices.guarantee.unknown");
  const { contract, since, transfer } = guarantee;
  if (contract === null || since === null) return t("notices.guarantee.own");
  return t("notices.guarantee.contract", { contract, since, transfer });
}

/** What a recipient is told it for: whoever delivers mails serves nothing else, and the others serve calls. */
export function recipientPurpose({ id }: NoticeFacts["recipients"][number], { t }: Translator): string {
  if (holdsCalendars(id)) return t("notices.purpose.scheduling");
  return t(helpsCalls(id) || keepsMedia(id) ? "notices.purpose.call" : "notices.purpose.notification");
}

function helpsCalls(id: string): id is CallHelper {
  return id === "stun" || id === "turn" || id === "transcriber";
}

function keepsMedia(id: string): id is MediaKeeper {
  return id === "s3";
}

function holdsCalendars(id: string): id is CalendarHolder {
  return id === "google" || id === "microsoft";
}

/** How long something stays in a browser. */
export function browserLife(
  { where, lifeDays }: { where: string; lifeDays: number | null },
  { t }: Translator,
): string {
  if (lifeDays !== null) return t("notices.life.days", { days: lifeDays });
  return t(where === "localStorage" ? "notices.life.cleared" : "notices.life.window");
}

/** What one thing in the browser is for. */
export function browserWhy(name: string, { t }: Translator): string {
  return t(`notices.item.${name as (typeof browserItems)[number]["name"]}`);
}

function operatorText({ operator }: NoticeFacts, words: Translator): string {
  const { name, contact, country } = operator;
  if (name === null || contact === null) return words.t("notices.operator.unnamed");
  return words.t("notices.operator.named", { name, contact, country: countryName(country, words) });
}

function subjectBlocks(subject: Subject, facts: NoticeFacts, words: Translator): NoticeBlock[] {
  const { t } = words;
  return [
    { kind: "heading", level: 2, id: `${subject}s`, text: t(`notices.subject.${subject}`) },
    { kind: "text", text: t(`notices.summary.${subject}`) },
    ...facts.processing
      .filter((processing) => processing.subject === subject)
      .flatMap((processing) => processingBlocks(processing, facts, words)),
  ];
}

function processingBlocks(processing: Processing, facts: NoticeFacts, words: Translator): NoticeBlock[] {
  const { t } = words;
  const title = t(`notices.rule.${processing.rule as RuleId}.title`);
  return [
    { kind: "heading", level: 3, text: title },
    { kind: "text", text: t("notices.kept", { life: ruleLife(processing.rule, facts, words) }) },
    { kind: "text", text: t(`notices.role.${processing.role as Personal["role"]}`) },
    {
      kind: "table",
      caption: t("notices.table.caption", { rule: title }),
      head: [
        t("notices.table.data"),
        t("notices.table.purpose"),
        t("notices.table.basis"),
        t("notices.table.source"),
        t("notices.table.kept"),
        t("notices.table.recipients"),
      ],
      rows: processing.data.map((datum) => dataRow(datum, processing.rule, facts, words)),
    },
  ];
}

function dataRow(datum: Datum, rule: string, facts: NoticeFacts, words: Translator): string[] {
  const { t } = words;
  const category = t(`notices.category.${datum.category as Category}`);
  const hosts = facts.recipients.filter(({ id }) => datum.recipients.includes(id)).map(({ host }) => host);
  return [
    datum.sensitive ? t("notices.sensitive", { category }) : category,
    datum.purposes.map((purpose) => t(`notices.purpose.${purpose as Purpose}`)).join(", "),
    datum.bases.map((basis) => t(`notices.basis.${basis as Personal["basis"]}`)).join(", "),
    datum.sources.map((source) => t(`notices.source.${source as Personal["source"]}`)).join(", "),
    shortLife(rule, facts, words),
    hosts.length > 0 ? hosts.join(", ") : t("notices.nobody"),
  ];
}

/** The rule's figure alone, for a cell; its sentence stands above the table. */
function shortLife(rule: string, { rules }: NoticeFacts, { t }: Translator): string {
  const figure = rules.find((candidate) => candidate.rule === rule);
  if (figure?.days == null) return t("notices.short.anchor");
  if (figure.days === 0) return t("notices.short.over");
  return t(figure.range ? "notices.short.range" : "notices.short.days", { days: figure.days });
}

/** The rule's sentence with its figures: days, and the bounds where businesses choose. */
function ruleLife(rule: string, { rules }: NoticeFacts, { t }: Translator): string {
  const figure = rules.find((candidate) => candidate.rule === rule);
  const values: MessageValues = { ...figure?.range };
  if (figure?.days != null) values["days"] = figure.days;
  return t(`notices.rule.${rule as RuleId}.life`, values);
}

function recipientBlocks(facts: NoticeFacts, words: Translator): NoticeBlock[] {
  const { t } = words;
  const items = facts.recipients.map((recipient) =>
    t("notices.recipients.item", {
      name: t(`notices.recipient.${recipient.id as Integration["id"]}`),
      host: recipient.host,
      country: countryName(recipient.country, words),
      data: recipientData(recipient, words),
    }),
  );
  return [
    { kind: "heading", level: 2, id: "recipients", text: t("notices.recipients.title") },
    { kind: "text", text: t("notices.summary.recipients") },
    items.length > 0 ? { kind: "list", items } : { kind: "text", text: t("notices.recipients.none") },
  ];
}

function copyBlocks(facts: NoticeFacts, words: Translator): NoticeBlock[] {
  const { t } = words;
  return [
    { kind: "heading", level: 2, id: "copies", text: t("notices.copies.title") },
    { kind: "text", text: t("notices.summary.copies") },
    { kind: "text", text: t(`notices.copies.${facts.database}`) },
    {
      kind: "text",
      text: t("notices.copies.country", { country: countryName(facts.dataCountry ?? null, words) }),
    },
    {
      kind: "list",
      items: facts.copies.map(({ store, rule }) =>
        t("notices.copies.item", {
          store: t(`notices.store.${store as keyof typeof stores}`),
          life: ruleLife(rule, facts, words),
        }),
      ),
    },
    { kind: "text", text: t("notices.copies.delivered") },
    { kind: "text", text: t("notices.copies.calendars") },
  ];
}

function browserText(item: NoticeFacts["browser"][number], words: Translator): string {
  return words.t("notices.cookies.item", {
    name: item.name,
    where: words.t(`notices.where.${item.where as "cookie" | "localStorage" | "sessionStorage"}`),
    why: browserWhy(item.name, words),
    life: browserLife(item, words),
  });
}

function saleBlocks({ t }: Translator): NoticeBlock[] {
  return [
    { kind: "heading", level: 2, id: "sale", text: t("notices.sale.title") },
    { kind: "text", text: t("notices.sale.text") },
    { kind: "text", text: t("notices.sale.answer") },
  ];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
