import { Link } from "./link.tsx";

export type TabItem = { href: string; label: string; current?: boolean; count?: number };

/** Tabs that are addresses: links, so that each view can be linked to, reloaded and opened elsewhere. */
export function Tabs({ label, items }: { label: string; items: readonly TabItem[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map((item) => (
        <Link key={item.href} href={item.href} aria-current={item.current ? "page" : undefined}>
          {item.label}
          {item.count !== undefined && <span className="tabs__count">{item.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
