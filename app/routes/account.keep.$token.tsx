import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageTitle } from "#app/features/account/gate-page.server.ts";
import { type KeepState, KeepView } from "#app/features/deletion/components/keep-view.tsx";
import { cancelDeletion } from "#app/features/deletion/deletion.server.ts";
import { findJob } from "#app/features/deletion/deletion-repository.server.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  tokenMeta as meta,
} from "#app/features/account/gate-route.ts";

async function open({ context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const { links, database } = context.services;
  const id = links.keptJobOf(params["token"] ?? "");
  const job = id === null ? null : await findJob(database.prisma, { id });
  if (!job || job.kind === "leave") throw new Response(null, { status: 404 });
  return { ...job, kind: job.kind };
}

/** Following the link changes nothing: mail scanners follow links. */
export async function loader(args: LoaderFunctionArgs) {
  const job = await open(args);
  const isOpen = job.state === "grace" && job.executesAt.getTime() > args.context.services.clock.now();
  const state = job.state === "cancelled" ? "done" : isOpen ? "open" : "late";
  const path = `/account/keep/${args.params["token"] ?? ""}`;
  const keep: KeepState = { state, kind: job.kind, path };
  const title = pageTitle(args.request, "deletion.keepLink.title");
  return data({ keep, title }, { status: state === "late" ? 410 : 200 });
}

export async function action(args: ActionFunctionArgs) {
  const { id } = await open(args);
  await cancelDeletion(args.context.services, id);
  return redirect(`/account/keep/${args.params["token"] ?? ""}`, 303);
}

export default function KeepAccount() {
  return <KeepView {...useLoaderData<typeof loader>().keep} />;
}
