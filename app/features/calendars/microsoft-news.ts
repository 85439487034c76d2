import { z } from "zod";
import type { CalendarNews } from "./calendar-news.server.ts";

const atOnceMax = 200;
const noticeShape = z.object({
  subscriptionId: z.string().max(300),
  clientState: z.string().max(300),
  lifecycleEvent: z.string().optional(),
});
const newsShape = z.object({ value: z.array(noticeShape).max(atOnceMax) });

/** What Microsoft may say of a channel: that it is over soon or already, or that something was not told over it. */
const ending = new Set(["subscriptionRemoved", "reauthorizationRequired"]);

/** The news in what Microsoft sent; none in what is not of its form. */
export function microsoftNews(text: string): CalendarNews[] {
  const told = newsShape.safeParse(jsonOf(text));
  if (!told.success) return [];
  return told.data.value.map(({ subscriptionId, clientState, lifecycleEvent }) => {
    const [channel = "", token = ""] = clientState.split(".");
    const isOver = lifecycleEvent !== undefined && ending.has(lifecycleEvent);
    return { channel, token, resource: subscriptionId, isGreeting: false, isOver };
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
