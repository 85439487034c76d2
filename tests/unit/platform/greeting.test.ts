import { expect, test } from "vitest";
import { demoAccount } from "#app/platform/demo-account.ts";
import { parseSettings } from "#app/platform/settings.server.ts";
import { welcome } from "#app/welcome.ts";
import { publicOperator } from "#tests/fakes/public-operator.ts";

const least = { PARLEY_DATA: "/data", PARLEY_SECRET: "0123456789abcdef0123456789abcdef" };
const greet = (environment: Record<string, string>, port = 3000) =>
  welcome(parseSettings({ ...least, ...environment }), port);
/** Whatever a terminal would let a person click. */
const addressesIn = (greeting: string) => greeting.match(/https?:\/\/\S+/g) ?? [];

test("the greeting prints each address to open and the demo’s sign-in", () => {
  const greeting = greet({});
  expect(addressesIn(greeting)).toEqual([
    "http://localhost:3000/",
    `http://localhost:3000/${demoAccount.slug}`,
    "http://localhost:3000/sign-in",
    "http://localhost:3000/dev/outbox",
  ]);
  expect(greeting).toContain(`${demoAccount.email} / ${demoAccount.password}`);
});

test("the greeting names the port that was opened, which need not be the one asked for", () => {
  expect(addressesIn(greet({ PORT: "0" }, 41_233))[0]).toBe("http://localhost:41233/");
  expect(addressesIn(greet({ PORT: "8080" }, 8080))[0]).toBe("http://localhost:8080/");
});

test("a public Parley greets with its public address alone, and with nobody’s sign-in", () => {
  const greeting = greet({ ...publicOperator, PUBLIC_URL: "https://meet.example.com" });
  expect(addressesIn(greeting)).toEqual(["https://meet.example.com/"]);
  expect(greeting).not.toContain(demoAccount.email);
  expect(greeting).not.toContain(demoAccount.password);
});
