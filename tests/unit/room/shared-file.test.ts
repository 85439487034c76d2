import fc from "fast-check";
import { expect, test } from "vitest";
import {
  createAssembly,
  fileBytesMax,
  filePartBytes,
  readFileWord,
  safeFileName,
} from "#app/domain/room/shared-file.ts";

const offer = { t: "offer", id: "1", name: "plan.pdf", type: "", size: 5, hash: "a".repeat(64) };
const read = (change: object) => readFileWord(JSON.stringify({ ...offer, ...change }));

test("an offer is taken as it is said, and one of the wrong shape or size is not", () => {
  expect(read({})).toEqual(offer);
  for (const size of [0, -1, 1.5, fileBytesMax + 1, "5", null, Number.NaN]) expect(read({ size })).toBeNull();
  for (const change of [{ id: "" }, { id: "x".repeat(65) }, { name: 1 }, { hash: "ff" }, { t: "other" }]) {
    expect(read(change)).toBeNull();
  }
});

test("no type but that of a harmless picture is believed", () => {
  expect(read({ type: "image/png" })).toMatchObject({ type: "image/png" });
  for (const type of ["text/html", "image/svg+xml", "application/pdf"]) {
    expect(read({ type })).toMatchObject({ type: "" });
  }
});

test("whatever a channel says, reading it is calm", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const word = readFileWord(text);
      expect(word === null || word.id.length > 0).toBe(true);
    }),
  );
});

test("a name can neither lead elsewhere nor be read the other way round", () => {
  expect(safeFileName("../../etc/passwd")).toBe("_.._etc_passwd");
  expect(safeFileName("invoice\u202Egpj.exe")).toBe("invoicegpj.exe");
  expect(safeFileName("  \u0000 ")).toBe("file");
  expect(safeFileName(`${"é".repeat(300)}.docx`)).toMatch(/^é+…\.docx$/);
});

test("a safe name stays as it is, and is never longer than is shown", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (name) => {
      const safe = safeFileName(name);
      expect(safeFileName(safe)).toBe(safe);
      expect([...safe].length).toBeLessThanOrEqual(120);
      expect(safe).not.toBe("");
    }),
  );
});

test("parts in order make the file again; too much or too little makes none", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 70_000 }), (bytes) => {
      const assembly = createAssembly({ size: bytes.length });
      for (let at = 0; at < bytes.length; at += filePartBytes) {
        expect(assembly.whole()).toBeNull();
        expect(assembly.add(bytes.slice(at, at + filePartBytes).buffer)).toBe(true);
      }
      expect(assembly.whole()).toEqual(bytes);
      expect(assembly.add(new ArrayBuffer(1))).toBe(false);
      expect(assembly.whole()).toBeNull();
    }),
    { numRuns: 30 },
  );
});
