import { escapeHtml } from "#app/platform/escape-html.ts";
import type { Services } from "#app/platform/services.server.ts";

/** `id` names the mail: the same one sent twice has the same Message-ID. */
export type OperatorMail = { id: string; subject: string; text: string };

/**
 * Mails whoever runs this instance, at the address in `OPERATOR_CONTACT`. False where nobody can be mailed: no address
 * there, no mail server, or it refuses for good. Throws where another try may help.
 */
export async function mailOperator(
  { mail, settings }: Pick<Services, "mail" | "settings">,
  { id, subject, text }: OperatorMail,
): Promise<boolean> {
  const address = /[^\s<>(),;:"]+@[^\s<>(),;:"]+\.[\p{L}\d-]+/u.exec(settings.operator.contact ?? "")?.[0];
  if (address === undefined || mail.name !== "smtp") return false;
  const sent = await mail.send({
    messageId: `${id}@${new URL(settings.publicUrl).hostname}`,
    from: { name: "Parley", address: settings.mail.from },
    to: { name: settings.operator.name ?? "", address },
    subject,
    html: `<pre>${escapeHtml(text)}</pre>`,
    text,
  });
  if (!sent.ok && sent.retry) throw new Error(`The mail to the operator was not sent: ${sent.reason}`);
  return sent.ok;
}
