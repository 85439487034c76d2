import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  type Permission,
  requireMember,
  requirePermission,
} from "#app/features/organization/organization.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";

/**
 * What every loader and action under `/dashboard/:business` starts with: the member, allowed to do this, and the
 * language to answer in. Throws redirects, 404 and 403 responses.
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
    base: `/dashboard/${organization.slug}`,
    translator,
    t: translator.t,
    title: (text: string) => `${text} · ${organization.name}`,
  };
}
