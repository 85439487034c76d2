import {
  type AnchorHTMLAttributes,
  type ComponentType,
  createContext,
  type ReactNode,
  useContext,
} from "react";

export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };
export type LinkComponent = ComponentType<LinkProps>;

const LinkContext = createContext<LinkComponent | null>(null);

/**
 * Gives the design system the router's link, so that dashboard pages change without reloading. Without it every
 * link is a plain anchor, which is what pages that are not hydrated need.
 */
export function LinkProvider({ component, children }: { component: LinkComponent; children: ReactNode }) {
  return <LinkContext.Provider value={component}>{children}</LinkContext.Provider>;
}

export function Link(props: LinkProps) {
  const Routed = useContext(LinkContext);
  return Routed ? <Routed {...props} /> : <a {...props} />;
}
