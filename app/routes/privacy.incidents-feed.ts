import type { LoaderFunctionArgs } from "@remix-run/node";
import { incidentsFeed } from "#app/features/incidents/public-incidents.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  return new Response(await incidentsFeed(args), {
    headers: {
      "Content-Type": "application/atom+xml; charset=utf-8",
      "Cache-Control": "private, max-age=600",
      Vary: "Accept-Language, Cookie",
    },
  });
}
