import { test } from "vitest";
import { expectAgreement } from "./agreement.ts";

/**
 * Cases on which the engine and the slow reference once disagreed, or would with a fault planted in the engine. A
 * property test that fails prints its smallest case in this form.
 */
const everyDay = (startMinute: number, endMinute: number) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute, endMinute }));

test("busy time that ends where a range begins does not take the range's offset away", () => {
  expectAgreement({
    hosts: [
      {
        zone: "America/Montserrat",
        weekly: everyDay(0, 30),
        overrides: [],
        daysOff: [],
        holidays: [],
        travel: [{ first: 0, last: 0, zone: "Africa/Abidjan" }],
        busy: [{ start: 645, length: 105 }],
        limits: [],
        open: [0],
        fixed: false,
        group: "a",
      },
    ],
    mode: "one",
    length: 15,
    interval: 30,
    offset: 15,
    bufferBefore: 0,
    bufferAfter: 0,
    notice: 0,
    fitClosely: true,
    window: { kind: "rolling", days: 1 },
    nowBefore: 0,
    rangeLength: 766,
    from: 2090763000000,
  });
});
