import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const inMessages = (file: string) => path.join(root, "app/messages", file);
const read = (file: string) => ts.sys.readFile(inMessages(file)) ?? "";
/** Code as any of ours, beside the words. */
const saying = inMessages("saying-planted.ts");
const code = (says: string) =>
  `import { translatorFor } from "./all-translators.ts";\nconst { t } = translatorFor("fr");\n${says}\n`;

const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile);
const files = [inMessages("en.ts"), inMessages("fr.ts"), saying];
const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files }, ts.sys, root);
/** Parsed once; the compilations differ in the planted files. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** What the types' check says of the words and of code that says some, with planted texts in place of files. */
function compileErrors(planted: Record<string, string>): string[] {
  const quicker = { ...options, types: [], lib: ["lib.es2023.d.ts"] };
  const host = ts.createCompilerHost(quicker);
  const readSource = host.getSourceFile.bind(host);
  host.fileExists = (name) => name in planted || ts.sys.fileExists(name);
  host.getSourceFile = (name, settings) => {
    const text = planted[name];
    if (text !== undefined) return ts.createSourceFile(name, text, settings);
    if (!parsed.has(name)) parsed.set(name, readSource(name, settings));
    return parsed.get(name);
  };
  return ts.getPreEmitDiagnostics(ts.createProgram(files, quicker, host)).map(({ file, messageText }) => {
    const said = ts.flattenDiagnosticMessageText(messageText, " ");
    return `${path.relative(inMessages("."), file?.fileName ?? "")}: ${said}`;
  });
}

/** The file without the entry of a key. */
function without(file: string, key: string): Record<string, string> {
  const left = read(file).replace(new RegExp(`\\n {2}"${key}":\\s+"[^"]*",`), "");
  expect(left).not.toBe(read(file));
  return { [inMessages(file)]: left };
}

/** One compilation for all of what is planted: each in a place of its own. */
const errors = compileErrors({
  ...without("en/common.ts", "common.save"),
  ...without("fr/trust.ts", "trust.title"),
  [inMessages("fr.ts")]: read("fr.ts").replace("\n  ...waiting,", ""),
  [saying]: code(
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the planted code holds a template.
    't("common.save"); t("ui.nobodyWroteThis"); export const say = (part: "title" | "titel") => t(`trust.${part}`);',
  ),
});
const errorsIn = (file: string) => errors.filter((error) => error.startsWith(`${file}: `));

test("the words as they are compile, and so does code that says some of them", () => {
  const says = 't("common.save"); t("trust.title");';
  expect(compileErrors({ [saying]: code(says) })).toEqual([]);
});

test("a key missing in English is an error in code that says it, and in the French that still has it", () => {
  expect(errorsIn("saying-planted.ts")).toContainEqual(expect.stringContaining('"common.save"'));
  expect(errorsIn("fr/common.ts")).toEqual([expect.stringContaining('"common.save"')]);
});

test("a key missing in French is an error in the file that lacks it", () => {
  expect(errorsIn("fr/trust.ts")).toEqual([expect.stringContaining('"trust.title"')]);
});

test("an area that is not gathered into French is an error", () => {
  expect(errorsIn("fr.ts")).toContainEqual(expect.stringContaining('"waiting.'));
});

test("code that says what nobody has written is an error, also where the key is put together of parts", () => {
  const unknown = errorsIn("saying-planted.ts").filter((error) => !error.includes('"common.save"'));
  expect(unknown).toEqual([
    expect.stringContaining('"ui.nobodyWroteThis"'),
    expect.stringContaining('"trust.titel"'),
  ]);
});
