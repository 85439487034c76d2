import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { noticeInput } from "#app/features/notices/notice-input.server.ts";
import { parseSettings, settingNames } from "#app/platform/settings.server.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** What opens a connection to another machine: packages by their import, and the platform's own ways. */
const ways: Record<string, RegExp> = {
  mail: /import (?!type\b)[^;]*\bcreateTransport\b[^;]* from "nodemailer"/,
  packages:
    /import (?!type\b)[^;]* from "(googleapis|stripe|aws4fetch|undici|axios|node-fetch|imapflow|@aws-sdk[^"]*)"/,
  lazily: /\bimport\("(@googleapis\/[^"]*|googleapis|stripe|imapflow|@aws-sdk[^"]*)"\)/,
  node: /import (?!type\b)[^;]* from "node:(https|tls|dns|dns\/promises|dgram|http2)"|\b(net|http)\.(connect|request|get|createConnection)\(/,
  fetch: /(?<![.\w])fetch\(\s*["'`]https?:|new (WebSocket|EventSource)\(\s*["'`](wss?|https?):/,
  hosts: /"https:\/\/(graph\.microsoft\.com|login\.microsoftonline\.com)/,
  calls: /\b(iceServers: settings\b|urls: turn\.)/,
};

/** Each place of the program that reaches another machine, with the recipient that the notice names for it. */
const reaching: Record<string, string> = {
  "app/features/rooms/ice-servers.server.ts calls": "turn",
  "app/integrations/smtp/smtp-transport.server.ts mail": "smtp",
  /** At whoever sends for us: what comes back lies there. */
  "app/integrations/imap/imap-inbox.server.ts lazily": "smtp",
  "app/integrations/s3-objects/s3-objects.server.ts packages": "s3",
  "app/integrations/google-calendar/google-way.server.ts lazily": "google",
  "app/integrations/microsoft-calendar/microsoft-scopes.ts hosts": "microsoft",
  "app/integrations/microsoft-calendar/microsoft-way.server.ts hosts": "microsoft",
  /** It writes mails to the disk, and reaches nobody. */
  "app/integrations/mail-outbox/mail-outbox.server.ts mail": "nobody",
  /** A member's own calendars, where they lie: it is told the member's own name and password there, and of nobody else. */
  "app/platform/http/outside-fetch.server.ts node": "nobody",
};

/** Settings that name an address, with the recipient behind it; the others are the operator's own machines. */
const addresses: Record<string, string> = {
  SMTP_URL: "smtp",
  IMAP_URL: "smtp",
  STUN_URLS: "stun",
  TURN_URLS: "turn",
  S3_ENDPOINT: "s3",
  TRANSCRIBER_URL: "transcriber",
  DATABASE_URL: "own",
  REDIS_URL: "own",
  PUBLIC_URL: "own",
};

function placesIn(file: string, text: string): string[] {
  return Object.entries(ways).flatMap(([way, pattern]) => (pattern.test(text) ? [`${file} ${way}`] : []));
}

function sources(): string[] {
  return readdirSync(path.join(root, "app"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes("generated"))
    .map((file) => path.join("app", file));
}

test("whatever reaches another machine has its recipient in the notice, and so has each setting that names one", () => {
  const found = sources().flatMap((file) => placesIn(file, readFileSync(path.join(root, file), "utf8")));
  expect(found.sort()).toEqual(Object.keys(reaching).sort());
  expect(settingNames.filter((name) => /URL|ENDPOINT/.test(name)).sort()).toEqual(
    Object.keys(addresses).sort(),
  );
  const settings = parseSettings({
    PARLEY_DATA: "/data",
    PARLEY_SECRET: "0123456789abcdef0123456789abcdef",
    SMTP_URL: "smtps://relay.example",
    STUN_URLS: "stun:stun.example.com:3478",
    TURN_URLS: "turn:turn.example.com:3478",
    TURN_SECRET: "0123456789abcdef",
    OBJECT_STORE: "s3",
    S3_ENDPOINT: "https://s3.example.com",
    S3_BUCKET: "parley-media",
    S3_ACCESS_KEY: "key",
    S3_SECRET_KEY: "secret",
    TRANSCRIBER_URL: "http://127.0.0.1:8080",
    GOOGLE_CLIENT_ID: "parley.apps.example",
    GOOGLE_CLIENT_SECRET: "secret",
    MICROSOFT_CLIENT_ID: "00000000-1111",
    MICROSOFT_CLIENT_SECRET: "secret",
  });
  const named = new Set<string>(noticeInput(settings).integrations.map(({ id }) => id));
  const needed = [...Object.values(reaching), ...Object.values(addresses)];
  expect(new Set(needed.filter((id) => id !== "own" && id !== "nobody"))).toEqual(named);
});

test("a planted way to another machine is found", () => {
  for (const text of [
    'import { google } from "googleapis";',
    'import Stripe from "stripe";',
    'const library = () => import("@googleapis/calendar");',
    'import { AwsClient } from "aws4fetch";',
    'import { createTransport } from "nodemailer";',
    'import https from "node:https";',
    'const signIn = "https://login.microsoftonline.com";',
    'const answer = await fetch("https://tracker.example");',
    'new WebSocket("wss://tracker.example");',
    "const peer = { iceServers: settings.others };",
    "const relay = { urls: turn.urls };",
    'net.connect(25, "relay.example");',
  ])
    expect(placesIn("planted.ts", text), text).toHaveLength(1);
  for (const text of ['import type Stripe from "stripe";', "await fetch(address);", "tickets.fetch();"])
    expect(placesIn("planted.ts", text), text).toEqual([]);
});
