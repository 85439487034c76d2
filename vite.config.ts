import { readFileSync } from "node:fs";
import path from "node:path";
import { vitePlugin as remix } from "@remix-run/dev";
import { build } from "esbuild";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";

const target = "es2022";

/**
 * `import url from "./enhance.ts?script"` bundles that file alone and gives its address: a plain script of a few
 * kilobytes for pages that are not hydrated. `"./embed.ts?script-text"` gives the script itself, for an address that
 * never changes.
 */
function standaloneScripts(): Plugin {
  let serving = false;
  return {
    name: "parley:standalone-scripts",
    enforce: "pre",
    configResolved(config) {
      serving = config.command === "serve";
    },
    async load(id) {
      const [file = "", kind] = id.split("?");
      if (kind !== "script" && kind !== "script-text") return null;
      if (serving && kind === "script")
        return `export default ${JSON.stringify(`/${path.relative(import.meta.dirname, file)}`)}`;
      const result = await build({
        entryPoints: [file],
        bundle: true,
        minify: true,
        write: false,
        format: kind === "script" ? "esm" : "iife",
        target,
      });
      const source = result.outputFiles[0]?.contents;
      if (!source) throw new Error(`No script came out of ${file}`);
      if (kind === "script-text")
        return `export default ${JSON.stringify(Buffer.from(source).toString("utf8"))}`;
      const reference = this.emitFile({ type: "asset", name: `${path.basename(file, ".ts")}.js`, source });
      return `export default "__VITE_ASSET__${reference}__"`;
    },
  };
}

/** What the page /trust says of the build it comes from (see features/trust/build-facts.ts). */
function buildFacts(): { version: string; day: string } {
  const manifest = readFileSync(path.join(import.meta.dirname, "package.json"), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  return { version, day: new Date().toISOString().slice(0, 10) };
}

export default defineConfig({
  define: { __PARLEY_BUILD__: JSON.stringify(buildFacts()) },
  plugins: [standaloneScripts(), remix(remixConfig)],
  resolve: { alias: { "#app": path.join(import.meta.dirname, "app") } },
  build: { target, assetsInlineLimit: 0, cssMinify: "esbuild" },
  esbuild: { target },
  // Vite looks through routes for what browsers need and meets the server's packages there.
  optimizeDeps: {
    esbuildOptions: { target },
    include: ["downshift", "intl-messageformat", "peerjs", "zod"],
    exclude: [
      "@node-rs/argon2",
      "@prisma/adapter-pg",
      "@prisma/client",
      "@remix-run/node",
      "luxon",
      "pg",
      "pg-boss",
    ],
  },
  ssr: { external: ["@prisma/client", "@prisma/adapter-pg", "pg"] },
  server: { host: "127.0.0.1" },
});
