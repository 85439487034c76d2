import { type ActionFunctionArgs, type LoaderFunctionArgs, redirectDocument } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentUser } from "#app/features/account/account.server.ts";
import { PersonalDoorPage } from "#app/features/meetings/components/personal-door-page.tsx";
import { openPersonalRoom, personalDoor } from "#app/features/meetings/meetings.server.ts";
import { requireMember, requirePermission } from "#app/features/organization/organization.server.ts";

export const handle = { hydrate: true };

export {
  gateHeaders as headers,
  gateLinks as links,
  tokenMeta as meta,
} from "#app/features/account/gate-route.ts";

/**
 * Leads on as soon as a meeting is on, to the room's own document, which alone may use camera and microphone. Following
 * the link opens nothing by itself, not even for the host.
 */
export async function loader(args: LoaderFunctionArgs) {
  const door = await personalDoor(args.context.services, args.params["id"] ?? "");
  if (!door) throw new Response(null, { status: 404 });
  if (door.bookingId) throw redirectDocument(`/room/${door.bookingId}`);
  const signedIn = await currentUser(args);
  const { hostName, business } = door;
  return {
    door: {
      hostName,
      businessName: business.name,
      isHost: signedIn?.user.id === door.hostId,
      path: `/meet/${door.id}`,
    },
    title: `${hostName} · ${business.name}`,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { services } = args.context;
  const door = await personalDoor(services, args.params["id"] ?? "");
  if (!door) throw new Response(null, { status: 404 });
  const member = await requireMember(args, door.business.slug);
  requirePermission(member, "booking:change");
  if (member.user.id !== door.hostId) throw new Response(null, { status: 403 });
  const { id: organizationId, locale: organizationLocale } = member.organization;
  return redirectDocument(
    await openPersonalRoom(services, { organizationId, organizationLocale, user: member.user }),
    303,
  );
}

export default function Meet() {
  const { door } = useLoaderData<typeof loader>();
  return <PersonalDoorPage door={door} />;
}
