import type { Ahead } from "./deletion-plan.ts";
import type { OwnBusiness } from "./memberships.server.ts";

/** What somebody wants to become of one of their businesses when they go. */
export type BusinessChoice = { what: "delete" | "leave"; ahead: Ahead; heirId: string | null };

/** A business of one goes with its owner; any other stays with the colleagues, of whom the first is proposed as owner. */
export function usualChoice({ colleagues, isOnlyOwner }: OwnBusiness): BusinessChoice {
  const [first] = colleagues;
  if (!first) return { what: "delete", ahead: "cancel", heirId: null };
  return { what: "leave", ahead: "others", heirId: isOnlyOwner ? first.id : null };
}

/**
 * The choice that an address or a form states for a business (`what.<slug>`, `ahead.<slug>`, `heir.<slug>`), where it is
 * one of those that this member has; the usual one in each place where it is not.
 */
export function readChoice(stated: URLSearchParams | FormData, business: OwnBusiness): BusinessChoice {
  const text = (name: string) => {
    const value = stated.get(`${name}.${business.slug}`);
    return typeof value === "string" ? value : "";
  };
  const usual = usualChoice(business);
  const isColleague = (id: string) => business.colleagues.some((colleague) => colleague.id === id);
  const mayDelete = business.isOnlyOwner;
  const what =
    business.colleagues.length > 0 && (text("what") === "leave" || !mayDelete)
      ? "leave"
      : text("what") === "delete" && mayDelete
        ? "delete"
        : usual.what;
  if (what === "delete") return { what, ahead: "cancel", heirId: null };
  const ahead = text("ahead");
  const heir = text("heir");
  return {
    what,
    ahead: ahead === "cancel" ? ahead : isColleague(ahead) ? { colleagueId: ahead } : "others",
    heirId: business.isOnlyOwner ? (isColleague(heir) ? heir : usual.heirId) : null,
  };
}
