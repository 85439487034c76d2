import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CustomersView } from "#app/features/customers/components/customers-view.tsx";
import { readCustomersFilter } from "#app/features/customers/customers-filter.ts";
import { customersPage } from "#app/features/customers/customers-page.server.ts";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, organizationId, user, onlyHostId, base, translator, t, title } =
    await openDashboard(args, "booking:read");
  const filter = readCustomersFilter(new URL(args.request.url).searchParams);
  const of = { organizationId, viewerId: user.id, onlyHostId };
  const shown = { locale: translator.locale, zone: organization.timeZone };
  const page = await customersPage(services, of, filter, shown);
  const publicPath = `/${organization.slug}`;
  return { page, publicPath, path: `${base}/customers`, title: title(t("customers.title")) };
}

export default function Customers() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <CustomersView {...page} />;
}
