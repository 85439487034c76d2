import type { HeadersFunction } from "@remix-run/node";

/** Hands a loader's or an action's headers to the document: Remix drops them unless a route asks for them. */
export const passHeaders: HeadersFunction = ({ loaderHeaders, actionHeaders, errorHeaders }) =>
  errorHeaders ?? (actionHeaders.keys().next().done ? loaderHeaders : actionHeaders);
