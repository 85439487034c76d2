import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireUser } from "#app/features/account/account.server.ts";
import { organizationsOf } from "#app/features/organization/organization.server.ts";

/** Leads to the person's first business, or to opening one; with no other than one that suspended them, to that. */
export async function loader(args: LoaderFunctionArgs) {
  const { user } = await requireUser(args);
  const all = await organizationsOf(args.context.services, user.id);
  const first = all.find(({ barred }) => !barred);
  if (first) return redirect(`/dashboard/${first.slug}/bookings`);
  return redirect(all[0] ? `/account/suspended/${all[0].slug}` : "/onboarding");
}
