import type { ActionFunctionArgs } from "@remix-run/node";
import { takeNews } from "#app/features/calendars/calendar-news.server.ts";
import { microsoftNews } from "#app/features/calendars/microsoft-news.ts";

/**
 * Microsoft says here that somebody's events changed, or that it tells of them no more. Before a channel opens it sends a
 * word, to be said back as plain text: so it knows that this address wants news. It is no browser and has no session.
 */
export async function action({ request, context: { services } }: ActionFunctionArgs) {
  const word = new URL(request.url).searchParams.get("validationToken");
  if (word !== null) {
    const headers = { "Content-Type": "text/plain; charset=utf-8", "X-Content-Type-Options": "nosniff" };
    return new Response(word.slice(0, 2_000), { headers });
  }
  let isOurs = false;
  for (const one of microsoftNews(await request.text())) isOurs = (await takeNews(services, one)) || isOurs;
  return new Response(null, { status: isOurs ? 202 : 404 });
}

export async function loader(): Promise<Response> {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}
