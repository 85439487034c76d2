import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { createTransport } from "nodemailer";
import { addressRefused, isSingleAddress, mimeMessage } from "#app/platform/mail/mime-message.server.ts";
import type { MailOutbox, OutboxMail } from "#app/ports/mail-outbox.ts";
import type { MailTransport, OutgoingMail } from "#app/ports/mail-transport.ts";

/**
 * Keeps mail in a folder that only this account can read, two files for each message: `<id>.eml` are the bytes that
 * would have gone out, ready for any mail program, and `<id>.json` is what `/dev/outbox` shows of them. The id is the
 * left side of the Message-ID, so that the same message again overwrites itself.
 */
export function createMailOutbox({ folder }: { folder: string }): MailTransport & MailOutbox {
  const fileOf = (id: string, kind: "eml" | "json") => path.join(folder, `${id}.${kind}`);
  const composer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });

  async function keep(mail: OutgoingMail): Promise<void> {
    const id = idOf(mail.messageId);
    if (id === null) throw new RangeError("A message id of another form");
    const { message } = await composer.sendMail(mimeMessage(mail));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeWhole(fileOf(id, "eml"), message as Buffer);
    // Listed by this file: a crash between the two leaves a message that is not shown and is written again.
    await writeWhole(fileOf(id, "json"), JSON.stringify(shownMail(id, mail)));
  }

  async function read(id: string): Promise<OutboxMail | null> {
    if (!isId(id)) return null;
    const text = await readFile(fileOf(id, "json"), "utf8").catch(nullWhenMissing);
    return text === null ? null : (JSON.parse(text) as OutboxMail);
  }

  return {
    name: "outbox",
    read,
    async send(mail) {
      if (!isSingleAddress(mail.to.address)) return addressRefused;
      try {
        await keep(mail);
        return { ok: true };
      } catch {
        return { ok: false, retry: true, reason: "outbox" };
      }
    },
    async list() {
      const names = (await readdir(folder).catch(nullWhenMissing)) ?? [];
      const ids = names
        .filter((name) => name.endsWith(".json"))
        .map((name) => name.slice(0, -".json".length));
      const mails = (await Promise.all(ids.map(read))).filter((mail) => mail !== null);
      mails.sort((a, b) => b.at - a.at || a.id.localeCompare(b.id));
      return mails.map(({ id, at, to, from, subject }) => ({ id, at, to, from, subject }));
    },
    async erase(messageIds) {
      const ids = messageIds.map(idOf).filter((id) => id !== null);
      const files = ids.flatMap((id) => [fileOf(id, "json"), fileOf(id, "eml")]);
      const all = [...files, ...files.map(unfinishedOf)];
      await Promise.all(all.map((file) => rm(file, { force: true })));
    },
    async close() {
      composer.close();
    },
  };
}

function shownMail(id: string, mail: OutgoingMail): OutboxMail {
  return {
    id,
    at: Date.now(),
    to: mail.to.address,
    from: mail.from.name === "" ? mail.from.address : `${mail.from.name} <${mail.from.address}>`,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    calendar: mail.calendar?.content ?? null,
  };
}

/** The left side of `<id@host>`; null for what could name anything but a file of ours. */
function idOf(messageId: string): string | null {
  const id = /^<?([^@<>]+)@[^@<>]+>?$/.exec(messageId)?.[1] ?? "";
  return isId(id) ? id : null;
}

function isId(id: string): boolean {
  return /^[A-Za-z0-9_-]{1,100}$/.test(id);
}

/** Whoever reads sees the old file or the new one, never a half of it. */
async function writeWhole(file: string, content: string | Buffer): Promise<void> {
  const unfinished = unfinishedOf(file);
  await writeFile(unfinished, content, { mode: 0o600 });
  await rename(unfinished, file);
}

/** One name for each file, so that what a crash leaves behind is overwritten, and erased with the message. */
function unfinishedOf(file: string): string {
  return `${file}.tmp`;
}

function nullWhenMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
