import { useLoaderData } from "@remix-run/react";

/**
 * What a loader hands to a page that is never hydrated. Remix writes all loaders' data out once more for the browser,
 * which takes as long as reading it; what stands behind a function it leaves out.
 */
export type DocumentData<Data> = { document: () => Data };

export function documentData<Data>(data: Data): DocumentData<Data> {
  return { document: () => data };
}

/** The data of the route's own loader, as `documentData` took it. */
export function useDocumentData<Data>(): Data {
  const { document } = useLoaderData() as DocumentData<Data>;
  return document();
}
