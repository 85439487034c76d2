import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

async function bundled(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [new URL(`../../../app/ui/styles/${entry}`, import.meta.url).pathname],
    bundle: true,
    minify: true,
    write: false,
    logLevel: "error",
    outdir: "out",
    loader: { ".woff2": "empty" },
  });
  const css = result.outputFiles.find((file) => file.path.endsWith(".css"));
  if (!css) throw new Error(`${entry} made no stylesheet`);
  return css.text;
}

test("the stylesheet of public pages stays under 7 kB gzipped", async () => {
  const css = await bundled("public.css");
  expect(gzipSync(css, { level: 9 }).length).toBeLessThan(7000);
});

test("no stylesheet reaches outside of the app", async () => {
  const css = await bundled("app.css");
  expect(css).toContain(".shell__side");
  expect(css).not.toMatch(/https?:|url\(\s*["']?\/\//);
});
