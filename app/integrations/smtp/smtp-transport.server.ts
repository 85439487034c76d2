import { createTransport } from "nodemailer";
import { addressRefused, isSingleAddress, mimeMessage } from "#app/platform/mail/mime-message.server.ts";
import { isNear } from "#app/platform/operator-settings.server.ts";
import type { MailTransport, OutgoingMail } from "#app/ports/mail-transport.ts";
import { smtpFailure } from "./smtp-failure.ts";

export type SmtpOptions = {
  /** `smtp://user:password@host:587` or `smtps://…`; the query may hold further options of Nodemailer's. */
  url: string;
  /** Signs what goes out (RFC 6376); nothing is signed without. */
  dkim?: { domain: string; selector: string; privateKey: string } | null;
  /** Until the connection stands, and again until the server greets. */
  connectMsMax?: number;
  /** Silence within a conversation. Some seven steps of it must fit into one try of the job. */
  silenceMsMax?: number;
};

/** Sends by SMTP over a few kept connections. It logs nothing, so no address can reach a log. */
export function createSmtpTransport({
  url,
  dkim = null,
  connectMsMax = 10_000,
  silenceMsMax = 20_000,
}: SmtpOptions): MailTransport {
  const pool = createTransport({
    url,
    // Who stands between could take the offer of encryption out of a server's greeting: then no mail leaves.
    requireTLS: !isNear(new URL(url).hostname),
    pool: true,
    maxConnections: 3,
    connectionTimeout: connectMsMax,
    greetingTimeout: connectMsMax,
    socketTimeout: silenceMsMax,
    dnsTimeout: connectMsMax,
    logger: false,
    ...(dkim ? { dkim: signatureOf(dkim) } : {}),
  });
  // A connection that breaks while nobody uses it: the pool opens another for the next mail.
  pool.on("error", () => undefined);
  return {
    name: "smtp",
    async send(mail) {
      if (!isSingleAddress(mail.to.address)) return addressRefused;
      try {
        await pool.sendMail({ ...mimeMessage(mail), dsn: reportOf(mail) });
        return { ok: true };
      } catch (error) {
        return smtpFailure(error);
      }
    },
    async close() {
      pool.close();
    },
  };
}

/**
 * What a server is to report where it can (RFC 3461): failures and delays, by the mail's own id, and with its headers
 * alone, so that no copy of what it says travels back.
 */
function reportOf({ messageId }: OutgoingMail) {
  return { id: messageId.replace(/^<|>$/g, ""), return: "headers", notify: ["failure", "delay"] };
}

/** One click to end mails counts for nothing unless both its headers are signed (RFC 8058, 4). */
const signedHeaders = [
  ...["From", "Reply-To", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References"],
  ...["MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Auto-Submitted"],
  ...["List-Unsubscribe", "List-Unsubscribe-Post"],
].join(":");

function signatureOf({ domain, selector, privateKey }: NonNullable<SmtpOptions["dkim"]>) {
  return { domainName: domain, keySelector: selector, privateKey, headerFieldNames: signedHeaders };
}
