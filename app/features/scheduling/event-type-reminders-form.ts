import { z } from "zod";
import type { Translate } from "#app/messages/translator.ts";
import { formFields } from "#app/platform/form/form-fields.ts";
import { followUpDelays, reminderLeads } from "./event-type-choices.ts";

/** The name of the check box of one lead: a name cannot begin with a digit. */
export function reminderField(lead: number): string {
  return `before${lead}`;
}

/** When attendees are reminded, in minutes before the start, the earliest first. */
export function remindersForm(t: Translate) {
  const { flag } = formFields(t);
  const fields = Object.fromEntries(reminderLeads.map((lead) => [reminderField(lead), flag()]));
  return z
    .object(fields)
    .default({})
    .transform((chosen) => reminderLeads.filter((lead) => chosen[reminderField(lead)]) as number[]);
}

/** When attendees are written to once it is over, in hours after the end; null where they are not. */
export function followUpForm() {
  return z
    .enum(["", ...followUpDelays.map(String)])
    .default("")
    .transform((hours) => (hours === "" ? null : Number(hours)));
}
