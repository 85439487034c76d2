import type { ActionFunctionArgs } from "@remix-run/node";
import { receivePart } from "#app/features/media/media.server.ts";

export async function action({ request, params, context }: ActionFunctionArgs) {
  return receivePart(context.services, { request, params });
}
