import { expect, test } from "vitest";
import { fateOfModel, partsOf } from "#app/features/deletion/erased-parts.server.ts";

test("each model with something personal is erased by the step that is said for it, or a sentence says why it stays", () => {
  const parts = partsOf({ businessIds: ["b"], leftIds: ["c"], userId: "u", account: true });
  const stepsOf = (model: string) =>
    new Set(
      parts.flatMap((part) => (part.model === model || part.along?.model === model ? [part.step] : [])),
    );
  for (const [model, fate] of Object.entries(fateOfModel)) {
    if (fate === "bookings") continue;
    if (/ /.test(fate)) expect([model, fate]).toEqual([model, expect.stringMatching(/^[A-Z].{15,}\.$/)]);
    else expect([model, [...stepsOf(model)]]).toEqual([model, expect.arrayContaining([fate])]);
  }
});
