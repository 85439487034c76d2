import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { memberOfPage } from "#app/features/scheduling/scheduling.server.ts";
import { openDashboard } from "./dashboard-request.server.ts";

/**
 * What the pages of one member's time begin with: whose it is by "?member=", and the page's own address, which keeps
 * speaking of that member. Throws like `openDashboard`, and 404 for a member whom this person does not look after.
 */
export async function openMemberTime(
  args: LoaderFunctionArgs | ActionFunctionArgs,
  page: "away" | "travel" | "blocked" | "limits" | "calendars",
) {
  const dashboard = await openDashboard(args, "schedule:write");
  const { organizationId, base, t } = dashboard;
  const member = await memberOfPage(dashboard, args.request);
  return {
    ...dashboard,
    member,
    subject: { organizationId, member },
    key: { organizationId, userId: member.id },
    path: `${base}/schedules/${page}${member.search}`,
    /** Says whose time a form is about, where it is not one's own. */
    lead: member.isSelf ? null : t("schedule.member.hers", { name: member.name }),
  };
}

/** The id in the address of a form, or null for a new one. */
export function editedId({ params }: LoaderFunctionArgs | ActionFunctionArgs): string | null {
  return params["id"] === "new" ? null : (params["id"] ?? "");
}

/** What a form changes: one of these, or null for a new one. Throws 404 where there is none of that id. */
export function edited<Row extends { id: string }>(rows: readonly Row[], id: string | null): Row | null {
  const found = rows.find((row) => row.id === id) ?? null;
  if (!found && id !== null) throw new Response(null, { status: 404 });
  return found;
}
