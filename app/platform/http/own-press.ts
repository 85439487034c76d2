/**
 * Whether a request is a person's press on a page of this very site, as browsers say it (Fetch Metadata): a navigation,
 * from here, with a user's activation. Previews, mail scanners, prefetching and other sites' links are none; neither is
 * what a browser too old to say, or without a secure connection, asks for.
 */
export function isOwnPress({ headers }: Request): boolean {
  const says = (name: string) => headers.get(name);
  return (
    says("sec-fetch-site") === "same-origin" &&
    says("sec-fetch-mode") === "navigate" &&
    says("sec-fetch-user") === "?1" &&
    says("sec-purpose") === null &&
    says("purpose") === null
  );
}
