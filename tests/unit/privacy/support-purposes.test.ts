import { expect, expectTypeOf, test } from "vitest";
import { dataMap } from "#app/features/privacy/data-map.ts";
import type { Entry, Purpose } from "#app/features/privacy/data-map-types.ts";
import { stores } from "#app/features/privacy/stores.ts";

type PurposeOf<Column> = Column extends { purpose: readonly (infer Named)[] } ? Named : never;
type PurposesIn<Table> = { [Name in keyof Table]: PurposeOf<Table[Name]> }[keyof Table];
type Map = typeof dataMap;

test("what is written to support is used to answer it alone: no purpose of training or improving exists, and none compiles", () => {
  expectTypeOf<
    PurposesIn<Map["SupportRequest"]> | PurposesIn<Map["SupportAnswer"]>
  >().toEqualTypeOf<"support">();
  expectTypeOf<Extract<Purpose, "training" | "improvement" | "analytics" | "quality">>().toBeNever();
  const text = dataMap.SupportRequest.text;
  const trained = {
    ...text,
    // @ts-expect-error there is no such purpose: naming one does not compile
    purpose: ["training"],
  } satisfies Entry;
  expect(trained.purpose).not.toEqual(text.purpose);
  // What compiles is what runs.
  const columns = [...Object.values(dataMap.SupportRequest), ...Object.values(dataMap.SupportAnswer)];
  const purposes = columns.flatMap((entry: Entry) => (entry.kind === "personal" ? entry.purpose : []));
  expect(new Set(purposes)).toEqual(new Set(["support"]));
});

test("nothing that was said or shown to support is kept by itself: no column and no store holds sound, pictures or a screen of it", () => {
  const models = Object.entries(dataMap).filter(([model]) => model.startsWith("Support"));
  const categories = models.flatMap(([, columns]) =>
    Object.values(columns).flatMap((entry: Entry) => (entry.kind === "personal" ? [entry.category] : [])),
  );
  expect(categories.filter((category) => /media|call/.test(category))).toEqual([]);
  expect(Object.keys(stores).filter((name) => /support/.test(name))).toEqual([]);
});
