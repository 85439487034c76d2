import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endSession } from "#app/features/account/account.server.ts";

/** Following a link signs nobody out. */
export async function loader() {
  return redirect("/");
}

export async function action(args: ActionFunctionArgs) {
  return redirect("/sign-in?notice=signed-out", {
    status: 303,
    headers: { "Set-Cookie": await endSession(args) },
  });
}
