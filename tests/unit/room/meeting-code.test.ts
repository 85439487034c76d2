import { expect, test } from "vitest";
import {
  chanceOfAnyRoom,
  chanceOfPin,
  joinLimits,
  numberMax,
  numberMin,
  pinOf,
  readNumber,
  readPin,
  shownNumber,
} from "#app/domain/room/meeting-code.ts";

test("a number is read with blanks, dashes and dots as people write them, and nothing else is one", () => {
  expect(readNumber("123 456 789")).toBe("123456789");
  expect(readNumber("123\u00a0456\u202f789")).toBe("123456789");
  expect(readNumber("123-456.789")).toBe("123456789");
  for (const text of [
    "",
    "12345678",
    "1234567890",
    "023456789",
    "12345678x",
    "１２３４５６７８９",
    "-123456789e1",
  ])
    expect(readNumber(text)).toBeNull();
  expect(readPin(" 012 345 ")).toBe("012345");
  for (const text of ["", "12345", "1234567", "12345a"]) expect(readPin(text)).toBeNull();
});

test("a shown number is read back as it was", () => {
  expect(shownNumber("987654321")).toBe("987\u00a0654\u00a0321");
  expect(readNumber(shownNumber("987654321"))).toBe("987654321");
});

test("PINs are six digits, and each digit string is as likely as another", () => {
  expect(pinOf("000000000000")).toBe("000000");
  expect(pinOf("0000000f4240")).toBe("000000");
  expect(pinOf("0000000f423f")).toBe("999999");
  // 2^48 is no multiple of 10^6: the first PINs have one source more of 281 million.
  expect(1 / Math.floor(2 ** 48 / 1_000_000)).toBeLessThan(1e-8);
});

test("a number that is known does not give its PIN away: under one in four thousand within a day, from any number of networks", () => {
  expect(joinLimits.number).toEqual({ max: 10, windowMs: 3_600_000 });
  const inADay = chanceOfPin({ days: 1 });
  expect(inADay).toBeCloseTo(240 / 1_000_000, 6);
  expect(inADay).toBeLessThan(1 / 4_000);
});

test("a thousand networks that try for a month find one of ten thousand rooms less than once in a thousand months", () => {
  expect(numberMax - numberMin + 1).toBe(900_000_000);
  expect(joinLimits.network).toEqual({ max: 20, windowMs: 900_000 });
  const chance = chanceOfAnyRoom({ networks: 1_000, rooms: 10_000, days: 30 });
  // 57.6 million tries, each of which finds something once in 9 × 10^10.
  expect(chance).toBeCloseTo((57_600_000 * 10_000) / 900_000_000 / 1_000_000, 6);
  expect(chance).toBeLessThan(1 / 1_000);
  expect(chanceOfAnyRoom({ networks: 1, rooms: 10_000, days: 365 })).toBeLessThan(1e-5);
});
