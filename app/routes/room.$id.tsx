import { json, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RouteError } from "#app/features/errors/route-error.tsx";
import { RoomPage } from "#app/features/rooms/components/room-page.tsx";
import { takeKeyFromAddress } from "#app/features/rooms/room-door.server.ts";
import { readRoomPage } from "#app/features/rooms/room-page.server.ts";
import roomStyles from "#app/ui/styles/room.css?url";

export const handle = { hydrate: true };

export const links: LinksFunction = () => [{ rel: "stylesheet", href: roomStyles }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · ${data.businessName}` : "Parley" },
  { name: "robots", content: "noindex" },
  ...(data
    ? [{ tagName: "link", rel: "stylesheet", href: `/brand/${data.accentColor.replace("#", "")}.css` }]
    : []),
];

export async function loader(args: LoaderFunctionArgs) {
  const redirection = await takeKeyFromAddress(args);
  if (redirection) throw redirection;
  const { page, status } = await readRoomPage(args);
  // The address is all that a guest needs, so no other site may learn it from a link in the chat. (`no-referrer` would
  // hide the origin of the page's own form from the server's check as well.)
  return json(page, {
    status,
    headers: { "Cache-Control": "private, no-store", "Referrer-Policy": "same-origin" },
  });
}

export function headers({ loaderHeaders }: { loaderHeaders: Headers }) {
  return loaderHeaders;
}

export default function Room() {
  return <RoomPage data={useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <RouteError />;
}
