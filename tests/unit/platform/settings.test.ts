import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { transferTools } from "#app/platform/operator-settings.server.ts";
import { parseSettings, SettingsError, settingNames } from "#app/platform/settings.server.ts";
import { welcome } from "#app/welcome.ts";
import { publicOperator } from "#tests/fakes/public-operator.ts";

const least = { PARLEY_DATA: "/data", PARLEY_SECRET: "0123456789abcdef0123456789abcdef" };
const isPublic = { ...least, ...publicOperator, PUBLIC_URL: "https://meet.example.com" };

function messageOf(environment: Record<string, string>): string {
  try {
    parseSettings({ ...least, ...environment });
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return (error as Error).message;
  }
  return "accepted";
}

const relay = {
  TURN_URLS: "turn:turn.example.com, turns:turn.example.com:443?transport=tcp",
  TURN_SECRET: "0123456789abcdef",
};

test("nothing but a data folder and a secret is needed", () => {
  const settings = parseSettings(least);
  expect(settings).toMatchObject({
    port: 3000,
    publicUrl: "http://localhost:3000",
    secure: false,
    demo: true,
    roles: ["web", "worker"],
    trustProxy: 0,
  });
  expect(settings.databaseUrl).toBeUndefined();
});

test("the demo, which shows everyone's mails, answers its own machine alone unless told otherwise", () => {
  expect(parseSettings(least).host).toBe("127.0.0.1");
  expect(parseSettings({ ...least, HOST: "0.0.0.0" }).host).toBe("0.0.0.0");
  expect(parseSettings(isPublic).host).toBe("0.0.0.0");
});

test("a public address or a mail server ends the demo, unless it is asked for", () => {
  expect(parseSettings({ ...isPublic, PUBLIC_URL: "https://meet.example.com/" })).toMatchObject({
    demo: false,
    secure: true,
    publicUrl: "https://meet.example.com",
  });
  expect(parseSettings({ ...least, SMTP_URL: "smtp://mail.example.com" }).demo).toBe(false);
  expect(parseSettings({ ...least, SMTP_URL: "smtp://mail.example.com", PARLEY_DEMO: "true" }).demo).toBe(
    true,
  );
});

test("a public Parley does not start before it says who runs it; a demo, and one that is not public, do", () => {
  const { OPERATOR_CONTACT: _, OPERATOR_COUNTRY: __, ...said } = publicOperator;
  const message = messageOf({ PUBLIC_URL: "https://meet.example.com", ...said });
  expect(message.split("\n")).toEqual([
    "The setting OPERATOR_CONTACT is missing: a public Parley says in its privacy notice who runs it.",
    "The setting OPERATOR_COUNTRY is missing: a public Parley says in its privacy notice who runs it.",
  ]);
  expect(parseSettings(isPublic).operator).toEqual({
    name: "The Parley Tests",
    contact: "privacy@parley.test",
    country: "FR",
  });
  const demo = parseSettings({ ...least, PUBLIC_URL: "https://meet.example.com", PARLEY_DEMO: "true" });
  expect(demo.operator).toEqual({ name: null, contact: null, country: null });
  expect(messageOf({ SMTP_URL: "smtp://mail.example.com" })).toBe("accepted");
});

test("a public Parley does not start before it says where its data lies and what keeps it safe", () => {
  for (const name of ["DATA_COUNTRY", "SAFEGUARDS_EN", "SAFEGUARDS_FR"]) {
    const message = messageOf({ ...publicOperator, PUBLIC_URL: "https://meet.example.com", [name]: "" });
    expect(message).toMatch(new RegExp(`^The setting ${name} is missing: a public Parley says .+\\.$`));
  }
  expect(parseSettings({ ...isPublic, DATA_COUNTRY: "de" })).toMatchObject({
    dataCountry: "DE",
    safeguards: { en: publicOperator.SAFEGUARDS_EN, fr: publicOperator.SAFEGUARDS_FR },
  });
  expect(parseSettings(least)).toMatchObject({ dataCountry: null, safeguards: null });
});

test("nobody gets data of a public Parley before country, contract, its day and the transfer tool are said", () => {
  const server = { SMTP_URL: "smtps://mail.example.com", STUN_URLS: "stun:stun.example.com", ...relay };
  const complete = {
    ...{ SMTP_COUNTRY: "US", SMTP_GUARANTEE: "https://mail.example.com/dpa 2026-05-01 scc" },
    ...{ STUN_COUNTRY: "FR", STUN_GUARANTEE: "own" },
    ...{ TURN_COUNTRY: "de", TURN_GUARANTEE: "own" },
  };
  expect(parseSettings({ ...isPublic, ...server, ...complete })).toMatchObject({
    mail: {
      country: "US",
      guarantee: { contract: "https://mail.example.com/dpa", since: "2026-05-01", transfer: "scc" },
    },
    stun: { country: "FR", guarantee: { contract: null, since: null, transfer: "none" } },
    turn: { country: "DE", guarantee: { contract: null, since: null, transfer: "none" } },
  });
  const asked = { ...publicOperator, PUBLIC_URL: "https://meet.example.com", ...server, ...complete };
  for (const name of Object.keys(complete))
    expect(messageOf({ ...asked, [name]: "" })).toMatch(
      new RegExp(`^The setting ${name} is missing: a public Parley names whom data goes to`),
    );
  for (const wrong of [
    "https://mail.example.com/dpa",
    "https://mail.example.com/dpa scc",
    "https://mail.example.com/dpa 2026-05-01",
    "https://mail.example.com/dpa 2026-13-01 scc",
    "http://mail.example.com/dpa 2026-05-01 scc",
    "https://mail.example.com/dpa 2026-05-01 privacy-shield",
    "https://mail.example.com/dpa 2026-05-01 Privacy Shield",
    "yes",
  ])
    expect(messageOf({ ...asked, SMTP_GUARANTEE: wrong }), wrong).toContain(
      "The setting SMTP_GUARANTEE must be",
    );
  expect(messageOf(server)).toBe("accepted");
});

test("a bucket is reached by settings that are all there, over TLS unless it is near, and is named", () => {
  const bucket = {
    ...{ OBJECT_STORE: "s3", S3_ENDPOINT: "https://s3.example.com/", S3_BUCKET: "parley-media" },
    ...{ S3_ACCESS_KEY: "key", S3_SECRET_KEY: "secret" },
  };
  expect(parseSettings(least).bucket).toBeNull();
  expect(parseSettings({ ...least, ...bucket, OBJECT_STORE: "disk" }).bucket).toBeNull();
  expect(parseSettings({ ...least, ...bucket }).bucket).toEqual({
    ...{ endpoint: "https://s3.example.com", region: "us-east-1", bucket: "parley-media" },
    ...{ accessKey: "key", secretKey: "secret", country: null, guarantee: null },
  });
  for (const name of ["S3_ENDPOINT", "S3_BUCKET", "S3_ACCESS_KEY", "S3_SECRET_KEY"])
    expect(messageOf({ ...bucket, [name]: "" })).toBe(
      `The setting ${name} is missing: OBJECT_STORE=s3 needs it.`,
    );
  const asked = { ...publicOperator, PUBLIC_URL: "https://meet.example.com", ...bucket };
  expect(messageOf(asked)).toMatch(/S3_COUNTRY is missing.*\n.*S3_GUARANTEE is missing/);
  const said = { ...asked, S3_COUNTRY: "fr", S3_GUARANTEE: "own" };
  expect(messageOf(said)).toBe("accepted");
  expect(messageOf({ ...said, S3_ENDPOINT: "http://s3.example.com" })).toContain("over https:// alone");
  expect(messageOf({ ...said, S3_ENDPOINT: "http://localhost:9000" })).toBe("accepted");
});

test("a transfer rests on a decision, on standard clauses, on consent, or on nothing that leaves; nothing else is a choice", () => {
  expect(transferTools).toEqual(["none", "adequacy", "scc", "consent"]);
});

test("a public Parley is reached over https and reaches its database over TLS alone; a plain one does not start", () => {
  const plain = (environment: Record<string, string>) =>
    messageOf({ ...publicOperator, PUBLIC_URL: "https://meet.example.com", ...environment });
  for (const address of ["http://meet.example.com", "http://192.0.2.7", "http://meet.example.com:8080"])
    expect(plain({ PUBLIC_URL: address })).toBe(
      "The setting PUBLIC_URL is not right: a public Parley is reached over https:// alone.",
    );
  const there = "postgresql://parley@db.example.com/parley";
  for (const mode of ["", "?sslmode=disable", "?sslmode=prefer", "?sslmode=allow"])
    expect(plain({ DATABASE_URL: there + mode })).toContain(
      "a database on another machine is reached over TLS alone",
    );
  for (const url of [
    `${there}?sslmode=verify-full`,
    `${there}?sslmode=require`,
    "postgresql://parley@localhost:5432/parley",
    "postgresql://parley@127.0.0.1/parley",
    "postgresql:///parley?host=/var/run/postgresql",
  ])
    expect(plain({ DATABASE_URL: url }), url).toBe("accepted");
  expect(plain({ PUBLIC_URL: "http://localhost:3000" })).toBe("accepted");
});

test.each([
  ["PORT", "http"],
  ["DATA_COUNTRY", "Europe"],
  ["STUN_COUNTRY", "F"],
  ["OPERATOR_COUNTRY", "France"],
  ["TURN_COUNTRY", "France"],
  ["TURN_URLS", "stun:stun.example.com"],
  ["TURN_URLS", "turn.example.com"],
  ["TURN_URLS", "turn:turn.example.com, https://turn.example.com"],
  ["TURN_SECRET", "short"],
  ["TURN_TTL", "10"],
  ["OBJECT_STORE", "tape"],
  ["S3_ENDPOINT", "s3.example.com"],
  ["S3_ENDPOINT", "https://key:secret@s3.example.com"],
  ["S3_ENDPOINT", "https://s3.example.com/bucket"],
  ["S3_BUCKET", "../Elsewhere"],
  ["S3_REGION", "Paris, France"],
  ["SMTP_COUNTRY", "1"],
  ["PORT", "70000"],
  ["PUBLIC_URL", "meet.example.com"],
  ["PUBLIC_URL", "https://example.com/meet"],
  ["PARLEY_ROLES", "web,waiter"],
  ["DATABASE_URL", "mysql://root@localhost/x"],
  ["SMTP_URL", "mail.example.com"],
  ["MAIL_FROM", "not an address"],
  ["IMAP_URL", "imaps://mail.example.com"],
  ["IMAP_URL", "https://user:password@mail.example.com"],
  ["DKIM_DOMAIN", "https://example.com"],
  ["DKIM_SELECTOR", "a selector"],
  ["DKIM_PRIVATE_KEY", "/nowhere/dkim.pem"],
  ["DKIM_PRIVATE_KEY", "-----BEGIN PRIVATE KEY-----\\nno key\\n-----END PRIVATE KEY-----"],
  ["LOG_LEVEL", "loud"],
  ["PARLEY_SECRET", "short"],
  ["PARLEY_SECRET", "change-me-change-me-change-me-change-me"],
  ["PARLEY_SECRET", "replace-me-with-a-long-random-text"],
  ["TRUST_PROXY", "yes"],
  ["PARLEY_DEMO", "maybe"],
])("a wrong %s stops the start with a sentence that names it", (name, value) => {
  const message = messageOf({ [name]: value });
  expect(message).toContain(`The setting ${name}`);
  expect(message).toMatch(/\.$/);
});

test("a relay is given with its secret, several addresses with commas between them", () => {
  expect(parseSettings({ ...least, ...relay }).turn).toEqual({
    ...{ urls: ["turn:turn.example.com", "turns:turn.example.com:443?transport=tcp"] },
    ...{ secret: relay.TURN_SECRET, ttlSeconds: 3_600, country: null, guarantee: null },
  });
  expect(parseSettings(least).turn).toBeNull();
  for (const name of ["TURN_URLS", "TURN_SECRET"])
    expect(messageOf({ ...relay, [name]: "" })).toBe(
      `The setting ${name} is missing: TURN_URLS and TURN_SECRET go together.`,
    );
});

test.each(["google", "microsoft"] as const)(
  "an agreement with %s has an id and a secret, and a public Parley says what was promised",
  (kind) => {
    const named = (name: string) => `${kind.toUpperCase()}_${name}`;
    const [id, secret] = [named("CLIENT_ID"), named("CLIENT_SECRET")];
    const agreed = { [id]: "an id", [secret]: "a secret" };
    expect(parseSettings({ ...least, ...agreed })[kind]).toEqual({
      ...{ clientId: "an id", clientSecret: "a secret", root: null, country: null, guarantee: null },
    });
    expect(parseSettings(least)[kind]).toBeNull();
    for (const name of [id, secret])
      expect(messageOf({ ...agreed, [name]: "" })).toBe(
        `The setting ${name} is missing: ${id} and ${secret} go together.`,
      );
    expect(messageOf({ ...agreed, [named("ROOT")]: "https://elsewhere.example" })).toContain(
      "for tests alone",
    );
    const asked = messageOf({ ...isPublic, ...agreed });
    for (const name of [named("COUNTRY"), named("GUARANTEE")])
      expect(asked).toContain(`The setting ${name} is missing: `);
  },
);

test("each wrong setting is named, not only the first", () => {
  expect(messageOf({ PORT: "x", LOG_LEVEL: "y" }).split("\n")).toHaveLength(2);
});

test("an empty value counts as not set", () => {
  expect(parseSettings({ ...least, PORT: "", TRUST_PROXY: "", LOG_LEVEL: "" })).toMatchObject({ port: 3000 });
  expect(parseSettings({ ...least, SMTP_URL: "", PUBLIC_URL: "", DATABASE_URL: "" }).demo).toBe(true);
});

test("the greeting says calmly what is switched off, and nothing once it is set", () => {
  const bare = welcome(parseSettings(least), 3000);
  expect(bare).toContain("No SMTP server is set (SMTP_URL), so mails are kept on this machine.");
  expect(bare).toContain("No STUN server is set (STUN_URLS)");
  expect(bare).toContain("/dev/outbox");
  expect(bare).toContain("No TURN server is set (TURN_URLS), so 15 to 22 of 100 people may fail to connect");
  const all = { SMTP_URL: "smtp://mail.example.com", STUN_URLS: "stun:stun.example.com", ...relay };
  const full = welcome(parseSettings({ ...least, ...all }), 3000);
  expect(full).not.toMatch(/SMTP|STUN|TURN_|demo|outbox/i);
});

const example = readFileSync(path.resolve(import.meta.dirname, "../../../.env.example"), "utf8");

test(".env.example names every setting once, and nothing that is none", () => {
  const named = [...example.matchAll(/^# ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(settingNames.toSorted());
});

test("each example value is accepted, and none is set until somebody takes its # away", () => {
  expect(example.split("\n").filter((line) => line !== "" && !line.startsWith("#"))).toEqual([]);
  const values = [...example.matchAll(/^# ?([A-Z][A-Z0-9_]+)=(.*)$/gm)].map(([, name, value]) => [
    name,
    value,
  ]);
  // The file of the example is on nobody's machine.
  const given = { ...Object.fromEntries(values), DKIM_PRIVATE_KEY: rsaKey() };
  expect(() => parseSettings({ ...given, PARLEY_SECRET: least.PARLEY_SECRET })).not.toThrow();
});

test("each setting is explained in sentences before it is named, with what holds without it", () => {
  for (const block of example.split("\n\n").filter((text) => /^# ?[A-Z0-9_]+=/m.test(text))) {
    const [, name] = /^# ?([A-Z0-9_]+)=/m.exec(block) ?? [];
    expect(block.split(`${name}=`)[0], name).toMatch(/Without it: .+/);
  }
});

function rsaKey(): string {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return String(privateKey.export({ type: "pkcs8", format: "pem" }));
}

test("mails are signed with a key of the sender's own domain or the one above, given whole or as a file", () => {
  const pem = rsaKey();
  const folder = mkdtempSync(path.join(tmpdir(), "parley-dkim-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, "dkim.pem");
  writeFileSync(file, pem);
  const dkim = { DKIM_DOMAIN: "Example.com", DKIM_SELECTOR: "parley2026" };
  const from = { MAIL_FROM: "hello@meet.example.com" };
  for (const given of [pem, pem.replaceAll("\n", "\\n"), file])
    expect(parseSettings({ ...least, ...from, ...dkim, DKIM_PRIVATE_KEY: given }).mail.dkim).toEqual({
      ...{ domain: "example.com", selector: "parley2026", privateKey: pem },
    });
  expect(parseSettings(least).mail.dkim).toBeNull();
  expect(messageOf({ ...from, ...dkim })).toBe(
    "The setting DKIM_PRIVATE_KEY is missing: DKIM_DOMAIN, DKIM_SELECTOR and DKIM_PRIVATE_KEY go together.",
  );
  expect(messageOf({ ...dkim, DKIM_PRIVATE_KEY: pem, MAIL_FROM: "hello@elsewhere.example" })).toBe(
    "The setting DKIM_DOMAIN must be the domain that mails come from, elsewhere.example, or the one above it.",
  );
});

test("a key that signs nothing is told of without a word of it", () => {
  const { privateKey } = generateKeyPairSync("ed25519");
  const pem = String(privateKey.export({ type: "pkcs8", format: "pem" }));
  const message = messageOf({ DKIM_PRIVATE_KEY: pem });
  expect(message).toContain("The setting DKIM_PRIVATE_KEY must be an RSA key");
  expect(message).not.toContain(pem.split("\n")[1]);
});
