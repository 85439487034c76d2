import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askForSync, listCalendars } from "#app/features/calendars/calendars-page.server.ts";
import { chooseCalendar } from "#app/features/calendars/choose-calendar.server.ts";
import { CalendarsPage } from "#app/features/calendars/components/calendars-page.tsx";
import { connectCalendars } from "#app/features/calendars/connect-calendars.server.ts";
import { answerQuestion, type QuestionAnswer } from "#app/features/calendars/copy-questions.server.ts";
import { chooseDestination, tryAgain } from "#app/features/calendars/destination.server.ts";
import { destinationPage } from "#app/features/calendars/destination-page.server.ts";
import { disconnect } from "#app/features/calendars/disconnect.server.ts";
import { grantKinds } from "#app/features/calendars/grant-kinds.ts";
import { openMemberTime } from "#app/features/dashboard/member-time-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** One's own alone: how somebody's calendars are reached is nobody else's affair. */
async function openOwn(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const opened = await openMemberTime(args, "calendars");
  if (!opened.member.isSelf) throw new Response(null, { status: 404 });
  return opened;
}

export async function loader(args: LoaderFunctionArgs) {
  const { services, member, key, base, translator, t, title } = await openOwn(args);
  const view = { translator, zone: member.zone };
  return {
    connections: await listCalendars(services, key, view),
    grants: grantKinds.map((kind) => ({ kind, isOn: services.calendarGrants[kind] !== null })),
    destination: await destinationPage(services, key, view),
    member: { ...member, choices: [] },
    base,
    title: title(t("connect.title")),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { services, key, path, translator } = await openOwn(args);
  const { tree, data: posted } = await readPostedForm(args.request);
  const id = formText(tree, "id");
  const told = (done: boolean, notice: Parameters<typeof withNotice>[1]) => {
    if (!done) throw new Response(null, { status: 404 });
    return redirect(withNotice(path, notice), 303);
  };
  switch (formText(tree, "do")) {
    case "disconnect":
      return told(await disconnect(services, key, { id, written: "leave" }), "calendar-disconnected");
    case "disconnect-removing":
      return told(await disconnect(services, key, { id, written: "remove" }), "calendar-emptying");
    case "destination": {
      const calendarId = formText(tree, "calendar") || null;
      const withAnswers = formText(tree, "answers") !== "";
      const keepsErased = formText(tree, "erased") === "keep";
      const destination = { calendarId, withAnswers, keepsErased };
      return told(await chooseDestination(services, key, destination), "calendar-saved");
    }
    case "write":
      await tryAgain(services, key);
      return told(true, "calendar-writing");
    case "follow":
    case "restore":
    case "leave": {
      const answer = formText(tree, "do") as QuestionAnswer;
      const answered = await answerQuestion(services, key, { copyId: id, answer });
      if (answered.ok) return told(true, "calendar-answered");
      return told(answered.reason !== "not-found", `calendar-${answered.reason}` as "calendar-taken");
    }
    case "sync":
      return told(await askForSync(services, key, id), "calendar-syncing");
    case "choose": {
      const isTicked = (name: string) => formText(tree, name) !== "";
      const ticked = posted.getAll("eventType").map(String);
      const choice = {
        ...{ id, counts: isTicked("counts"), tentative: isTicked("tentative") },
        ...{ free: isTicked("free"), titles: isTicked("titles") },
        eventTypeIds: formText(tree, "asksTypes") === "" ? undefined : ticked,
      };
      return told(await chooseCalendar(services, key, choice), "calendar-saved");
    }
    default: {
      const result = await connectCalendars(services, key, tree, translator);
      if (!result.ok) return data(result.answer, { status: result.status });
      return redirect(withNotice(path, "calendar-connected"), 303);
    }
  }
}

export default function Calendars() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <CalendarsPage {...page} answer={useActionData<typeof action>()} />;
}
