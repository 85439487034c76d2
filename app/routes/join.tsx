import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readNumber, shownNumber } from "#app/domain/room/meeting-code.ts";
import { pageTitle } from "#app/features/account/gate-page.server.ts";
import { JoinPage, type JoinState } from "#app/features/meetings/components/join-page.tsx";
import { joinByNumber } from "#app/features/meetings/meetings.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  tokenMeta as meta,
} from "#app/features/account/gate-route.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const number = readNumber(new URL(request.url).searchParams.get("n") ?? "");
  const next = number === null ? "/join" : `/join?n=${number}`;
  return {
    number: number === null ? "" : shownNumber(number),
    next,
    title: pageTitle(request, "join.title"),
  };
}

export async function action({ request, context: { services, network } }: ActionFunctionArgs) {
  const { data: form } = await readPostedForm(request);
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.slice(0, 40) : "";
  };
  const typed = { number: text("number"), pin: text("pin") };
  const answer = await joinByNumber(services, network, typed);
  if (answer.ok) return redirect(answer.path, 303);
  const state = (rest: Partial<JoinState>) => ({ number: typed.number, problem: null, errors: {}, ...rest });
  switch (answer.reason) {
    case "number":
      return data<JoinState>(state({ errors: { number: "join.numberWrong" } }), { status: 400 });
    case "pin":
      return data<JoinState>(state({ errors: { pin: "join.pinWrong" } }), { status: 400 });
    case "wrong":
      return data<JoinState>(state({ problem: { message: "join.wrong" } }), { status: 403 });
    case "too-many": {
      const minutes = Math.ceil(answer.retryAfterSeconds / 60);
      const headers = { "Retry-After": String(answer.retryAfterSeconds) };
      return data<JoinState>(state({ problem: { message: "join.tooMany", minutes } }), {
        status: 429,
        headers,
      });
    }
  }
}

export default function Join() {
  const { number, next } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? { number, problem: null, errors: {} };
  return <JoinPage state={state} next={next} />;
}
