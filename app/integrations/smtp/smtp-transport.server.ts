import { createTransport } from "nodemailer";
import { addressRefused, isSingleAddress, mimeMessage } from "#app/platform/mail/mime-message.server.ts";
import { isNear } from "#app/platform/operator-settings.server.ts";
import type { MailTransport } from "#app/ports/mail-transport.ts";
import { smtpFailure } from "./smtp-failure.ts";

export type SmtpOptions = {
  /** `smtp://user:password@host:587` or `smtps://…`; the query may hold further options of Nodemailer's. */
  url: string;
  /** Until the connection stands, and again until the server greets. */
  connectMsMax?: number;
  /** Silence within a conversation. Some seven steps of it must fit into one try of the job. */
  silenceMsMax?: number;
};

/** Sends by SMTP over a few kept connections. It logs nothing, so no address can reach a log. */
export function createSmtpTransport({
  url,
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
  });
  // A connection that breaks while nobody uses it: the pool opens another for the next mail.
  pool.on("error", () => undefined);
  return {
    name: "smtp",
    async send(mail) {
      if (!isSingleAddress(mail.to.address)) return addressRefused;
      try {
        await pool.sendMail(mimeMessage(mail));
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
