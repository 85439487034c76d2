import { noticeDays } from "#app/domain/privacy/retention-limits.ts";
import { previewRetention, type RuleChange } from "#app/features/privacy/privacy.server.ts";
import type { Translate } from "#app/messages/translator.ts";
import { type FormTree, formText, parseForm } from "#app/platform/form/form-tree.ts";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isZone } from "#app/platform/time/zones.server.ts";
import { profileForm, type RetentionForm, retentionForm, slugMessage } from "./organization-form.ts";
import { changeRetention, updateProfile } from "./update-organization.server.ts";

const dayMs = 86_400_000;

type Request = { organizationId: string; tree: FormTree; t: Translate; actorId?: string };

export type SubmittedProfile =
  | { status: 303; slug: string }
  | { status: 400 | 409; answer: FormAnswer & { proposals?: string[] } };

/** The form of the profile. */
export async function submitProfile(
  services: Services,
  { organizationId, tree, t, actorId }: Request,
): Promise<SubmittedProfile> {
  const parsed = parseForm(profileForm(t, isZone), tree);
  if (!parsed.ok) return { status: 400, answer: { values: tree, errors: parsed.errors } };
  const result = await updateProfile(services, { organizationId, profile: parsed.data, actorId });
  if (result.ok) return { status: 303, slug: parsed.data.slug };
  const errors = { slug: slugMessage(t, "taken") };
  return { status: 409, answer: { values: tree, errors, proposals: result.proposals } };
}

export type SubmittedRetention =
  | { status: 303 }
  | { status: 400; answer: FormAnswer }
  | { status: 200; answer: FormAnswer; erases: Erases };

/** What runs would take by the end of the notice under the new rules and would not under the old ones. */
export type Erases = {
  bookings: number;
  answers: number;
  calls: number;
  media: number;
  chatLines: number;
  on: number;
  confirms: string;
};

/** The form of the rules. Those that erase more than the present ones are saved once they are confirmed. */
export async function submitRetention(
  services: Services,
  { organizationId, tree, t, actorId }: Request,
): Promise<SubmittedRetention> {
  const parsed = parseForm(retentionForm(t, tree, services.settings.retentionLimits), tree);
  if (!parsed.ok) return { status: 400, answer: { values: tree, errors: parsed.errors } };
  const rules = parsed.data;
  const confirms = Object.values(rules).join("-");
  if (formText(tree, "confirmed") !== confirms) {
    const erases = await erasedBy(services, organizationId, rules);
    if (
      erases.bookings > 0 ||
      erases.answers > 0 ||
      erases.calls > 0 ||
      erases.media > 0 ||
      erases.chatLines > 0
    )
      return { status: 200, answer: { values: tree, errors: {} }, erases: { ...erases, confirms } };
  }
  await changeRetention(services, { organizationId, rules, actorId });
  return { status: 303 };
}

async function erasedBy(
  services: Services,
  organizationId: string,
  rules: RetentionForm,
): Promise<Omit<Erases, "confirms">> {
  const on = services.clock.now() + noticeDays * dayMs;
  const changes: RuleChange[] = [
    { rule: "booking", days: rules.retentionDays },
    { rule: "answer", days: rules.answerDays },
    { rule: "sensitiveAnswer", days: rules.sensitiveAnswerDays },
    { rule: "call", days: rules.callDays },
    { rule: "recording", days: rules.recordingDays },
    { rule: "chat", days: rules.chatDays },
  ];
  const [before, after] = await Promise.all([
    previewRetention(services, organizationId, on),
    previewRetention(services, organizationId, on, changes),
  ]);
  const more = (kind: "bookings" | "answers" | "calls" | "media" | "chatLines") =>
    Math.max(0, after[kind] - before[kind]);
  return {
    bookings: more("bookings"),
    answers: more("answers"),
    calls: more("calls"),
    media: more("media"),
    chatLines: more("chatLines"),
    on,
  };
}
