import { z } from "zod";
import type { Translate } from "#app/messages/translator.ts";
import { formFields } from "#app/platform/form/form-fields.ts";

/** What a grant can open. Answers to a business's questions are in none. */
export const supportScopes = ["bookings", "calls", "activity"] as const;
export type SupportScope = (typeof supportScopes)[number];

/** For how many hours an owner may let support look; the database knows the longest as well. */
export const grantHours = ["1", "4", "8", "24", "72"] as const;

/** The longest that an emergency opens a business for, in hours. */
export const emergencyHoursMax = 8;
/** The shortest reason of an emergency, in characters. */
export const reasonMin = 20;

/** The number of a case: lower-case letters, digits, points and dashes, so that no name or address fits. */
export const caseRefPattern = /^[a-z0-9][a-z0-9._-]{0,39}$/;

export function grantForm(t: Translate) {
  const fields = formFields(t);
  return z.object({
    caseRef: fields
      .text({ max: 40 })
      .transform((text) => text.toLowerCase())
      .refine((text) => caseRefPattern.test(text), t("support.form.caseWrong")),
    hours: fields.choice(grantHours).transform(Number),
    bookings: fields.flag(),
    calls: fields.flag(),
    activity: fields.flag(),
  });
}

export function isSupportScope(text: string): text is SupportScope {
  return (supportScopes as readonly string[]).includes(text);
}
