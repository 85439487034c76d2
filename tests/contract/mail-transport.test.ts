import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import ICAL from "ical.js";
import { simpleParser } from "mailparser";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { createMailOutbox } from "#app/integrations/mail-outbox/mail-outbox.server.ts";
import { createSmtpTransport } from "#app/integrations/smtp/smtp-transport.server.ts";
import type { MailTransport, OutgoingMail } from "#app/ports/mail-transport.ts";
import { smtpReply, startMutePeer, startSmtpPeer } from "./smtp-peer.ts";

const calendar = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//Parley//Tests//EN",
  "METHOD:REQUEST",
  "BEGIN:VEVENT",
  "UID:b1@parley.test",
  "DTSTAMP:20260101T000000Z",
  "DTSTART:20260303T100000Z",
  "DTEND:20260303T103000Z",
  "SUMMARY:Café – ☕ and a very long line that has to survive the encoding of the mail wit",
  " hout being changed",
  "END:VEVENT",
  "END:VCALENDAR",
  "",
].join("\r\n");

const mail: OutgoingMail = {
  messageId: "<mail1@parley.test>",
  from: { name: "Café Müller", address: "parley@parley.test" },
  to: { name: "", address: "ada@example.org" },
  replyTo: { name: "Hanna, Host", address: "hanna@parley.test" },
  subject: "Bestätigt: Ein Gespräch – 14:00 ☕",
  html: '<p lang="fr">Déjà vu &amp; <a href="https://parley.test/a?b=1&amp;c=2">lien</a></p>',
  text: "Déjà vu\n\n.a line that begins with a full stop\nhttps://parley.test/a?b=1&c=2\n",
  calendar: { method: "REQUEST", content: calendar },
  headers: { "Auto-Submitted": "auto-generated" },
};

type Kept = { transport: MailTransport; bytes(): Promise<Buffer[]> };

async function smtp(): Promise<Kept> {
  const peer = await startSmtpPeer();
  const transport = createSmtpTransport({ url: peer.url });
  onTestFinished(async () => {
    await transport.close();
    await peer.close();
  });
  return { transport, bytes: async () => peer.received };
}

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function outboxFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "parley-outbox-"));
  folders.push(folder);
  return path.join(folder, "outbox");
}

async function outbox(): Promise<Kept> {
  const folder = await outboxFolder();
  const box = createMailOutbox({ folder });
  return {
    transport: box,
    bytes: async () => {
      const listed = await box.list();
      return Promise.all(listed.map(({ id }) => readFile(path.join(folder, `${id}.eml`))));
    },
  };
}

// ── What both promise ────────────────────────────────────────────────────

for (const [name, start] of [
  ["smtp", smtp],
  ["outbox", outbox],
] as const) {
  test(`${name}: an independent parser reads back every part of the mail`, async () => {
    const { transport, bytes } = await start();
    expect(await transport.send(mail)).toEqual({ ok: true });
    const [raw = Buffer.alloc(0)] = await bytes();
    const parsed = await simpleParser(raw);
    expect(parsed.messageId).toBe(mail.messageId);
    expect(parsed.subject).toBe(mail.subject);
    expect(parsed.from?.value).toEqual([{ name: "Café Müller", address: "parley@parley.test" }]);
    expect(parsed.replyTo?.value).toEqual([{ name: "Hanna, Host", address: "hanna@parley.test" }]);
    expect([parsed.to].flat()[0]?.text).toBe("ada@example.org");
    expect(parsed.headers.get("auto-submitted")).toBe("auto-generated");
    expect(parsed.html).toBe(mail.html);
    expect(parsed.text?.replace(/\r\n/g, "\n").trimEnd()).toBe(mail.text.trimEnd());
  });

  test(`${name}: the calendar is the last alternative, with its method, and an attachment besides`, async () => {
    const { transport, bytes } = await start();
    await transport.send(mail);
    const raw = String((await bytes())[0]);
    const types = [...raw.matchAll(/^Content-Type: ([^;\r\n]+)/gim)].map((match) => match[1]);
    expect(types).toEqual([
      "multipart/mixed",
      "multipart/alternative",
      "text/plain",
      "text/html",
      "text/calendar",
      "application/ics",
    ]);
    expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8;\s+method=REQUEST/);
    const { attachments } = await simpleParser(raw);
    const copies = attachments.map(({ content }) => String(content));
    expect(copies.length).toBe(2);
    for (const copy of copies) {
      expect(copy).toBe(calendar);
      const event = new ICAL.Component(ICAL.parse(copy)).getFirstSubcomponent("vevent");
      expect(event?.getFirstPropertyValue("uid")).toBe("b1@parley.test");
    }
    expect(attachments.at(-1)?.filename).toBe("invite.ics");
  });

  test(`${name}: a line break in a subject or a name makes no header of its own`, async () => {
    const { transport, bytes } = await start();
    const evil = "Hello\r\nBcc: everybody@example.org\r\n\r\n<b>body</b>";
    await transport.send({ ...mail, subject: evil, from: { name: evil, address: "parley@parley.test" } });
    const raw = String((await bytes())[0]);
    const headers = raw.slice(0, raw.indexOf("\r\n\r\n"));
    expect(headers).not.toMatch(/^bcc:/im);
    const parsed = await simpleParser(raw);
    expect(parsed.bcc).toBeUndefined();
    expect(parsed.html).toBe(mail.html);
  });

  test(`${name}: what is more than one plain address is refused for good, and nothing goes out`, async () => {
    const { transport, bytes } = await start();
    const addresses = [
      "ada@example.org>\r\nRCPT TO:<other@example.org",
      "ada@example.org, other@example.org",
      "Team: ada@example.org, other@example.org;",
      "<ada@example.org>",
      "ada@example.org (note)",
      '"other@example.org" ada@example.org',
      "nobody",
      "",
    ];
    for (const address of addresses) {
      const answer = await transport.send({ ...mail, to: { name: "", address } });
      expect(answer).toEqual({ ok: false, retry: false, reason: "refused" });
    }
    expect(await bytes()).toEqual([]);
  });

  test(`${name}: lines end by CRLF and stay within 998 octets`, async () => {
    const { transport, bytes } = await start();
    await transport.send({ ...mail, html: `<p>${"long ".repeat(2_000)}</p>`, text: "x".repeat(5_000) });
    const raw = String((await bytes())[0]);
    expect(raw.replace(/\r\n/g, "")).not.toMatch(/[\r\n]/);
    expect(Math.max(...raw.split("\r\n").map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(998);
  });
}

// ── SMTP ─────────────────────────────────────────────────────────────────

type Hooks = Parameters<typeof startSmtpPeer>[0];

async function answerOf(hooks: Hooks) {
  const peer = await startSmtpPeer(hooks);
  const transport = createSmtpTransport({ url: peer.url });
  onTestFinished(async () => {
    await transport.close();
    await peer.close();
  });
  return transport.send(mail);
}

test("smtp: an address refused for good is not tried again, and its text stays out of the reason", async () => {
  const answer = await answerOf({
    onRcptTo: ({ address }, _session, done) => done(smtpReply(550, `5.1.1 <${address}>: no such user`)),
  });
  expect(answer).toEqual({ ok: false, retry: false, reason: "refused 550 5.1.1" });
});

test("smtp: content refused for good is not tried again", async () => {
  const answer = await answerOf({
    refuseData: () => smtpReply(554, "5.7.1 looks like spam to ada@example.org"),
  });
  expect(answer).toEqual({ ok: false, retry: false, reason: "refused 554 5.7.1" });
});

test("smtp: a full mailbox or greylisting is tried again", async () => {
  const full = await answerOf({
    onRcptTo: (_to, _session, done) => done(smtpReply(452, "4.2.2 mailbox full")),
  });
  expect(full).toEqual({ ok: false, retry: true, reason: "busy 452 4.2.2" });
  const later = await answerOf({ refuseData: () => smtpReply(451, "4.7.1 greylisted") });
  expect(later).toEqual({ ok: false, retry: true, reason: "busy 451 4.7.1" });
});

test("smtp: a sender that the server refuses for now is tried again", async () => {
  const answer = await answerOf({ onMailFrom: (_from, _session, done) => done(smtpReply(421, "try later")) });
  expect(answer).toMatchObject({ ok: false, retry: true });
});

test("smtp: a wrong password is ours to mend, so the mail waits", async () => {
  const peer = await startSmtpPeer({ onAuth: (_auth, _session, done) => done(smtpReply(535, "5.7.8 no")) });
  const transport = createSmtpTransport({ url: peer.url.replace("smtp://", "smtp://user:wrong@") });
  onTestFinished(async () => {
    await transport.close();
    await peer.close();
  });
  expect(await transport.send(mail)).toEqual({ ok: false, retry: true, reason: "sign-in 535 5.7.8" });
});

test("smtp: nobody listening is tried again", async () => {
  const peer = await startSmtpPeer();
  await peer.close();
  const transport = createSmtpTransport({ url: peer.url });
  onTestFinished(() => transport.close());
  expect(await transport.send(mail)).toEqual({ ok: false, retry: true, reason: "unreachable" });
});

test("smtp: a server that says nothing ends the try in time", async () => {
  const peer = await startMutePeer();
  const transport = createSmtpTransport({ url: peer.url, connectMsMax: 300, silenceMsMax: 300 });
  onTestFinished(async () => {
    await transport.close();
    await peer.close();
  });
  const started = performance.now();
  expect(await transport.send(mail)).toEqual({ ok: false, retry: true, reason: "timeout" });
  expect(performance.now() - started).toBeLessThan(3_000);
});

test("smtp: a server that falls silent in the middle of a conversation ends the try in time", async () => {
  const peer = await startSmtpPeer({ onRcptTo: () => undefined });
  const transport = createSmtpTransport({ url: peer.url, silenceMsMax: 300 });
  onTestFinished(() => transport.close());
  expect(await transport.send(mail)).toMatchObject({ ok: false, retry: true, reason: "timeout" });
});

test("smtp: mails share a kept connection, and one that broke while idle is replaced", async () => {
  const peer = await startSmtpPeer();
  const transport = createSmtpTransport({ url: peer.url, silenceMsMax: 400 });
  onTestFinished(async () => {
    await transport.close();
    await peer.close();
  });
  for (const id of [1, 2, 3]) await transport.send({ ...mail, messageId: `<mail${id}@parley.test>` });
  expect(peer.connections()).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 900));
  expect(await transport.send({ ...mail, messageId: "<mail4@parley.test>" })).toEqual({ ok: true });
  expect(peer.received.length).toBe(4);
});

// ── Outbox ───────────────────────────────────────────────────────────────

test("outbox: folder and files are readable by their owner alone", async () => {
  const folder = await outboxFolder();
  const box = createMailOutbox({ folder });
  await box.send(mail);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  for (const file of ["mail1.eml", "mail1.json"]) {
    expect((await stat(path.join(folder, file))).mode & 0o777).toBe(0o600);
  }
});

test("outbox: the same message again overwrites the first", async () => {
  const box = createMailOutbox({ folder: await outboxFolder() });
  await box.send(mail);
  await box.send({ ...mail, subject: "Again" });
  expect(await box.list()).toMatchObject([{ id: "mail1", subject: "Again", to: "ada@example.org" }]);
});

test("outbox: the newest mail is listed first and read back whole", async () => {
  const box = createMailOutbox({ folder: await outboxFolder() });
  await box.send(mail);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await box.send({ ...mail, messageId: "<mail2@parley.test>", calendar: undefined });
  expect((await box.list()).map(({ id }) => id)).toEqual(["mail2", "mail1"]);
  expect(await box.read("mail1")).toMatchObject({ html: mail.html, text: mail.text, calendar });
  expect(await box.read("mail2")).toMatchObject({ calendar: null });
});

test("outbox: erased messages leave no file, unknown ones are ignored", async () => {
  const folder = await outboxFolder();
  const box = createMailOutbox({ folder });
  await box.send(mail);
  await box.erase([mail.messageId, "<unknown@parley.test>", "nonsense", "<../../etc/passwd@x>"]);
  expect(await box.list()).toEqual([]);
  await expect(stat(path.join(folder, "mail1.eml"))).rejects.toThrow();
});

test("outbox: an id that could name another file reads nothing", async () => {
  const box = createMailOutbox({ folder: await outboxFolder() });
  await box.send(mail);
  for (const id of ["../outbox/mail1", "mail1.json/..", "", ".", "a".repeat(300)]) {
    expect(await box.read(id)).toBeNull();
  }
});

test("outbox: an empty or missing folder lists nothing", async () => {
  const box = createMailOutbox({ folder: await outboxFolder() });
  expect(await box.list()).toEqual([]);
  expect(await box.read("mail1")).toBeNull();
});

test("outbox: a folder that cannot be written is a failure to try again", async () => {
  const folder = await outboxFolder();
  await writeFile(folder, "a file stands where the folder should be");
  const box = createMailOutbox({ folder });
  expect(await box.send(mail)).toEqual({ ok: false, retry: true, reason: "outbox" });
});

test("smtp: a mail server on another machine that offers no encryption gets no mail", async () => {
  const peer = await startSmtpPeer();
  // The same peer under an address that does not say that it is this machine.
  const transport = createSmtpTransport({ url: peer.url.replace(/127\.0\.0\.1|localhost/, "0.0.0.0") });
  onTestFinished(async () => {
    await transport.close();
    await peer.close();
  });
  expect(await transport.send(mail)).toMatchObject({ ok: false });
  expect(peer.connections()).toBeGreaterThan(0);
  expect(peer.received).toEqual([]);
});
