import { type RetentionLimits, retentionLimits } from "#app/domain/privacy/retention-limits.ts";
import { compileNotice, type NoticeInput } from "#app/features/notices/compile-notice.ts";
import type { NoticeFacts } from "#app/features/notices/notice-facts.ts";
import { noticeInput } from "#app/features/notices/notice-input.server.ts";

const operator = { name: "Harbour Ltd", contact: "privacy@harbour.example", country: "FR" };

/** The program's own lists in a plain instance: no mail server, no helper for calls, the embedded database. */
export function plainInput(changes: Partial<NoticeInput> = {}): NoticeInput {
  return { ...inputWith(undefined, null), ...changes };
}

function inputWith(
  smtpUrl: string | undefined,
  country: string | null,
  limits: RetentionLimits = retentionLimits,
): NoticeInput {
  const mail = { smtpUrl, from: "parley@harbour.example", country, guarantee: null, dkim: null, inbox: null };
  const backup = { lock: null, passphrase: undefined, folder: "", days: 14 };
  return noticeInput({
    mail,
    stunUrls: [],
    stun: { country: null, guarantee: null },
    turn: null,
    bucket: null,
    transcriber: null,
    google: null,
    microsoft: null,
    dataCountry: "FR",
    databaseUrl: undefined,
    operator,
    backup,
    retentionLimits: limits,
    support: { days: 365, leadDays: 180 },
    consentAge: 16,
  });
}

/** The same with a mail server. */
export function mailingInput(
  host = "mail.harbour.example",
  country: string | null = "FR",
  limits: RetentionLimits = retentionLimits,
): NoticeInput {
  return inputWith(`smtps://user:secret@${host}:465`, country, limits);
}

export const factsOf = (input: NoticeInput): NoticeFacts => compileNotice(input).facts;

/** Everything that the text of a notice says, in one string. */
export function textOf(input: NoticeInput, locale: "en" | "fr" = "en"): string {
  return compileNotice(input)
    .text[locale].map((block) => {
      switch (block.kind) {
        case "list":
          return block.items.join("\n");
        case "table":
          return [block.caption, block.head.join(" | "), ...block.rows.map((row) => row.join(" | "))].join(
            "\n",
          );
        default:
          return block.text;
      }
    })
    .join("\n");
}
