import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { questionCount } from "#app/features/calendars/calendars.server.ts";
import { readBookingsFilter } from "#app/features/dashboard/bookings-filter.ts";
import { bookingsPage } from "#app/features/dashboard/bookings-page.server.ts";
import { BookingsView } from "#app/features/dashboard/components/bookings-view.tsx";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, user, onlyHostId, base, translator, t, title } = await openDashboard(
    args,
    "booking:read",
  );
  const filter = readBookingsFilter(new URL(args.request.url).searchParams);
  const { locale } = translator;
  const page = await bookingsPage(services, { organization, readerId: user.id, onlyHostId, filter, locale });
  const key = { organizationId: organization.id, userId: user.id };
  return {
    ...{ page, base, publicPath: `/${organization.slug}`, title: title(t("dashboard.bookings.title")) },
    asked: await questionCount(services, key, translator),
  };
}

export default function Bookings() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <BookingsView {...page} />;
}
