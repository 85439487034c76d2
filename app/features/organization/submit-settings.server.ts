import { previewRetention } from "#app/features/privacy/privacy.server.ts";
import type { Translate } from "#app/messages/translator.ts";
import { type FormTree, formText, parseForm } from "#app/platform/form/form-tree.ts";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isZone } from "#app/platform/time/zones.server.ts";
import { profileForm, retentionForm, slugMessage } from "./organization-form.ts";
import { changeRetention, updateProfile } from "./update-organization.server.ts";

type Request = { organizationId: string; tree: FormTree; t: Translate };

export type SubmittedProfile =
  | { status: 303; slug: string }
  | { status: 400 | 409; answer: FormAnswer & { proposals?: string[] } };

/** The form of the profile. */
export async function submitProfile(
  services: Services,
  { organizationId, tree, t }: Request,
): Promise<SubmittedProfile> {
  const parsed = parseForm(profileForm(t, isZone), tree);
  if (!parsed.ok) return { status: 400, answer: { values: tree, errors: parsed.errors } };
  const result = await updateProfile(services, { organizationId, profile: parsed.data });
  if (result.ok) return { status: 303, slug: parsed.data.slug };
  const errors = { slug: slugMessage(t, "taken") };
  return { status: 409, answer: { values: tree, errors, proposals: result.proposals } };
}

export type SubmittedRetention =
  | { status: 303 }
  | { status: 400; answer: FormAnswer }
  /** `erases`: bookings that the next run would take under the new rule and would not under the old one. */
  | { status: 200; answer: FormAnswer; erases: number };

/** The form of the retention setting. A rule that erases more than the present one is saved once it is confirmed. */
export async function submitRetention(
  services: Services,
  { organizationId, tree, t, retentionDays }: Request & { retentionDays: number },
): Promise<SubmittedRetention> {
  const parsed = parseForm(retentionForm(t), tree);
  if (!parsed.ok) return { status: 400, answer: { values: tree, errors: parsed.errors } };
  const wanted = parsed.data.retentionDays;
  if (wanted < retentionDays && formText(tree, "confirmed") !== String(wanted)) {
    const now = services.clock.now();
    const [before, after] = await Promise.all(
      [retentionDays, wanted].map((days) => previewRetention(services, organizationId, now, days)),
    );
    const erases = (after?.bookings ?? 0) - (before?.bookings ?? 0);
    if (erases > 0) return { status: 200, answer: { values: tree, errors: {} }, erases };
  }
  await changeRetention(services, { organizationId, retentionDays: wanted });
  return { status: 303 };
}
