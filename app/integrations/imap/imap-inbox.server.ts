import type { ImapFlow } from "imapflow";
import { isNear } from "#app/platform/operator-settings.server.ts";
import { type MailInbox, MailInboxError, type MailNews } from "#app/ports/mail-inbox.ts";
import { readNews } from "./mail-news.ts";

/** A report gives back the headers of a mail, or the whole of it: ours weigh some fifty kilobytes. */
const bytesMax = 1024 * 1024;
/** In one reading; the others are read in the next. */
const mailsMax = 200;

export type ImapOptions = {
  /** `imaps://user:password@host:993/INBOX`, or `imap://`, which is encrypted before anybody signs in. */
  url: string;
  silenceMsMax?: number;
};

/** Reads by IMAP, over one connection for each reading. It logs nothing, so no address can reach a log. */
export function createImapInbox({ url, silenceMsMax = 20_000 }: ImapOptions): MailInbox {
  return {
    async read(take) {
      const client = await connected(new URL(url), silenceMsMax);
      try {
        const read = await readUnseen(client, take);
        await client.logout().catch(() => undefined);
        return read;
      } finally {
        client.close();
      }
    },
  };
}

async function connected(address: URL, silenceMsMax: number): Promise<ImapFlow> {
  // The library weighs 33 MB: a process without a mailbox never loads it.
  const { ImapFlow } = await import("imapflow");
  const secure = address.protocol === "imaps:";
  const near = isNear(address.hostname);
  const client = new ImapFlow({
    host: address.hostname.replace(/^\[|\]$/g, ""),
    port: Number(address.port || (secure ? 993 : 143)),
    secure,
    // Who stands between could take the offer of encryption out of a server's greeting: then nobody signs in.
    ...(secure || near ? {} : { doSTARTTLS: true }),
    ...(!secure && near ? { tls: { rejectUnauthorized: false } } : {}),
    auth: { user: decodeURIComponent(address.username), pass: decodeURIComponent(address.password) },
    ...{ connectionTimeout: silenceMsMax, greetingTimeout: silenceMsMax, socketTimeout: silenceMsMax },
    ...{ maxLiteralSize: bytesMax * 2, disableAutoIdle: true, disableCompression: true, logger: false },
  });
  // A connection that breaks is told by the command that waits for it.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    client.close();
    throw new MailInboxError(isRefusal(error) ? "sign-in" : "unreachable");
  }
  try {
    await client.mailboxOpen(decodeURIComponent(address.pathname.slice(1)) || "INBOX");
    return client;
  } catch {
    client.close();
    throw new MailInboxError("no-mailbox");
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && "authenticationFailed" in error && error.authenticationFailed === true;
}

async function readUnseen(client: ImapFlow, take: (news: MailNews) => Promise<boolean>) {
  const found = await commanded(() => client.search({ seen: false, deleted: false }, { uid: true }));
  let taken = 0;
  let left = 0;
  const failed: unknown[] = [];
  for (const uid of (Array.isArray(found) ? found : []).slice(0, mailsMax)) {
    const news = await newsOf(client, uid);
    let isOurs = false;
    try {
      isOurs = news !== null && (await take(news));
    } catch (error) {
      // It is handed out again; those behind it do not wait for that.
      failed.push(error);
      continue;
    }
    // One that was deleted meanwhile is no trouble: somebody else took it, or read it.
    await commanded(async () =>
      isOurs
        ? client.messageDelete(String(uid), { uid: true })
        : client.messageFlagsAdd(String(uid), ["\\Seen"], { uid: true }),
    );
    if (isOurs) taken++;
    else left++;
  }
  if (failed.length > 0) throw failed[0];
  return { taken, left };
}

async function newsOf(client: ImapFlow, uid: number): Promise<MailNews | null> {
  const sized = await commanded(() => client.fetchOne(String(uid), { size: true }, { uid: true }));
  const size = sized ? (sized.size ?? 0) : 0;
  if (size === 0 || size > bytesMax) return null;
  const whole = await commanded(() =>
    client.fetchOne(String(uid), { source: { maxLength: bytesMax } }, { uid: true }),
  );
  const source = whole ? whole.source : undefined;
  return source ? readNews(source) : null;
}

/** Tells a connection that broke from what went wrong on our own side. */
async function commanded<T>(command: () => Promise<T>): Promise<T> {
  try {
    return await command();
  } catch {
    throw new MailInboxError("cut-off");
  }
}
