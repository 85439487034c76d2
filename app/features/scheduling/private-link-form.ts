import { z } from "zod";
import type { Translate } from "#app/messages/translator.ts";
import { formFields } from "#app/platform/form/form-fields.ts";
import { ranges, textMax } from "./event-type-choices.ts";
import { dateField, refuse } from "./event-type-fields.ts";

/** A private link: a name for oneself, and how often or until which day it can be used. */
export function privateLinkForm(t: Translate) {
  const fields = formFields(t);
  return z
    .object({
      name: fields.optionalText({ max: textMax.linkName }),
      maxUses: fields.optionalWholeNumber(ranges.linkUses),
      lastDay: fields
        .optionalText({ max: 20 })
        .transform((text) => text || null)
        .pipe(dateField(t).nullable()),
    })
    .superRefine(({ maxUses, lastDay }, context) => {
      if (maxUses === null && lastDay === null) refuse(context, ["maxUses"], t("eventType.link.endless"));
    });
}
export type PrivateLinkForm = z.output<ReturnType<typeof privateLinkForm>>;

/** What a new link starts with: a single use. */
export const newPrivateLinkTree = { name: "", maxUses: "1", lastDay: "" };
