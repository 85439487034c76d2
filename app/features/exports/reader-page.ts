import type { Translator } from "#app/messages/translator.ts";
import { escapeHtml } from "#app/platform/escape-html.ts";
import type { ArchiveCollection } from "./archive-collection.ts";
import type { ExportedRow } from "./archive-format.ts";
import { columnWords, tableWords, valueText } from "./export-words.ts";
import { readerScript, readerStyle } from "./reader-style.ts";

/** Rows on one page; the rest of a long table stands on pages of its own. */
export const rowsOnPage = 500;

/** One table of the first page, with its first rows. */
export type ReaderTable = { collection: ArchiveCollection; rows: readonly ExportedRow[] };

export type ReaderIntro = {
  title: string;
  /** Paragraphs. */
  lead: readonly string[];
  /** What is not inside, and why. */
  absent: readonly string[];
};

export const readerFile = (model: string, page: number) => `reader/${model}-${page}.html`;

/** How many pages a table takes, the first one included. */
export function pagesOf({ count }: ArchiveCollection): number {
  return Math.max(1, Math.ceil(count / rowsOnPage));
}

/** The page that a person opens first: everything, or of long tables their beginning and the way to the rest. */
export function readerPage(
  { locale, t }: Translator,
  { title, lead, absent }: ReaderIntro,
  tables: readonly ReaderTable[],
): string {
  const paragraphs = (texts: readonly string[]) => texts.map((text) => `<p>${escapeHtml(text)}</p>`).join("");
  return document(locale, title, [
    `<h1>${escapeHtml(title)}</h1>`,
    paragraphs(lead),
    search(t),
    `<h2>${escapeHtml(t("exports.reader.tables"))}</h2>`,
    ...tables.map((table) => tableHtml(t, table)),
    `<h2>${escapeHtml(t("exports.reader.absent"))}</h2>`,
    paragraphs(absent),
    `<h2>${escapeHtml(t("exports.reader.files"))}</h2>`,
    paragraphs([t("exports.reader.filesText"), t("exports.reader.verify")]),
  ]);
}

/** A further page of a long table. */
export function furtherPage(
  { locale, t }: Translator,
  { model, columns }: ArchiveCollection,
  page: number,
  rows: readonly ExportedRow[],
): string {
  const title = `${tableWords(t, model)} (${page})`;
  return document(locale, title, [
    `<p><a href="../README.html">${escapeHtml(t("exports.reader.back"))}</a></p>`,
    `<h1>${escapeHtml(title)}</h1>`,
    search(t),
    `<div>${rows.map((row) => rowHtml(t, columns, row, "../")).join("")}</div>`,
  ]);
}

export function document(locale: string, title: string, body: readonly string[]): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src file:";
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeHtml(title)}</title><style>${readerStyle}</style></head>
<body><main>
${body.join("\n")}
</main><script>${readerScript}</script></body></html>
`;
}

function search(t: Translator["t"]): string {
  return `<label class="search" hidden>${escapeHtml(t("exports.reader.search"))}<input type="search"><span class="told soft" role="status"></span></label>`;
}

function tableHtml(t: Translator["t"], { collection, rows }: ReaderTable): string {
  const { model, count, columns } = collection;
  const words = escapeHtml(tableWords(t, model));
  if (count === 0) return "";
  const pages = Array.from({ length: pagesOf(collection) - 1 }, (_, index) => index + 2);
  const further = pages.map((page) => `<a href="${readerFile(model, page)}">${page}</a>`).join(" ");
  const more =
    further === "" ? "" : `<p>${escapeHtml(t("exports.reader.more", { rows: rowsOnPage }))} ${further}</p>`;
  return `<details class="table" id="${model}"><summary>${words} (${count})</summary>${more}${rows
    .map((row) => rowHtml(t, columns, row, ""))
    .join("")}</details>`;
}

/** What a row is called while it is folded. */
const speaking = [
  "title",
  "name",
  "label",
  "email",
  "recipientName",
  "kind",
  "action",
  "role",
  "device",
  "slug",
];
const dated = [
  "startsAt",
  "firstDate",
  "date",
  "at",
  "joinedAt",
  "receivedAt",
  "createdAt",
  "ranAt",
  "askedAt",
];

function rowHtml(
  t: Translator["t"],
  columns: ArchiveCollection["columns"],
  row: ExportedRow,
  root: string,
): string {
  const names = [...columns.keys()].filter((name) => !isEmpty(row[name]));
  const textOf = (name: string) => valueText(t, row[name], columns.get(name));
  const first = (wished: readonly string[]) => {
    const name = wished.find((one) => names.includes(one));
    return name === undefined ? [] : [textOf(name)];
  };
  const called = [...first(speaking), ...first(dated)];
  const summary = called.length > 0 ? called : names.slice(0, 2).map(textOf);
  const facts = names.map((name) => {
    const text = textOf(name);
    const value = /^media\/[\w.]+$/.test(text)
      ? `<img src="${root}${text}" alt="${escapeHtml(columnWords(t, name))}">`
      : escapeHtml(text);
    return `<dt>${escapeHtml(columnWords(t, name))}</dt><dd>${value}</dd>`;
  });
  return `<details class="row"><summary>${escapeHtml(summary.join(" · "))}</summary><dl>${facts.join("")}</dl></details>\n`;
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
