import type { LoaderFunctionArgs } from "@remix-run/node";
import { noteDone } from "#app/features/audit/audit.server.ts";
import { newsRows } from "#app/features/consents/news-page.server.ts";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { noteDisclosure } from "#app/features/disclosures/disclosures.server.ts";
import { csvOf } from "#app/features/exports/csv.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";

/** Those who want to hear news, to be taken into the program that mails them. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, organizationId, user } = await openDashboard(args, "rights:answer");
  const rows = await newsRows(services, organizationId);
  const done = {
    action: "export.made",
    by: "member",
    actorId: user.id,
    details: { rows: rows.length },
  } as const;
  await noteDone(services.database.prisma, {
    organizationId,
    ...done,
    target: "news",
    now: services.clock.now(),
  });
  await noteDisclosure(
    services.database.prisma,
    { organizationId, kind: "news_list", event: `news:${randomId()}`, now: services.clock.now() },
    rows.map(({ email = "" }) => email),
  );
  return new Response(`\uFEFF${csvOf(rows)}`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="news.csv"',
      "Cache-Control": "no-store",
    },
  });
}
