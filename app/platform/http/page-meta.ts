import type { MetaDescriptor } from "@remix-run/node";

/** Words and address of a public page, for search engines and for whoever shares its link. */
export type PageHead = { title: string; description: string; canonical: string };

export function pageMeta(head: PageHead | undefined): MetaDescriptor[] {
  if (!head) return [];
  return [
    { title: head.title },
    { name: "description", content: head.description },
    { tagName: "link", rel: "canonical", href: head.canonical },
  ];
}
