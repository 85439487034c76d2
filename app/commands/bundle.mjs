/**
 * The options for turning a TypeScript program of ours into one JavaScript file. Packages stay outside and are
 * found in node_modules when it runs. esbuild is imported late: it exists only once the packages are installed.
 */
function bundleOptions(entry, outfile) {
  return {
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: true,
    logLevel: "silent",
    plugins: [pageFiles],
  };
}

/** The files of pages get their addresses when the pages are built; whoever draws a page here follows none of them. */
const pageFiles = {
  name: "page-files",
  setup(build) {
    const filter = /\?(url|script)$/;
    build.onResolve({ filter }, ({ path }) => ({ path, namespace: "page-file" }));
    build.onLoad({ filter, namespace: "page-file" }, () => ({
      contents: 'export default "/assets/measured"',
    }));
  },
};

/** Bundles once. Throws esbuild's error, whose message lists what is wrong and where. */
export async function bundle(entry, outfile) {
  const esbuild = await import("esbuild");
  try {
    await esbuild.build(bundleOptions(entry, outfile));
  } finally {
    await esbuild.stop();
  }
}

/** Bundles at once and again after each change of a file involved; `onBuilt(errors)` is told each time. */
export async function bundleContinually(entry, outfile, onBuilt) {
  const esbuild = await import("esbuild");
  const report = {
    name: "report",
    setup(build) {
      build.onEnd(async ({ errors }) =>
        onBuilt(await esbuild.formatMessages(errors, { kind: "error", color: true })),
      );
    },
  };
  const options = bundleOptions(entry, outfile);
  const context = await esbuild.context({ ...options, plugins: [...options.plugins, report] });
  await context.watch();
}
