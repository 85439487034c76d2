import { expect, test } from "vitest";
import { matchOptions } from "#app/ui/form/match-options.ts";

const zones = [
  { value: "America/Sao_Paulo", label: "São Paulo", note: "UTC−03:00", keywords: "America/Sao_Paulo Brazil" },
  { value: "Europe/Paris", label: "Paris", note: "UTC+01:00", keywords: "Europe/Paris France" },
  { value: "America/Port-au-Prince", label: "Port-au-Prince", note: "UTC−05:00", keywords: "Haiti" },
  { value: "America/New_York", label: "New York", note: "UTC−05:00", keywords: "America/New_York Eastern" },
];

const found = (query: string, limit?: number) => matchOptions(zones, query, limit).map((zone) => zone.value);

test("an empty query leaves the list as it is", () => {
  expect(found("  ")).toEqual(zones.map((zone) => zone.value));
});

test("accents, capitals and signs between words make no difference", () => {
  expect(found("SAO paulo")).toEqual(["America/Sao_Paulo"]);
  expect(found("europe/paris")).toEqual(["Europe/Paris"]);
  expect(found("new_york")).toEqual(["America/New_York"]);
  expect(found("port au")).toEqual(["America/Port-au-Prince"]);
});

test("every word must begin a word, in any order", () => {
  expect(found("york new")).toEqual(["America/New_York"]);
  expect(found("ork")).toEqual([]);
  expect(found("paris brazil")).toEqual([]);
});

test("labels that begin with the query come before other matches", () => {
  expect(found("pa")).toEqual(["Europe/Paris", "America/Sao_Paulo"]);
});

test("what is not shown can be searched, and the number of answers is bounded", () => {
  expect(found("haiti")).toEqual(["America/Port-au-Prince"]);
  expect(found("america", 2)).toHaveLength(2);
});
