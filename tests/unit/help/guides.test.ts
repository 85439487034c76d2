import { expect, test } from "vitest";
import type { Guide } from "#app/features/help/guide.ts";
import { guideIds, guides } from "#app/features/help/guides.ts";
import { translatorFor } from "#app/messages/all-translators.ts";

const returns = {
  google: "https://parley.example/account/calendars/google",
  microsoft: "https://parley.example/account/calendars/microsoft",
};
const guideIn = (id: (typeof guideIds)[number], locale: "en" | "fr") =>
  guides[id][locale]({ t: translatorFor(locale).t, returns });
const shapeOf = ({ needs, parts, troubles }: Guide) => ({
  needs: needs.length,
  steps: parts.map(({ title, steps }) => [title === null, steps.map(({ open, copy }) => [open, copy])]),
  troubles: troubles.length,
});
const textsOf = ({ title, summary, needs, parts, troubles }: Guide) => [
  ...[title, summary, ...needs],
  ...parts.flatMap((part) => [part.title ?? title, ...part.steps.map((step) => step.do)]),
  ...troubles.flatMap(({ problem, answer }) => [problem, answer]),
];

test.each(guideIds)("the guide to %s says the same in both languages, and nothing twice", (id) => {
  const [english, french] = [guideIn(id, "en"), guideIn(id, "fr")];
  expect(shapeOf(french)).toEqual(shapeOf(english));
  for (const guide of [english, french]) {
    const texts = textsOf(guide);
    expect(texts.filter((text) => text.trim() === "" || /undefined|\{\w+\}/.test(text))).toEqual([]);
    for (const { steps } of guide.parts)
      expect(new Set(steps.map((step) => step.do)).size).toBe(steps.length);
  }
  const ill = textsOf(french).filter((text) => /[^\u202f\d][?!;»]|« |[^\u202f]:(?!\/\/)|'/.test(text));
  expect(ill).toEqual([]);
});

test("buttons are named in a guide as they are in Parley, and providers send people back to this instance", () => {
  const { t } = translatorFor("fr");
  expect(textsOf(guideIn("icloud", "fr")).join("\n")).toContain(`«\u202f${t("connect.write.into")}\u202f»`);
  for (const id of ["google", "microsoft"] as const) {
    const copied = guideIn(id, "en").parts.flatMap(({ steps }) => steps.map(({ copy }) => copy));
    expect(copied).toContain(returns[id]);
  }
});
