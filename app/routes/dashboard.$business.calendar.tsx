import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/member/permissions.ts";
import { calendarPage } from "#app/features/calendar/calendar.server.ts";
import { readCalendarQuery } from "#app/features/calendar/calendar-query.ts";
import { CalendarView } from "#app/features/calendar/components/calendar-view.tsx";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import calendarStyles from "#app/ui/styles/calendar.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: calendarStyles }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, user, role, onlyHostId, base, translator, t, title } = await openDashboard(
    args,
    "booking:read",
  );
  const query = readCalendarQuery(new URL(args.request.url).searchParams);
  const { locale } = translator;
  const page = await calendarPage(services, { organization, reader: user, onlyHostId, query, locale });
  return { page, base, mayChange: can(role, "booking:change"), title: title(t("calendar.title")) };
}

export default function Calendar() {
  const { page, base, mayChange } = useLoaderData<typeof loader>();
  return <CalendarView page={page} base={base} mayChange={mayChange} />;
}
