import { z } from "zod";
import {
  accountLifeDays,
  mayKeepForGood,
  type RetentionLimits,
} from "#app/domain/privacy/retention-limits.ts";
import type { Translate } from "#app/messages/translator.ts";
import { weekSchema } from "#app/platform/form/day-hours.ts";
import { formFields } from "#app/platform/form/form-fields.ts";
import { type FormTree, formText, parseForm } from "#app/platform/form/form-tree.ts";
import { slugFrom } from "#app/platform/form/slug.ts";
import { type SlugProblem, slugLengthMax, slugLengthMin, slugProblem } from "./organization-slug.ts";

export const nameLengthMax = 80;
export const welcomeLengthMax = 1000;

type ZoneCheck = (name: string) => boolean;
/** The browser leaves the check of zones to the server, which has their data. */
const anyZone: ZoneCheck = () => true;

export function slugMessage(t: Translate, problem: SlugProblem | "taken"): string {
  return t(`organization.slug.${problem}`, { min: slugLengthMin, max: slugLengthMax });
}

/** Capitals and spaces are put right; what is left of a mistake is named. */
export function slugField(t: Translate) {
  return formFields(t)
    .text({ max: 200 })
    .transform((text, context) => {
      const slug = text.toLowerCase();
      const problem = slugProblem(slug);
      if (problem) context.addIssue({ code: z.ZodIssueCode.custom, message: slugMessage(t, problem) });
      return slug;
    });
}

/** An address that was left empty follows the name. */
function withSlugFromName(tree: FormTree): FormTree {
  return formText(tree, "slug").trim() === "" ? { ...tree, slug: slugFrom(formText(tree, "name")) } : tree;
}

/** Everything that the one page of onboarding asks. */
function onboardingForm(t: Translate, limits: RetentionLimits, isZone: ZoneCheck = anyZone) {
  const fields = formFields(t);
  return z.object({
    name: fields.text({ max: nameLengthMax }),
    slug: slugField(t),
    timeZone: fields.zone(isZone),
    week: weekSchema(t),
    title: fields.text({ max: nameLengthMax }),
    lengthMinutes: fields.wholeNumber({ min: 5, max: 720 }),
    retentionDays: fields.wholeNumber(limits.booking),
  });
}
export type OnboardingForm = z.output<ReturnType<typeof onboardingForm>>;

/** Reads onboarding's fields, on both sides. Where the name is missing, the address that follows it is not blamed. */
export function readOnboardingForm(
  t: Translate,
  tree: FormTree,
  { limits, isZone }: { limits: RetentionLimits; isZone?: ZoneCheck },
) {
  const parsed = parseForm(onboardingForm(t, limits, isZone), withSlugFromName(tree));
  if (!parsed.ok && parsed.errors["name"] && formText(tree, "slug").trim() === "")
    delete parsed.errors["slug"];
  return parsed;
}

export function profileForm(t: Translate, isZone: ZoneCheck = anyZone) {
  const fields = formFields(t);
  return z.object({
    name: fields.text({ max: nameLengthMax }),
    slug: slugField(t),
    welcomeText: fields.longText({ max: welcomeLengthMax }),
    accentColor: fields.color(),
    timeZone: fields.zone(isZone),
  });
}
export type ProfileForm = z.output<ReturnType<typeof profileForm>>;

/** The rules of how long data is kept. Whoever keeps bookings for good is not asked for days. */
export function retentionForm(t: Translate, tree: FormTree, limits: RetentionLimits) {
  const fields = formFields(t);
  const days = fields.wholeNumber(limits.booking);
  const forGood = mayKeepForGood(limits) && formText(tree, "keepsForGood") !== "";
  return z.object({
    retentionDays: forGood ? z.unknown().transform(() => accountLifeDays) : days,
    answerDays: fields.wholeNumber(limits.answer),
    sensitiveAnswerDays: fields.wholeNumber(limits.sensitiveAnswer),
    callDays: fields.wholeNumber(limits.call),
    recordingDays: fields.wholeNumber(limits.recording),
    chatDays: fields.wholeNumber(limits.chat),
  });
}
export type RetentionForm = z.output<ReturnType<typeof retentionForm>>;
