/** A file that vite.config.ts bundles by itself; the import is its address. */
declare module "*?script" {
  const url: string;
  export default url;
}

/** A file that vite.config.ts bundles by itself; the import is its text. */
declare module "*?script-text" {
  const text: string;
  export default text;
}
