import { expect, test } from "vitest";
import { initialsOf } from "#app/ui/avatar.tsx";

test("initials are those of the first and the last word, in any script", () => {
  expect(initialsOf("amélie okonkwo")).toBe("AO");
  expect(initialsOf("Émilie van der Tremblay")).toBe("ÉT");
  expect(initialsOf("  Mina ")).toBe("M");
  expect(initialsOf("山田 太郎")).toBe("山太");
  expect(initialsOf("😀 smile")).toBe("😀S");
  expect(initialsOf("   ")).toBe("");
});
