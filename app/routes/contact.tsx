import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { currentUser } from "#app/features/account/account.server.ts";
import { untouchedForm } from "#app/features/account/form-state.ts";
import { parseForm, readForm } from "#app/features/account/read-form.server.ts";
import { ContactPage, type ContactState } from "#app/features/contact/components/contact-page.tsx";
import { ContactSent } from "#app/features/contact/components/contact-sent.tsx";
import { checkContact, openCase } from "#app/features/contact/contact.server.ts";
import { contactForm } from "#app/features/contact/contact-form.ts";
import { askOperator } from "#app/features/rights/rights.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";

export { gateHeaders as headers, gateMeta as meta } from "#app/features/account/gate-route.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { services } = args.context;
  const { t } = translatorFor(requestLocale(args.request));
  const signedIn = await currentUser(args);
  const asked = new URL(args.request.url).searchParams;
  const sent = asked.get("sent");
  return {
    title: `${t(sent === null ? "contact.title" : "contact.sent.title")} · Parley`,
    sent: sent === "privacy" || sent === "case" ? sent : null,
    outbox: services.outbox !== null && services.settings.demo,
    operator: services.settings.operator.name ?? services.links.host,
    writer: { name: signedIn?.user.name ?? "", email: signedIn?.user.email ?? "" },
    keeps: services.settings.support,
    // Whoever objects to a recipient asks for something by right: it has a last day.
    kind: asked.get("about") === "recipients" ? ("privacy" as const) : null,
  };
}

/** The same answer for every address. What looks like a secret is kept nowhere before its writer answered. */
export async function action(args: ActionFunctionArgs) {
  const { services, network } = args.context;
  const form = await readForm(args.request);
  const parsed = parseForm(contactForm, form);
  if (!parsed.ok) return again({ errors: parsed.errors, values: parsed.values }, 400);
  const typed = { ...parsed.value };
  const checked = checkContact(services, parsed.value, { network, masked: form.get("masked") === "yes" });
  if (!checked.ok && checked.reason === "secrets")
    return again({ values: typed, warnings: checked.warnings }, 422);
  if (!checked.ok) {
    const values = { minutes: Math.ceil(checked.retryAfterSeconds / 60) };
    const problem = { message: "account.errorTooMany", values } as const;
    return again({ values: typed, problem }, 429, { "Retry-After": String(checked.retryAfterSeconds) });
  }
  const { kind, ...wish } = checked.wish;
  const locale = requestLocale(args.request);
  if (kind === "privacy") {
    await askOperator(services, { email: wish.email, text: wish.text, locale, network });
    return redirect("/contact?sent=privacy", 303);
  }
  const signedIn = await currentUser(args);
  const userId = signedIn?.user.email.toLowerCase() === wish.email ? signedIn.user.id : null;
  await openCase(services, { ...wish, kind }, { locale, userId });
  return redirect("/contact?sent=case", 303);
}

function again(state: Partial<ContactState>, status: number, headers: Record<string, string> = {}) {
  return data({ ...untouchedForm, warnings: [], ...state } satisfies ContactState, { status, headers });
}

export default function Contact() {
  const { sent, outbox, operator, writer, keeps, kind } = useLoaderData<typeof loader>();
  const state: ContactState = useActionData<typeof action>() ?? { ...untouchedForm, warnings: [] };
  if (sent !== null) return <ContactSent privacy={sent === "privacy"} outbox={outbox} />;
  return <ContactPage operator={operator} writer={writer} kind={kind} keeps={keeps} state={state} />;
}
