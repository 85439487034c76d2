import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { brandTheme } from "#app/ui/brand-theme.ts";
import { GalleryPage, pages } from "./pages.tsx";

const here = new URL(".", import.meta.url).pathname;
const styles = new URL("../../app/ui/styles/", import.meta.url).pathname;

function documentFor(name: string, { hydrated, brand }: { hydrated: boolean; brand?: string }): string {
  const body = renderToString(createElement(GalleryPage, { name, locale: "en" }));
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>`,
    `<meta name="viewport" content="width=device-width">`,
    `<link rel="stylesheet" href="public.css">`,
    hydrated ? `<link rel="stylesheet" href="app.css">` : "",
    brand ? `<link rel="stylesheet" href="${name}-brand.css">` : "",
    hydrated ? `<script type="module" src="client.js"></script>` : "",
    `</head><body><div id="root" data-page="${name}">${body}</div></body></html>`,
  ].join("");
}

/** Writes every component of the design system as static pages into `folder`, to be looked at and tested. */
export async function buildGallery(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: {
      client: join(here, "client.tsx"),
      public: join(styles, "public.css"),
      app: join(styles, "app.css"),
    },
    bundle: true,
    minify: true,
    format: "esm",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    outdir: folder,
    loader: { ".woff2": "file" },
    logLevel: "error",
  });
  for (const [name, page] of Object.entries(pages)) {
    await writeFile(join(folder, `${name}.html`), documentFor(name, page));
    if (page.brand) await writeFile(join(folder, `${name}-brand.css`), brandTheme(page.brand));
  }
  return Object.keys(pages);
}
