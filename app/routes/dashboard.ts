import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireUser } from "#app/features/account/account.server.ts";
import { organizationsOf } from "#app/features/organization/organization.server.ts";

/** Leads to the person's first business, or to opening one. */
export async function loader(args: LoaderFunctionArgs) {
  const { user } = await requireUser(args);
  const [first] = await organizationsOf(args.context.services, user.id);
  return redirect(first ? `/dashboard/${first.slug}/bookings` : "/onboarding");
}
