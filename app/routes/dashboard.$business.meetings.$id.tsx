import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { editedId } from "#app/features/dashboard/member-time-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { MeetingFormView } from "#app/features/meetings/components/meeting-form-view.tsx";
import { meetingEditor, submitMeeting } from "#app/features/meetings/meetings.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, user, base, translator, title } = await openDashboard(
    args,
    "booking:change",
  );
  const editor = await meetingEditor(services, { organization, userId: user.id, translator }, editedId(args));
  if (!editor) throw new Response(null, { status: 404 });
  return { editor, base, formKey: randomId(), title: title(editor.title) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organization, user, base, translator } = await openDashboard(args, "booking:change");
  const id = editedId(args);
  const viewer = { organization, userId: user.id, translator };
  // A colleague's meeting is theirs to change.
  if (!(await meetingEditor(services, viewer, id))) throw new Response(null, { status: 404 });
  const { tree } = await readPostedForm(args.request);
  const result = await submitMeeting(services, { organization, user, id, tree, translator });
  if (result.status === 404) throw new Response(null, { status: 404 });
  if (result.status !== 303) return data(result.answer, { status: result.status });
  return redirect(withNotice(`${base}/meetings`, id === null ? "meeting-called" : "meeting-saved"), 303);
}

export default function Meeting() {
  const { editor, base, formKey } = useLoaderData<typeof loader>();
  return (
    <MeetingFormView editor={editor} base={base} formKey={formKey} answer={useActionData<typeof action>()} />
  );
}
