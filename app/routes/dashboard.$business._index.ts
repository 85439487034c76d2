import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireMember } from "#app/features/organization/organization.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { organization } = await requireMember(args, args.params["business"]);
  return redirect(`/dashboard/${organization.slug}/bookings`);
}
