import type { MailWording } from "#app/domain/mail/mail-wording.ts";
import type { OwnMailKind } from "#app/domain/mail/own-mails.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { Translator } from "#app/messages/translator.ts";
import { escapeHtml } from "#app/platform/escape-html.ts";
import type { FormTree } from "#app/platform/form/form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { MailContent } from "./emails/mail-content.ts";
import { mailText } from "./emails/mail-text.ts";
import { languageOf } from "./mail-reader.server.ts";
import { findWording } from "./own-mail-repository.server.ts";
import { sampleMail } from "./sample-mail.ts";
import { readWording } from "./submit-own-mail.server.ts";

export type PreviewRequest = {
  organizationId: string;
  organization: { name: string; slug: string; accentColor: string; retentionDays: number; timeZone: string };
  memberName: string;
  /** Whoever looks; the mail itself is in `language`. */
  translator: Translator;
  kind: OwnMailKind;
  language: Locale;
  /** The words as they are typed; those that are saved where there is none. */
  tree: FormTree | null;
  asText: boolean;
};

/** A kind of mail as it would read with an example's data, or what is wrong with its words: a document for a frame. */
export async function ownMailPreview(
  services: Pick<Services, "database" | "links" | "clock">,
  request: PreviewRequest,
): Promise<{ ok: boolean; html: string }> {
  const { translator, kind, language, tree, organizationId, organization, memberName, asText } = request;
  const typed = tree && readWording({ tree, kind, translator });
  if (typed && !typed.ok) {
    const lines = [translator.t("ownMails.preview.refused"), ...Object.values(typed.answer.errors)];
    return { ok: false, html: plainDocument(lines.join("\n\n"), translator.locale) };
  }
  const saved = () => findWording(services.database.prisma, { organizationId, kind, locale: language });
  const wording: MailWording | null = typed ? typed.wording : await saved();
  const reader = languageOf({ locale: language, timeZone: organization.timeZone });
  const sample = { kind, reader, organization, memberName, wording, now: services.clock.now() };
  const content = sampleMail(services.links, sample);
  const subject = translator.t("ownMails.preview.subject", { subject: content.subject });
  if (asText) return { ok: true, html: plainDocument(`${subject}\n\n${mailText(content)}`, language) };
  return { ok: true, html: await framed(content, language, subject) };
}

/** The mail's own HTML, below its subject. */
async function framed(content: MailContent, language: Locale, subject: string): Promise<string> {
  const { mailHtml } = await import("./emails/render-html.server.tsx");
  const html = await mailHtml(content, language);
  return html.replace(
    /<body[^>]*>/,
    (tag) =>
      `${tag}<p style="margin:12px 16px;font:600 15px/1.5 system-ui,sans-serif">${escapeHtml(subject)}</p>`,
  );
}

function plainDocument(text: string, language: Locale): string {
  const style = "margin:16px;white-space:pre-wrap;overflow-wrap:anywhere;font:14px/1.6 monospace";
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Parley</title></head><body><main><pre style="${style}">${escapeHtml(text)}</pre></main></body></html>`;
}
