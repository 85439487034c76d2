import type { LoaderFunctionArgs } from "@remix-run/node";
import { noticeFeed } from "#app/features/notices/feed.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  return new Response(await noticeFeed(args), {
    headers: {
      "Content-Type": "application/atom+xml; charset=utf-8",
      "Cache-Control": "private, max-age=3600",
      Vary: "Accept-Language, Cookie",
    },
  });
}
