import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { openSealer } from "#app/platform/database/sealing-keys.server.ts";
import { parseEncryptionKeys } from "#app/platform/security/encryption-keys.server.ts";
import { createSealer, keyIdOf, SealError, type SealedPlace } from "#app/platform/security/sealer.server.ts";
import { parseSettings, SettingsError } from "#app/platform/settings.server.ts";

const place: SealedPlace = { model: "Answer", field: "values", rowId: "row-1", organizationId: "business-1" };
const [k1, k2] = [
  { id: "k1", key: randomBytes(32) },
  { id: "k2", key: randomBytes(32) },
];
const sealer = createSealer([k1]);

test("what is sealed opens in its place, says by which key, and never looks the same twice", () => {
  const sealed = sealer.seal(place, "é 漢字");
  expect(sealed).toMatch(/^v1:k1:[\w-]{16}:[\w-]{22}:[\w-]+$/);
  expect(sealer.open(place, sealed)).toBe("é 漢字");
  expect(sealer.open(place, sealer.seal(place, ""))).toBe("");
  expect(new Set(Array.from({ length: 50 }, () => sealer.seal(place, "same"))).size).toBe(50);
});

test("a ciphertext that was moved to another row, column, model or business does not open", () => {
  const sealed = sealer.seal(place, "secret");
  const elsewhere: Partial<SealedPlace>[] = [
    { model: "Other" },
    { field: "other" },
    { rowId: "row-2" },
    { organizationId: "business-2" },
    { organizationId: null },
  ];
  for (const change of elsewhere)
    expect(() => sealer.open({ ...place, ...change }, sealed), JSON.stringify(change)).toThrow(SealError);
});

test("a ciphertext that was changed anywhere does not open, and the error holds nothing of it", () => {
  const parts = sealer.seal(place, "secret").split(":");
  for (const index of [2, 3, 4]) {
    const changed = [...parts];
    const bytes = Buffer.from(changed[index] ?? "", "base64url");
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    changed[index] = bytes.toString("base64url");
    expect(() => sealer.open(place, changed.join(":"))).toThrow(/^Answer\.values of row-1 does not open/);
  }
  const shortTag = [...parts];
  shortTag[3] = Buffer.from(parts[3] ?? "", "base64url")
    .subarray(0, 4)
    .toString("base64url");
  expect(() => sealer.open(place, shortTag.join(":"))).toThrow(SealError);
  expect(() => sealer.open(place, "plain text")).toThrow(/is not sealed/);
});

test("the first key seals, every key opens, and what an older one sealed is known as stale", () => {
  const old = sealer.seal(place, "secret");
  const both = createSealer([k2, k1]);
  expect(both.open(place, old)).toBe("secret");
  expect([both.isStale(old), both.isStale(both.seal(place, "x"))]).toEqual([true, false]);
  expect(keyIdOf(both.seal(place, "x"))).toBe("k2");
  expect(() => createSealer([k2]).open(place, old)).toThrow(/sealed by the key k1, which is not there/);
});

test("keys are read from base64 and hexadecimal, and what is wrong with them is named without showing them", () => {
  const written = [`k2:${k2.key.toString("base64")}`, `k1:${k1.key.toString("hex")}`].join(", ");
  expect(parseEncryptionKeys(written)).toEqual([k2, k1]);
  const secret = randomBytes(31).toString("base64");
  const wrong: [string, RegExp][] = [
    [`k1:${secret}`, /a key k1 that is not 32 bytes/],
    [`k1:${"!".repeat(43)}`, /a key k1 that is not 32 bytes/],
    [secret, /its part 1 is not/],
    [`${written},k1:${k2.key.toString("hex")}`, /two keys called k1/],
    [`K1:${k1.key.toString("hex")}`, /its part 1 is not/],
  ];
  for (const [text, message] of wrong) {
    const set = () => parseSettings({ PARLEY_DATA: "/x", PARLEY_SECRET: "s".repeat(40), ENC_KEYS: text });
    expect(set).toThrow(SettingsError);
    expect(set).toThrow(/The setting ENC_KEYS/);
    expect(set).toThrow(message);
    expect(set).not.toThrow(secret.slice(0, 12));
  }
});

test("a start without any key is refused by name", () => {
  expect(() => openSealer({ encryptionKeys: [] })).toThrow(/^The setting ENC_KEYS is not right/);
});
