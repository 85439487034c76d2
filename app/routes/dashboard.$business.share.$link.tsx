import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { ShareStudio } from "#app/features/embed/components/share-studio.tsx";
import { sharePage } from "#app/features/embed/embed.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, base, t, title } = await openDashboard(args, "booking:read");
  const id = args.params["link"] ?? "";
  const { searchParams: search } = new URL(args.request.url);
  const page = await sharePage(services, organization, { id, search, t });
  if (!page) throw new Response(null, { status: 404 });
  return { page, base, title: title(`${t("embed.title")} · ${page.link.title}`) };
}

export default function ShareLink() {
  const { page, base } = useLoaderData<typeof loader>();
  return <ShareStudio page={page} base={base} />;
}
