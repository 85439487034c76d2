import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  can,
  type Permission,
  requireMember,
  requirePermission,
} from "#app/features/organization/organization.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import { isHostedBy } from "./bookings-repository.server.ts";

/**
 * What every loader and action under `/dashboard/:business` starts with: the member, allowed to do this, and the
 * language to answer in. `onlyHostId` is the member's own id where they may see and change their own bookings alone.
 * Throws redirects, 404 and 403 responses.
 */
export async function openDashboard(args: LoaderFunctionArgs | ActionFunctionArgs, permission: Permission) {
  const member = await requireMember(args, args.params["business"]);
  requirePermission(member, permission);
  const translator = translatorFor(requestLocale(args.request));
  const { organization } = member;
  return {
    ...member,
    services: args.context.services,
    organizationId: organization.id,
    onlyHostId: can(member.role, "booking:all") ? null : member.user.id,
    base: `/dashboard/${organization.slug}`,
    translator,
    t: translator.t,
    title: (text: string) => `${text} · ${organization.name}`,
  };
}

/**
 * Like `openDashboard`, for a page about the booking `:id`: a colleague's booking is none for whoever may see their own
 * alone. That the business has such a booking at all is the page's own question.
 */
export async function openBooking(args: LoaderFunctionArgs | ActionFunctionArgs, permission: Permission) {
  const dashboard = await openDashboard(args, permission);
  const { services, organizationId, onlyHostId } = dashboard;
  const bookingId = args.params["id"] ?? "";
  if (
    onlyHostId !== null &&
    !(await isHostedBy(services.database.prisma, { organizationId, bookingId, hostId: onlyHostId }))
  )
    throw new Response(null, { status: 404 });
  return { ...dashboard, bookingId };
}
