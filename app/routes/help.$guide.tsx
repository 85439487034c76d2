import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HelpGuide } from "#app/features/help/components/help-guide.tsx";
import { guidePage } from "#app/features/help/help-page.server.ts";
import { helpMeta } from "#app/features/help/help-route.ts";

export { helpLinks as links } from "#app/features/help/help-route.ts";

export function loader(args: LoaderFunctionArgs) {
  return guidePage(args);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => helpMeta(data);

export default function HelpOnOne() {
  const { guide, others, isSignedIn } = useLoaderData<typeof loader>();
  return <HelpGuide guide={guide} others={others} isSignedIn={isSignedIn} />;
}
