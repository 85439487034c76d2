import type { AcceptedNotice } from "#app/features/notices/notices.server.ts";
import type { Translator } from "#app/messages/translator.ts";
import { escapeHtml } from "#app/platform/escape-html.ts";
import { document } from "./reader-page.ts";

type Block = AcceptedNotice["text"]["en"][number];

export const policyFile = "policy-accepted.html";

/** Every notice that somebody accepted, word for word as it was published. */
export function policyPage({ locale, t }: Translator, accepted: readonly AcceptedNotice[]): string {
  const title = t("exports.policy.title");
  const none = accepted.length === 0 ? [`<p>${escapeHtml(t("exports.policy.none"))}</p>`] : [];
  return document(locale, title, [
    `<p><a href="README.html">${escapeHtml(t("exports.reader.back"))}</a></p>`,
    `<h1>${escapeHtml(title)}</h1>`,
    ...none,
    ...accepted.map(({ number, acceptedAt, hash, text }) => {
      const date = acceptedAt.toISOString().slice(0, 10);
      const heading = escapeHtml(t("exports.policy.version", { number, date }));
      return `<h2>${heading}</h2><p class="soft">SHA-256 ${hash}</p>\n${text[locale].map(blockHtml).join("\n")}`;
    }),
  ]);
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    // One deeper than on the site: above them stands which version it is.
    case "heading":
      return `<h${block.level + 1}>${escapeHtml(block.text)}</h${block.level + 1}>`;
    case "text":
      return `<p>${escapeHtml(block.text)}</p>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join("")}</ul>`;
    case "table": {
      const row = (cells: readonly string[], tag: "th" | "td") =>
        `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join("")}</tr>`;
      const rows = block.rows.map((cells) => row(cells, "td")).join("\n");
      return `<table><caption>${escapeHtml(block.caption)}</caption><thead>${row(block.head, "th")}</thead><tbody>${rows}</tbody></table>`;
    }
  }
}
