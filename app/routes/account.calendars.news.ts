import type { ActionFunctionArgs } from "@remix-run/node";
import { takeNews } from "#app/features/calendars/calendar-news.server.ts";

/** Google says here that a calendar changed. It is no browser and has no session; each channel has a token of its own. */
export async function action({ request, context: { services } }: ActionFunctionArgs) {
  const header = (name: string) => (request.headers.get(name) ?? "").slice(0, 300);
  const news = {
    channel: header("X-Goog-Channel-ID"),
    token: header("X-Goog-Channel-Token"),
    resource: header("X-Goog-Resource-ID"),
    isGreeting: header("X-Goog-Resource-State") === "sync",
  };
  const isOurs = await takeNews(services, news);
  return new Response(null, { status: isOurs ? 204 : 404 });
}

export async function loader(): Promise<Response> {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}
