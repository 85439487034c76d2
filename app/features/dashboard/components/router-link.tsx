import { Link as RemixLink } from "@remix-run/react";
import type { LinkProps } from "#app/ui/link.tsx";

/**
 * Pages of the dashboard change without reloading. All others are documents of their own: public pages bring their
 * own script, and the room must begin anew.
 */
export function RouterLink({ href, ...rest }: LinkProps) {
  const inside = href.startsWith("/dashboard") || href.startsWith("?");
  if (!inside || rest.target === "_blank" || rest.download !== undefined) return <a href={href} {...rest} />;
  return <RemixLink to={href} {...rest} />;
}
