import { z } from "zod";
import { strangeWords, variables, variablesOf, wordingMax } from "#app/domain/mail/mail-wording.ts";
import type { OwnMailKind } from "#app/domain/mail/own-mails.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { Translate } from "#app/messages/translator.ts";
import { formFields } from "#app/platform/form/form-fields.ts";

/** The names of a kind's variables as they are written in a text, in the language of whoever writes. */
export function variableNames(kind: OwnMailKind, locale: Locale): string[] {
  return variablesOf(kind).map((one) => `{${variables[one][locale]}}`);
}

/** A business's own words for one kind of mail. Any part may stay empty: then ours stand. */
export function wordingForm(t: Translate, { kind, locale }: { kind: OwnMailKind; locale: Locale }) {
  const fields = formFields(t);
  const known = variableNames(kind, locale).join(", ");
  const withVariables = (text: string, context: z.RefinementCtx) => {
    const strange = strangeWords(text, kind);
    if (strange.length === 0) return;
    const words = strange.slice(0, 5).join(" ");
    context.addIssue({ code: z.ZodIssueCode.custom, message: t("ownMails.strange", { words, known }) });
  };
  return z.object({
    subject: fields.optionalText({ max: wordingMax.subject }).superRefine(withVariables),
    heading: fields.optionalText({ max: wordingMax.heading }).superRefine(withVariables),
    lead: fields.longText({ max: wordingMax.lead }).superRefine(withVariables),
  });
}
