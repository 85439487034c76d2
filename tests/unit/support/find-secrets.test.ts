import fc from "fast-check";
import { expect, test } from "vitest";
import { findSecrets, maskSecrets, secretMask } from "#app/domain/support/find-secrets.ts";

const kindsIn = (text: string) => findSecrets(text).map(({ kind }) => kind);

/** Numbers that the networks publish for tests. */
const cards = [
  "4242424242424242",
  "4000056655665556",
  "5555555555554444",
  "2223003122003222",
  "378282246310005",
  "6011111111111117",
  "3056930009020004",
  "3566002020360505",
  "4000000000000000006",
];

test("the number of a card is found with and without separators, wherever it stands, and only where Luhn's check holds", () => {
  for (const card of cards) {
    const grouped = card.replace(/(.{4})(?=.)/g, "$1 ");
    for (const written of [card, grouped, grouped.replaceAll(" ", "-"), grouped.replaceAll(" ", "\u202f")]) {
      expect(kindsIn(`It is ${written}, and it fails.`), written).toEqual(["card"]);
      expect(maskSecrets(`It is ${written}.`)).toBe(`It is ${secretMask}.`);
    }
    const wrong = card.slice(0, -1) + ((Number(card.at(-1)) + 1) % 10);
    expect(kindsIn(wrong), wrong).toEqual([]);
  }
});

test("dates, telephone numbers and numbers of bookings are no cards", () => {
  for (const text of [
    "2026-11-23 10:00 to 2026-11-24 11:30",
    "+33 6 12 34 56 78 or +49 30 901820",
    "0000000000000000",
    "Order 1234567890123",
    "a2b3c4d5e6f7a2b3c4d5e6f7ab",
  ])
    expect(kindsIn(text), text).toEqual([]);
});

// The examples are put together here, so that no scanner of this source takes them for somebody's.
const keys = [
  `sk_${"live"}_4eC39HqLyjWDarjtT1zdp7dc`,
  `rk_${"test"}_4eC39HqLyjWDarjtT1zdp7dc`,
  `whsec_${"a".repeat(32)}`,
  `sk-${"proj"}-${"Ab1".repeat(12)}`,
  `AKIA${"IOSFODNN7EXAMPLE"}`,
  `ghp_${"a1B2".repeat(9)}`,
  `github_pat_${"11AAAAAA0".repeat(4)}`,
  `glpat-${"x1Y2z3".repeat(4)}`,
  `xoxb-${"1234567890-abcdef"}`,
  `AIza${"SyA1234567890abcdefghijklmnopqrstuv"}`,
];

test("keys and tokens of well-known services, private keys and passwords are found and masked whole", () => {
  for (const key of keys)
    expect(maskSecrets(`Here: ${key}\nThanks`), key).toBe(`Here: ${secretMask}\nThanks`);
  const jwt = `eyJ${"hbGciOiJIUzI1NiJ9"}.eyJ${"zdWIiOiIxMjM0In0"}.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U`;
  expect(kindsIn(`curl with ${jwt}`)).toEqual(["token"]);
  expect(maskSecrets(`Authorization: Bearer ${"abc123".repeat(5)}`)).toBe(
    `Authorization: Bearer ${secretMask}`,
  );
  const block = `-----BEGIN RSA ${"PRIVATE"} KEY-----\nMIIE\nabc=\n-----END RSA ${"PRIVATE"} KEY-----`;
  expect(maskSecrets(`a\n${block}\nb`)).toBe(`a\n${secretMask}\nb`);
  expect(maskSecrets(`-----BEGIN OPENSSH ${"PRIVATE"} KEY-----\ncut off`)).toBe(secretMask);
  expect(maskSecrets("password: hunter2hunter2.")).toBe(`password: ${secretMask}`);
  expect(maskSecrets("My password is correct-horse and it fails")).toBe(
    `My password is ${secretMask} and it fails`,
  );
  expect(maskSecrets("Mot de passe\u202f: «\u202fazerty123\u202f»")).not.toContain("azerty123");
  expect(maskSecrets("api_key=abcdef123456")).toBe(`api_key=${secretMask}`);
});

test("a question about passwords without one is left alone, and so is what was masked", () => {
  for (const text of [
    "I forgot my password.",
    "The password page fails",
    "Where is the API key?",
    secretMask,
  ])
    expect(findSecrets(text), text).toEqual([]);
  expect(findSecrets(`password: ${secretMask}`)).toEqual([]);
});

test("each is told with its line", () => {
  const text = `Hello\nmy card 4242 4242 4242 4242\nand\npassword: abcd1234`;
  expect(findSecrets(text).map(({ kind, line }) => [kind, line])).toEqual([
    ["card", 2],
    ["password", 4],
  ]);
});

test("whatever stands around it, nothing of a card or key is left, what is masked stays so, and the rest is unchanged", () => {
  const secret = fc.constantFrom(...cards, ...keys);
  const words = fc.string({ unit: fc.constantFrom("a", "é", " ", "\n", ".", "word "), maxLength: 40 });
  fc.assert(
    fc.property(words, secret, words, (before, planted, after) => {
      const masked = maskSecrets(`${before} ${planted} ${after}`);
      expect(masked).not.toContain(planted);
      expect(masked).toBe(`${before} ${secretMask} ${after}`);
      expect(maskSecrets(masked)).toBe(masked);
    }),
  );
});

test("no text makes the search slow", () => {
  const started = performance.now();
  for (const part of ["4 ", "eyJ", "-----BEGIN PRIVATE KEY-----", "password ", "sk_live_", "xoxb-", "a."])
    findSecrets(part.repeat(5000 / part.length));
  expect(performance.now() - started).toBeLessThan(1000);
});
