import { render } from "@react-email/render";
import type { Locale } from "#app/messages/locale.ts";
import type { MailContent } from "./mail-content.ts";
import { MailDocument } from "./mail-document.tsx";

export function mailHtml(content: MailContent, locale: Locale): Promise<string> {
  return render(<MailDocument mail={content} locale={locale} />);
}
