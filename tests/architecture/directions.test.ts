import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { afterAll, beforeAll, expect, test } from "vitest";
import configuration from "./dependency-cruiser.mjs";

const root = new URL("../..", import.meta.url).pathname;

/** One file that breaks each rule, with what it imports. */
const planted: Record<string, { file: string; imports: string }> = {
  "domain-is-pure": { file: "app/domain/room/planted.ts", imports: "node:fs" },
  "ports-know-the-domain-only": { file: "app/ports/planted.ts", imports: "../platform/target.server.ts" },
  "platform-knows-no-feature": { file: "app/platform/planted.ts", imports: "../features/rooms/target.ts" },
  "integrations-serve-ports": {
    file: "app/integrations/smtp/planted.ts",
    imports: "../../features/rooms/target.ts",
  },
  "ui-knows-words-only": { file: "app/ui/planted.ts", imports: "../features/rooms/target.ts" },
  "messages-are-a-leaf": { file: "app/messages/planted.ts", imports: "../ui/target.ts" },
  "features-do-not-know-routes-or-adapters": {
    file: "app/features/rooms/planted.ts",
    imports: "../../integrations/smtp/target.ts",
  },
  "features-meet-at-front-doors": {
    file: "app/features/rooms/planted-two.ts",
    imports: "../booking/target.server.ts",
  },
  "routes-know-no-adapter": { file: "app/routes/planted.ts", imports: "../integrations/smtp/target.ts" },
  "browser-code-stays-in-the-browser": {
    file: "app/features/rooms/browser/planted.ts",
    imports: "../target.server.ts",
  },
  "no-circles": { file: "app/features/rooms/circle-one.ts", imports: "./circle-two.ts" },
  "no-unlisted-package": { file: "app/features/rooms/planted-three.ts", imports: "luxon" },
};
const targets = [
  "app/platform/target.server.ts",
  "app/features/rooms/target.ts",
  "app/features/rooms/target.server.ts",
  "app/features/booking/target.server.ts",
  "app/features/booking/booking.server.ts",
  "app/integrations/smtp/target.ts",
  "app/ui/target.ts",
];

let folder: string;
let broken: Set<string>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "parley-directions-"));
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  for (const target of targets) write(target, "export const target = 1;\n");
  for (const { file, imports } of Object.values(planted))
    write(file, `import * as found from "${imports}";\nexport const planted = found;\n`);
  write(
    "app/features/rooms/circle-two.ts",
    'import * as found from "./circle-one.ts";\nexport const planted = found;\n',
  );
  write(
    "app/features/rooms/allowed.ts",
    'import { target } from "../booking/booking.server.ts";\nexport const allowed = target;\n',
  );
  write("package.json", '{ "type": "module" }\n');
  write("tsconfig.json", '{ "compilerOptions": { "allowImportingTsExtensions": true, "noEmit": true } }\n');
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  const { options, forbidden } = configuration as never as { options: object; forbidden: [] };
  const result = await cruise(["app"], {
    ...options,
    tsConfig: undefined,
    baseDir: folder,
    ruleSet: { forbidden },
    validate: true,
  } as never);
  const { summary } = result.output as ICruiseResult;
  broken = new Set(summary.violations.map((violation) => `${violation.rule.name} ${violation.from}`));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every rule of directions has a planted violation", () => {
  const names = (configuration as { forbidden: { name: string }[] }).forbidden.map((rule) => rule.name);
  expect(names.sort()).toEqual(Object.keys(planted).sort());
});

test.each(Object.entries(planted))("the rule %s catches its planted violation", (name, { file }) => {
  expect(broken).toContain(`${name} ${file}`);
});

test("a feature may use another through its front door", () => {
  expect([...broken].filter((violation) => violation.includes("allowed.ts"))).toEqual([]);
});
