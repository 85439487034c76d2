import type { LinksFunction, MetaDescriptor } from "@remix-run/node";
import noticeStyles from "#app/ui/styles/notices.css?url";

/** The stylesheet of the pages about privacy, and where a feed reader finds their versions. */
export const noticeLinks: LinksFunction = () => [
  { rel: "stylesheet", href: noticeStyles },
  { rel: "alternate", type: "application/atom+xml", href: "/privacy/feed.xml" },
];

type Head = { title: string; description: string; canonical: string };

export function noticeMeta(head: Head | undefined): MetaDescriptor[] {
  if (!head) return [];
  return [
    { title: head.title },
    { name: "description", content: head.description },
    { tagName: "link", rel: "canonical", href: head.canonical },
  ];
}
