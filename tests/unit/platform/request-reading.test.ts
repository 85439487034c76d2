import { expect, test } from "vitest";
import { preferredLocale } from "#app/messages/locale.ts";
import { localPath } from "#app/platform/http/local-path.ts";
import { pathShape, wordsOfRoutes } from "#app/platform/http/path-shape.ts";
import { cookieValue, localeOf, saidLocale } from "#app/platform/http/request-locale.ts";
import { networkOf } from "#app/platform/http/request-log.server.ts";
import { createLinks } from "#app/platform/links.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { createSigner } from "#app/platform/security/signer.server.ts";

test.each([
  ["fr-CA,fr;q=0.9,en;q=0.8", "fr"],
  ["de,en;q=0.5,fr;q=0.7", "fr"],
  ["de-DE", "en"],
  ["", "en"],
  [null, "en"],
  ["fr;q=0, en;q=0.1", "en"],
  ["FR", "fr"],
  ["fr;q=banana", "en"],
])("a browser that asks for %s is answered in %s", (header, locale) => {
  expect(preferredLocale(header)).toBe(locale);
});

test("a chosen language wins over the browser's, a made-up one does not", () => {
  expect(localeOf("a=1; parley_language=fr", "en")).toBe("fr");
  expect(localeOf("parley_language=xx", "fr")).toBe("fr");
});

test("cookies are found by their whole name", () => {
  expect(cookieValue("xparley_zone=1; parley_zone=2=3", "parley_zone")).toBe("2=3");
  expect(cookieValue(null, "parley_zone")).toBeUndefined();
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "evil",
  "",
  "/\t/evil.example",
  "javascript:alert(1)",
])("a way onward that leaves the site is refused: %j", (value) => {
  expect(localPath(value)).toBeNull();
});

test("a way onward on this site keeps its query", () => {
  expect(localPath("/dashboard?x=1#y")).toBe("/dashboard?x=1#y");
});

test.each([
  ["203.0.113.77", "203.0.113.0/24"],
  ["::ffff:203.0.113.77", "203.0.113.0/24"],
  ["2001:db8:12:34::1", "2001:db8:12::/48"],
  ["::1", "0:0:0::/48"],
])("of the address %s only the network %s is kept", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test("a log line shows the shape of an address, and nothing in it that somebody chose or that opens a door", () => {
  const words = new Set(
    wordsOfRoutes({
      root: { path: "" },
      page: { path: ":business/:eventType" },
      move: { path: "booking/:id/:signature/move" },
      rest: { path: "*" },
      layout: undefined,
    }),
  );
  expect([...words]).toEqual(["booking", "move"]);
  expect(
    pathShape("/booking/fv4fai7fxhwwkkigrc5kjf6ee3/4vCP07iEfrn5Czh--gKroFri50h79/move?name=Ada", words),
  ).toBe("/booking/:/:/move");
  expect(pathShape("/ada-lovelace/first-call", words)).toBe("/:/:");
  expect(pathShape("/ada@example.org", words)).toBe("/:");
  expect(pathShape("/", words)).toBe("/");
  expect(pathShape("/a".repeat(1000), words).length).toBeLessThan(40);
});

test("ids are long, lower-case and never the same", () => {
  const ids = new Set(Array.from({ length: 1000 }, randomId));
  expect(ids.size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^[a-z2-7]{26}$/);
});

test("a signature holds for its text and purpose alone", () => {
  const one = createSigner("secret", "one");
  const two = createSigner("secret", "two");
  const signature = one.sign("text");
  expect(one.verify("text", signature)).toBe(true);
  expect(one.verify("text2", signature)).toBe(false);
  expect(two.verify("text", signature)).toBe(false);
  expect(createSigner("other", "one").verify("text", signature)).toBe(false);
  for (const forged of ["", signature.slice(1), `${signature}A`, `${signature}=`, signature.toUpperCase()]) {
    expect(one.verify("text", forged)).toBe(false);
  }
});

test("a link made for one thing opens nothing else", () => {
  const links = createLinks({ publicUrl: "https://meet.example", secret: "secret" });
  const [bookingId, attendeeId, tokenId] = [randomId(), randomId(), randomId()];
  const signature = links.managePath(bookingId).split("/")[3] ?? "";
  expect(links.isManageSignature(bookingId, signature)).toBe(true);
  expect(links.isManageSignature(randomId(), signature)).toBe(false);
  const key = new URL(links.attendeeRoomUrl(bookingId, attendeeId)).searchParams.get("as") ?? "";
  expect(links.attendeeOfRoomKey(bookingId, key)).toBe(attendeeId);
  expect(links.attendeeOfRoomKey(randomId(), key)).toBeNull();
  const token = links.emailTokenUrl("verify_email", tokenId).split("/").at(-1) ?? "";
  expect(links.emailTokenId("verify_email", token)).toBe(tokenId);
  expect(links.emailTokenId("reset_password", token)).toBeNull();
});

test("a language is said by the visitor's choice or by their browser, and by nobody else", () => {
  const said = (headers: Record<string, string>) => saidLocale({ headers: new Headers(headers) });
  expect(said({})).toBeNull();
  expect(said({ "accept-language": "de-DE, nl;q=0.5" })).toBeNull();
  expect(said({ "accept-language": "de, fr-CA;q=0.5" })).toBe("fr");
  expect(said({ "accept-language": "fr", cookie: "parley_language=en" })).toBe("en");
  expect(said({ cookie: "parley_language=tlh" })).toBeNull();
});
