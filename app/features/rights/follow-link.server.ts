import { correctPerson } from "./correct-person.server.ts";
import { type OpenedLink, readLink } from "./portal-link.server.ts";
import { takeLink } from "./portal-repository.server.ts";
import { addAddress, currentPortal, type PortalArgs, startPortal } from "./portal-session.server.ts";
import { proveRequests } from "./request-repository.server.ts";

/** Where to go on, with what cookie. */
type Followed = { path: string; cookie: string | null };

/**
 * Uses a mailed link, once. A press that comes second is led back to the link's page, which leads on where the first
 * has opened the portal in this browser, and says that the link is used up everywhere else.
 */
export async function followLink(args: PortalArgs, token: string): Promise<Followed | null> {
  const { services } = args.context;
  const found = await readLink(services, token);
  if (found.state === "unknown") return null;
  const self = { path: `/me/link/${token}`, cookie: null };
  if (found.state === "gone") return self;
  const { link } = found;
  if (!(await takeLink(services.database.prisma, link.id, services.clock.now()))) return self;
  return link.purpose === "correct" ? correct(args, link) : enter(args, link);
}

/**
 * An address joins the session that asked for it, in the browser that has it. Anywhere else the link opens the portal
 * for that address alone: nobody adds a stranger's address to their own by having the stranger press a button.
 */
async function enter(args: PortalArgs, link: OpenedLink): Promise<Followed> {
  const { services } = args.context;
  await proveRequests(services.database.prisma, link.email, new Date(services.clock.now()));
  const portal = link.purpose === "add" ? await currentPortal(args) : null;
  const cookie =
    portal && portal.sessionId === link.sessionId
      ? await addAddress(args, portal, link.email)
      : await startPortal(args, link.email);
  return { path: "/me", cookie };
}

async function correct(args: PortalArgs, link: OpenedLink): Promise<Followed> {
  const { services } = args.context;
  const done = await correctPerson(services, link.corrects, { email: link.email });
  const portal = await currentPortal(args);
  const isOwn = portal !== null && portal.sessionId === link.sessionId;
  const cookie = isOwn ? await addAddress(args, portal, link.email) : null;
  return { path: done.ok ? "/me/done/address" : "/me/done/address-taken", cookie };
}
