/**
 * The single place of Remix's options; vite.config.ts hands them to Remix's Vite plugin.
 * Every flag of the next major version is on, so that moving to it is mechanical.
 *
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  appDirectory: "app",
  // `npm start` builds beside the old build and swaps them when it is done.
  buildDirectory: process.env.PARLEY_BUILD_DIRECTORY ?? "build",
  serverModuleFormat: "esm",
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};
