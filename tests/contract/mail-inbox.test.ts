import { createServer } from "node:net";
import { gzipSync } from "node:zlib";
import type { ImapFlow } from "imapflow";
import { afterAll, expect, test } from "vitest";
import { createImapInbox } from "#app/integrations/imap/imap-inbox.server.ts";
import { readNews } from "#app/integrations/imap/mail-news.ts";
import type { MailNews } from "#app/ports/mail-inbox.ts";
import { cyrus, freePort } from "#tests/calendar-peers.ts";

const missing = cyrus.whyNot();
const box = missing ? null : await cyrus.start();
afterAll(() => box?.stop());

const id = "abcdefghijklmnopqrstuvwxyz@meet.parley.test";
const crlf = (lines: readonly string[]) => lines.join("\r\n");
const news = (lines: readonly string[]) => readNews(Buffer.from(crlf(lines), "latin1"));

const answer = (besides: readonly string[] = [], partstat = "ACCEPTED") => [
  ...["BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:REPLY", "BEGIN:VEVENT", `UID:${id}`, "SEQUENCE:2"],
  ...["DTSTAMP:20261120T090000Z", `ATTENDEE;CN="Zoë, A";PARTSTAT=${partstat}:MAILTO:Alice@Example.com`],
  ...[...besides, "END:VEVENT", "END:VCALENDAR", ""],
];

const calendarMail = (calendar: readonly string[], head: readonly string[] = []) => [
  ...["From: =?utf-8?Q?Zo=C3=AB?= <zoe@elsewhere.example>", "Subject: Accepted", "MIME-Version: 1.0"],
  ...["Content-Type: multipart/alternative; boundary=b", "", "--b", "Content-Type: text/plain", "", "Yes."],
  ...[
    "--b",
    'Content-Type: text/calendar; charset="utf-8"; method=REPLY',
    ...head,
    "",
    ...calendar,
    "--b--",
    "",
  ],
];

const report = (action: string, status: string, returned: readonly string[] = [`Message-ID: <${id}>`]) => [
  ...["From: MAILER-DAEMON@mx.example.com", "Subject: Undelivered", "MIME-Version: 1.0"],
  ...['Content-Type: multipart/report; report-type=delivery-status; boundary="r"', "", "--r"],
  ...["Content-Type: text/plain", "", "I am sorry.", "--r", "Content-Type: message/delivery-status", ""],
  ...[
    "Reporting-MTA: dns; mx.example.com",
    "Original-Envelope-Id: envelope-id+2Bof-ours@meet.parley.test",
    "",
  ],
  ...["Final-Recipient: rfc822; gone@example.com", `Action: ${action}`, `Status: ${status}`],
  ...["Diagnostic-Code: smtp; 550 5.1.1 <gone@example.com>: nobody", "", "--r"],
  ...["Content-Type: text/rfc822-headers", "", ...returned, "Subject: Confirmation", "--r--", ""],
];

const reply = {
  ...{ kind: "reply", uid: id, address: "alice@example.com", answer: "accepted", sequence: 2 },
  at: Date.UTC(2026, 10, 20, 9),
};

test("an answer is read from what mail programs send: folded, encoded, attached, or in another charset", async () => {
  expect(await news(calendarMail(answer()))).toEqual(reply);
  expect(await news(calendarMail(answer([], "DECLINED")))).toEqual({ ...reply, answer: "declined" });
  expect(await news(calendarMail(answer([], "tentative")))).toEqual({ ...reply, answer: "tentative" });
  const encoded = [Buffer.from(crlf(answer())).toString("base64")];
  expect(await news(calendarMail(encoded, ["Content-Transfer-Encoding: base64"]))).toEqual(reply);
  const folded = answer().map((line) => line.replace("PARTSTAT", "PART\r\n STAT"));
  expect(await news(calendarMail(folded))).toEqual(reply);
  expect(await news(["Content-Type: text/calendar", "", ...answer()])).toEqual(reply);
  expect(
    await news([
      "Content-Type: application/ics; name=a.ics",
      "Content-Disposition: attachment",
      "",
      ...answer(),
    ]),
  ).toEqual(reply);
  for (const stamp of ["-9990101T000000Z", "00000101T000000Z", "20269999T990000Z"]) {
    const odd = answer().map((line) => line.replace("20261120T090000Z", stamp));
    const read = await news(calendarMail(odd));
    if (read?.kind === "reply") expect(read.at === null || read.at > 0, stamp).toBe(true);
  }
  const wrong = calendarMail(answer(["SUMMARY:\xff\xfe\x80"])).map((line) =>
    line.replace("utf-8", "klingon"),
  );
  expect(await news(wrong)).toEqual(reply);
});

test("an answer for another, to an occurrence, to two events or without an answer is none", async () => {
  for (const [name, calendar] of Object.entries({
    counter: answer().map((line) => line.replace("METHOD:REPLY", "METHOD:COUNTER")),
    request: answer().map((line) => line.replace("METHOD:REPLY", "METHOD:REQUEST")),
    delegated: answer([], 'DELEGATED;DELEGATED-TO="mailto:bob@example.com"'),
    passedOn: answer([], 'ACCEPTED;DELEGATED-TO="mailto:bob@example.com"'),
    occurrence: answer(["RECURRENCE-ID:20261203T130000Z"]),
    twoPeople: answer(["ATTENDEE;PARTSTAT=DECLINED:mailto:bob@example.com"]),
    twoEvents: answer(["END:VEVENT", "BEGIN:VEVENT", "UID:another"]),
    unanswered: answer([], "NEEDS-ACTION"),
    negative: answer().map((line) => line.replace("SEQUENCE:2", "SEQUENCE:-2")),
    unnamed: answer().filter((line) => !line.startsWith("UID")),
    nothing: [],
  }))
    expect(await news(calendarMail(calendar)), name).toBeNull();
});

test("a report says which mail did not arrive, by its own id or by the name that it went out under", async () => {
  const messageId = `<${id}>`;
  expect(await news(report("failed", "5.1.1"))).toEqual({
    ...{ kind: "return", messageId, outcome: "final", code: "5.1.1" },
  });
  expect(await news(report("Delayed", "4.4.7 (timed out)"))).toMatchObject({
    outcome: "delayed",
    code: "4.4.7",
  });
  // Given up after days of trying: the code still says that it could have passed.
  expect(await news(report("failed", "4.4.7"))).toMatchObject({ outcome: "final", code: "4.4.7" });
  expect(await news(report("failed", "five"))).toMatchObject({ outcome: "final", code: null });
  expect(await news(report("failed", "5.1.1", ["X: y"]))).toMatchObject({
    messageId: "<envelope-id+of-ours@meet.parley.test>",
  });
  expect(await news(report("failed", "5.0.0", ["message-id:", `\t<${id}>`]))).toMatchObject({ messageId });
  for (const action of ["delivered", "relayed", "expanded", ""])
    expect(await news(report(action, "2.0.0")), action).toBeNull();
  expect(
    await news(report("failed", "5.1.1").map((line) => line.replace(/^(Message|Original).*/, "X: y"))),
  ).toBeNull();
});

test("mails of all other kinds, however they are made, are nothing, and cost little", async () => {
  const nested = Array.from({ length: 500 }, (_, depth) => [
    ...[`Content-Type: multipart/mixed; boundary=n${depth}`, "", `--n${depth}`],
  ]).flat();
  const bomb = gzipSync(Buffer.alloc(20_000_000)).toString("base64");
  for (const [name, lines] of Object.entries({
    empty: [],
    words: ["Subject: Out of office", "Auto-Submitted: auto-replied", "", "Back on Monday."],
    nested,
    forwarded: ["Content-Type: message/rfc822", "", ...nested],
    bomb: ["Content-Type: application/gzip", "Content-Transfer-Encoding: base64", "", bomb],
    manyHeaders: Array.from({ length: 50_000 }, (_, number) => `X-${number}: y`),
    endless: [
      "Content-Type: multipart/report; boundary=r",
      "",
      "--r",
      "Content-Type: message/delivery-status",
      "",
    ],
    components: calendarMail(["METHOD:REPLY", ...Array.from({ length: 20_000 }, () => "BEGIN:VEVENT")]),
    utf16: [
      "Content-Type: text/calendar; charset=utf-16",
      "",
      Buffer.from(crlf(answer()), "utf16le").toString("latin1"),
    ],
    rule: calendarMail(answer(["RRULE:FREQ=SECONDLY;INTERVAL=0;BYDAY=XX"])),
    receipt: [
      "Content-Type: multipart/report; boundary=r",
      "",
      "--r",
      "Content-Type: message/disposition-notification",
      "",
      "Disposition: manual-action; displayed",
      "--r--",
    ],
  }))
    expect(await news(lines), name).toBeNull();
});

/** Over a connection of its own, as whoever owns the mailbox. */
async function inMailbox(work: (client: ImapFlow) => Promise<unknown>): Promise<void> {
  const { ImapFlow } = await import("imapflow");
  const auth = { user: "parley", pass: "secret1" };
  const host = { host: "127.0.0.1", port: box?.imapPort ?? 0, secure: false };
  const client = new ImapFlow({ ...host, auth, logger: false });
  await client.connect();
  await work(client);
  await client.logout();
}

const put = (lines: readonly string[]) => inMailbox((client) => client.append("INBOX", crlf(lines)));

/** What an attempt before this one left. */
const empty = () =>
  inMailbox(async (client) => {
    await client.mailboxOpen("INBOX");
    await client.messageDelete("1:*");
  });

test("of a real mailbox what is ours is deleted once it is taken, and handed out again where that was cut off", async ({
  skip,
  annotate,
}) => {
  if (missing || !box) {
    await annotate(`Not tried: ${missing}.`);
    return skip();
  }
  const at = (given: string) =>
    createImapInbox({ url: `imap://${given}@127.0.0.1:${box.imapPort}/INBOX`, silenceMsMax: 20_000 });
  const inbox = at("parley:secret1");
  await empty();
  await put(["From: a@example.com", "Subject: Hello", "", "A person's words."]);
  await put([
    "From: a@example.com",
    "Subject: Large",
    "",
    ...Array.from({ length: 20_000 }, () => "x".repeat(70)),
  ]);
  await put(calendarMail(answer()));
  await put(report("failed", "5.1.1"));

  await expect(
    inbox.read(async () => {
      throw new Error("the process dies here");
    }),
  ).rejects.toThrow("dies here");
  const seen: MailNews[] = [];
  const taken = await inbox.read(async (one) => {
    seen.push(one);
    return one.kind === "reply";
  });
  expect(seen.map(({ kind }) => kind)).toEqual(["reply", "return"]);
  expect(taken).toMatchObject({ taken: 1 });
  expect(await inbox.read(async () => true)).toEqual({ taken: 0, left: 0 });
  await expect(at("parley:wrong").read(async () => true)).rejects.toMatchObject({ reason: "sign-in" });
  const elsewhere = createImapInbox({ url: `imap://parley:secret1@127.0.0.1:${box.imapPort}/Elsewhere` });
  await expect(elsewhere.read(async () => true)).rejects.toMatchObject({ reason: "no-mailbox" });
}, 60_000);

test("a server that is away, says nothing or speaks of something else is a word, not a crash", async () => {
  const away = createImapInbox({ url: `imap://a:b@127.0.0.1:${await freePort()}/` });
  await expect(away.read(async () => true)).rejects.toMatchObject({ reason: "unreachable" });
  for (const greeting of ["", "HTTP/1.1 400 Bad Request\r\n\r\n", "* BYE full\r\n"]) {
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.write(greeting);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const inbox = createImapInbox({ url: `imap://a:b@127.0.0.1:${port}/`, silenceMsMax: 300 });
    await expect(
      inbox.read(async () => true),
      greeting,
    ).rejects.toMatchObject({ reason: "unreachable" });
    server.close();
  }
}, 60_000);
