import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "../../..");

/** Node runs no TypeScript: an operator's command is bundled first, as its npm script does it. Gives the program's file. */
export async function bundleCommand(name: string): Promise<string> {
  const outfile = path.join(root, "node_modules/.cache/parley/tests", `${name}-command-${process.pid}.js`);
  await build({
    entryPoints: [path.join(root, "app", `${name}-command.ts`)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    plugins: [
      {
        name: "page-files",
        setup: ({ onResolve, onLoad }) => {
          const filter = /\?(url|script)$/;
          onResolve({ filter }, ({ path: file }) => ({ path: file, namespace: "page-file" }));
          onLoad({ filter, namespace: "page-file" }, () => ({ contents: 'export default ""' }));
        },
      },
    ],
  });
  return outfile;
}
