import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { OfferEditorForm } from "#app/features/offers/components/offer-editor-form.tsx";
import { createOffer, loadOfferEditor, readChoices } from "#app/features/offers/offers.server.ts";
import { type FormErrors, formText, readFormTree } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { zoneChoices } from "#app/platform/time/zone-choices.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

async function open(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const dashboard = await openDashboard(args, "booking:change");
  const { services, organizationId, onlyHostId, user, translator } = dashboard;
  const shown = { locale: translator.locale, zone: user.timeZone };
  const editorFor = (form: FormData, starts?: number[]) => {
    const choices = readChoices(form);
    const kept = starts ? { ...choices, starts } : choices;
    return loadOfferEditor(services, { organizationId, onlyHostId, member: user, shown, choices: kept });
  };
  return { ...dashboard, shown, editorFor };
}

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, base, t, title, editorFor, shown } = await open(args);
  // `?eventTypeId=…` chooses beforehand.
  const form = new FormData();
  for (const [name, value] of new URL(args.request.url).searchParams) form.append(name, value);
  return {
    editor: await editorFor(form),
    reader: { recipientTimeZone: organization.timeZone, recipientLocale: organization.locale },
    zones: zoneChoices(shown.locale, services.clock.now(), organization.timeZone),
    ...{ base, title: title(t("offer.new")) },
  };
}

/** Every button sends the whole form: to see other times, or to make the offer. */
export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, base, shown, t, editorFor } = await open(args);
  const { data: form } = await readPostedForm(args.request);
  const tree = readFormTree([...form].filter(([name]) => name !== "at"));
  // Enter in a field presses no button of its own.
  const command = formText(tree, "do") || "create";
  if (command.startsWith("week:")) form.set("week", command.slice("week:".length));
  const answer = async (errors: FormErrors, status: number, starts?: number[]) => {
    const editor = await editorFor(form, starts);
    if (!editor) throw redirect(`${base}/offers/new`, 303);
    return data({ editor, values: tree, errors }, { status });
  };
  if (command !== "create") return answer({}, 200);
  const editor = await editorFor(form);
  if (!editor) throw redirect(`${base}/offers/new`, 303);
  const { starts } = readChoices(form);
  const made = await createOffer(services, {
    ...{ organizationId, starts, tree, shown, t },
    chosen: editor.chosen,
  });
  if (made.ok) return redirect(`${base}/offers/${made.id}`, 303);
  return answer(made.errors, made.errors["at"] ? 409 : 400, made.starts);
}

export default function NewOffer() {
  const { editor, reader, zones, base } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const shown = answer?.editor ?? editor;
  return (
    <>
      <p className="crumb">
        <Link href={`${base}/offers`}>{t("offer.title")}</Link>
      </p>
      <PageHeader title={t("offer.new")} lead={t("offer.lead")} />
      {shown ? (
        <OfferEditorForm editor={shown} answer={answer} reader={reader} zones={zones} />
      ) : (
        <EmptyState
          title={t("offer.nothing")}
          actions={<ButtonLink href={`${base}/event-types`}>{t("dashboard.nav.eventTypes")}</ButtonLink>}
        >
          {t("offer.nothingText")}
        </EmptyState>
      )}
    </>
  );
}
