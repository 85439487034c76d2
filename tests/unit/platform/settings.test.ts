import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parseSettings, SettingsError, settingNames } from "#app/platform/settings.server.ts";
import { welcome } from "#app/welcome.ts";

const least = { PARLEY_DATA: "/data", PARLEY_SECRET: "0123456789abcdef0123456789abcdef" };
const operator = {
  OPERATOR_NAME: "Example Ltd",
  OPERATOR_CONTACT: "privacy@example.com",
  OPERATOR_COUNTRY: "fr",
};
const isPublic = { ...least, ...operator, PUBLIC_URL: "https://meet.example.com" };

function messageOf(environment: Record<string, string>): string {
  try {
    parseSettings({ ...least, ...environment });
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return (error as Error).message;
  }
  return "accepted";
}

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
  const message = messageOf({ PUBLIC_URL: "https://meet.example.com", OPERATOR_NAME: "Example Ltd" });
  expect(message.split("\n")).toEqual([
    "The setting OPERATOR_CONTACT is missing: a public Parley says in its privacy notice who runs it.",
    "The setting OPERATOR_COUNTRY is missing: a public Parley says in its privacy notice who runs it.",
  ]);
  expect(parseSettings(isPublic).operator).toEqual({
    name: "Example Ltd",
    contact: "privacy@example.com",
    country: "FR",
  });
  const demo = parseSettings({ ...least, PUBLIC_URL: "https://meet.example.com", PARLEY_DEMO: "true" });
  expect(demo.operator).toEqual({ name: null, contact: null, country: null });
  expect(messageOf({ SMTP_URL: "smtp://mail.example.com" })).toBe("accepted");
});

test.each([
  ["PORT", "http"],
  ["OPERATOR_COUNTRY", "France"],
  ["SMTP_COUNTRY", "1"],
  ["PORT", "70000"],
  ["PUBLIC_URL", "meet.example.com"],
  ["PUBLIC_URL", "https://example.com/meet"],
  ["PARLEY_ROLES", "web,waiter"],
  ["DATABASE_URL", "mysql://root@localhost/x"],
  ["SMTP_URL", "mail.example.com"],
  ["MAIL_FROM", "not an address"],
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
  const all = { SMTP_URL: "smtp://mail.example.com", STUN_URLS: "stun:stun.example.com" };
  const full = welcome(parseSettings({ ...least, ...all }), 3000);
  expect(full).not.toMatch(/SMTP|STUN|demo|outbox/i);
});

const example = readFileSync(path.resolve(import.meta.dirname, "../../../.env.example"), "utf8");

test(".env.example names every setting once, and nothing that is none", () => {
  const named = [...example.matchAll(/^# ?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(settingNames.toSorted());
});

test("each example value is accepted, and none is set until somebody takes its # away", () => {
  expect(example.split("\n").filter((line) => line !== "" && !line.startsWith("#"))).toEqual([]);
  const values = [...example.matchAll(/^# ?([A-Z][A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]);
  expect(() =>
    parseSettings({ ...Object.fromEntries(values), PARLEY_SECRET: least.PARLEY_SECRET }),
  ).not.toThrow();
});

test("each setting is explained in sentences before it is named, with what holds without it", () => {
  for (const block of example.split("\n\n").filter((text) => /^# ?[A-Z_]+=/m.test(text))) {
    const [, name] = /^# ?([A-Z_]+)=/m.exec(block) ?? [];
    expect(block.split(`${name}=`)[0], name).toMatch(/Without it: .+/);
  }
});
