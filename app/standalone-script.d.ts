/** A file that vite.config.ts bundles by itself; the import is its address. */
declare module "*?script" {
  const url: string;
  export default url;
}
