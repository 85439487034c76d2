import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CustomerView } from "#app/features/customers/components/customer-view.tsx";
import { customerPage } from "#app/features/customers/customers-page.server.ts";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, organizationId, user, onlyHostId, base, translator, title } =
    await openDashboard(args, "booking:read");
  const of = { organizationId, viewerId: user.id, onlyHostId };
  const shown = { locale: translator.locale, zone: organization.timeZone };
  const customer = await customerPage(services, of, args.params["id"] ?? "", shown);
  if (!customer) throw new Response(null, { status: 404 });
  return { customer, base, title: title(customer.name) };
}

export default function Customer() {
  const { customer, base } = useLoaderData<typeof loader>();
  return <CustomerView customer={customer} base={base} />;
}
