import frameUrl from "#app/features/embed/browser/frame.ts?script";
import type { FramedView } from "#app/features/embed/embed.server.ts";
import { useNonce } from "#app/ui/nonce.tsx";
import embedStyles from "#app/ui/styles/embed.css?url";

type Match = { data?: unknown };

/** How the page of these route matches is shown in a frame: what the loader of a booking page said, or null. */
export function embedOf(matches: readonly Match[]): FramedView | null {
  for (const { data } of matches) {
    const { embed } = (data ?? {}) as { embed?: FramedView | null };
    if (embed) return embed;
  }
  return null;
}

/** What `<html>` says of it, for styles and for the script in the frame. */
export function embedAttributes(embed: FramedView | null) {
  if (!embed) return {};
  return {
    // The same list stands in the header that lets these sites show the page.
    "data-embed": embed.sites.join(" "),
    ...(embed.theme ? { "data-theme": embed.theme } : {}),
    ...(embed.details ? {} : { "data-embed-details": "hidden" }),
  };
}

/** After the business's own colour, which the site's takes the place of. */
export function EmbedStyles({ embed }: { embed: FramedView | null }) {
  if (!embed) return null;
  return (
    <>
      <link rel="stylesheet" href={embedStyles} />
      {embed.color && <link rel="stylesheet" href={`/brand/${embed.color}.css`} />}
    </>
  );
}

export function EmbedScript({ embed }: { embed: FramedView | null }) {
  const nonce = useNonce();
  return embed ? <script type="module" src={frameUrl} nonce={nonce || undefined} /> : null;
}
