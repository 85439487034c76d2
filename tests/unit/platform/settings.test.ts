import { expect, test } from "vitest";
import { parseSettings, SettingsError } from "#app/platform/settings.server.ts";

const least = { PARLEY_DATA: "/data", PARLEY_SECRET: "0123456789abcdef0123456789abcdef" };

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

test("a public address or a mail server ends the demo, unless it is asked for", () => {
  expect(parseSettings({ ...least, PUBLIC_URL: "https://meet.example.com/" })).toMatchObject({
    demo: false,
    secure: true,
    publicUrl: "https://meet.example.com",
  });
  expect(parseSettings({ ...least, SMTP_URL: "smtp://mail.example.com" }).demo).toBe(false);
  expect(parseSettings({ ...least, SMTP_URL: "smtp://mail.example.com", PARLEY_DEMO: "true" }).demo).toBe(
    true,
  );
});

test.each([
  ["PORT", "http"],
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

test("an empty value of an optional setting counts as not set", () => {
  expect(parseSettings({ ...least, SMTP_URL: "", PUBLIC_URL: "", DATABASE_URL: "" }).demo).toBe(true);
});
