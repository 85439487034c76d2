import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { cancelBooking, manageBooking } from "#app/features/booking/booking.server.ts";
import { accentLink, BookingFrame } from "#app/features/booking/components/booking-frame.tsx";
import { CancelForm } from "#app/features/booking/components/cancel-form.tsx";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";

async function load({ request, params, context }: LoaderFunctionArgs) {
  const found = await manageBooking(context.services, {
    bookingId: params["id"] ?? "",
    signature: params["signature"] ?? "",
    locale: requestLocale(request),
  });
  if (!found) throw new Response(null, { status: 404 });
  return found;
}

export async function loader(args: LoaderFunctionArgs) {
  const { page } = await load(args);
  if (page.locked !== null) return redirect(page.paths.self);
  return { page };
}

export async function action(args: ActionFunctionArgs) {
  const { page, booking } = await load(args);
  const reason = (await readPostedForm(args.request)).data.get("reason");
  const result = await cancelBooking(args.context.services, {
    organizationId: booking.organizationId,
    bookingId: booking.id,
    by: "attendee",
    reason: typeof reason === "string" ? reason : "",
  });
  // Whatever stood in the way is said by the booking's page: already cancelled, over, too late.
  return redirect(result.ok ? `${page.paths.self}?cancelled` : page.paths.self, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded
    ? [
        { title: loaded.page.title },
        { name: "robots", content: "noindex" },
        accentLink(loaded.page.business.accentColor),
      ]
    : [];

export default function CancelPage() {
  const { page } = useLoaderData<typeof loader>();
  return (
    <BookingFrame business={page.business} path={page.paths.cancel} narrow>
      <CancelForm page={page} />
    </BookingFrame>
  );
}
