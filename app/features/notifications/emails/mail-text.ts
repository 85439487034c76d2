import type { MailContent, MailLink, MailRow } from "./mail-content.ts";

/** The plain text of a mail, for people who read it so: short blocks, labels above their values, bare links. */
export function mailText(mail: MailContent): string {
  const blocks = [
    mail.heading,
    mail.lead,
    ...mail.rows.map(rowText),
    ...(mail.answers ? [`${mail.answers.title}\n${"-".repeat(mail.answers.title.length)}`] : []),
    ...(mail.answers?.rows ?? []).map(rowText),
    ...(mail.action ? [linkText(mail.action)] : []),
    ...(mail.otherAction ? [linkText(mail.otherAction)] : []),
    ...(mail.actionNote ? [mail.actionNote] : []),
    ...mail.links.map(linkText),
    ...(mail.alternatives ? [linkText(mail.alternatives.plain)] : []),
    ...mail.notes,
    `-- \n${mail.footer}`,
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** A struck value stands in brackets, since plain text cannot strike it through; its label says that it is over. */
function rowText({ label, value, detail, struck }: MailRow): string {
  const shown = struck ? [`[${value}]`] : linesOf(value);
  return [label, ...[...shown, ...(detail ? linesOf(detail) : [])].map((line) => `  ${line}`)].join("\n");
}

function linesOf(text: string): string[] {
  return text.split(/\r\n?|\n/);
}

function linkText({ label, url }: MailLink): string {
  return `${label}\n${url}`;
}
