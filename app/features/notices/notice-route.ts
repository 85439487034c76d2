import type { LinksFunction } from "@remix-run/node";
import noticeStyles from "#app/ui/styles/notices.css?url";

export { pageMeta as noticeMeta } from "#app/platform/http/page-meta.ts";

/** The stylesheet of the pages about privacy, and where a feed reader finds their versions. */
export const noticeLinks: LinksFunction = () => [
  { rel: "stylesheet", href: noticeStyles },
  { rel: "alternate", type: "application/atom+xml", href: "/privacy/feed.xml" },
];
