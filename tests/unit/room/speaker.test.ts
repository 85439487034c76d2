import { expect, test } from "vitest";
import { followSpeaker, type Speaker, silentStage } from "#app/domain/room/speaker.ts";

const story = (...moments: [ms: number, levels: Record<string, number>][]) =>
  moments.reduce<Speaker>((speaker, [ms, levels]) => followSpeaker(speaker, levels, ms), silentStage).id;

test("the first to speak is shown, and stays while all are silent", () => {
  expect(story([0, { ann: 0, bob: 0.1 }])).toBe("bob");
  expect(story([0, { ann: 0, bob: 0.1 }], [5_000, { ann: 0.001, bob: 0 }])).toBe("bob");
  expect(story([0, { ann: 0.001, bob: 0 }])).toBeNull();
});

test("whoever speaks on takes over, and a cough does not", () => {
  const bob = [0, { ann: 0, bob: 0.1 }] as [number, Record<string, number>];
  expect(story(bob, [1_000, { ann: 0.5, bob: 0 }], [1_500, { ann: 0, bob: 0.1 }])).toBe("bob");
  expect(story(bob, [1_000, { ann: 0.5, bob: 0 }], [1_900, { ann: 0.4, bob: 0 }])).toBe("ann");
});

test("whoever left is shown no more", () => {
  expect(story([0, { bob: 0.1 }], [100, { ann: 0 }])).toBeNull();
});
