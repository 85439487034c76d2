import type { Translator } from "#app/messages/translator.ts";
import { editWeek } from "#app/platform/form/day-hours.ts";
import { commandField } from "#app/platform/form/form-lists.ts";
import { type FormTree, formText } from "#app/platform/form/form-tree.ts";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isZone } from "#app/platform/time/zones.server.ts";
import { createOrganization } from "./create-organization.server.ts";
import { readOnboardingForm, slugMessage } from "./organization-form.ts";

export type SubmittedOnboarding =
  | { status: 303; slug: string }
  | { status: 200 | 400 | 409; answer: FormAnswer & { proposals?: string[] } };

/** What the one page of onboarding asks for: a change of the week's rows, or to open the business. */
export async function submitOnboarding(
  services: Services,
  { ownerId, tree, translator }: { ownerId: string; tree: FormTree; translator: Translator },
): Promise<SubmittedOnboarding> {
  const { t, locale } = translator;
  const command = formText(tree, commandField);
  if (command) return { status: 200, answer: { values: editWeek(tree, command), errors: {} } };
  const parsed = readOnboardingForm(t, tree, { limits: services.settings.retentionLimits, isZone });
  if (!parsed.ok) return { status: 400, answer: { values: tree, errors: parsed.errors } };
  const request = { ownerId, locale, scheduleName: t("schedule.firstName"), form: parsed.data };
  const result = await createOrganization(services, request);
  if (result.ok) return { status: 303, slug: result.organization.slug };
  const errors = { slug: slugMessage(t, "taken") };
  return {
    status: 409,
    answer: { values: { ...tree, slug: parsed.data.slug }, errors, proposals: result.proposals },
  };
}
