import type { Translate } from "#app/messages/translator.ts";
import { commandField } from "#app/platform/form/form-lists.ts";
import { type FormTree, formText, parseForm } from "#app/platform/form/form-tree.ts";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isHolidayPlace } from "#app/platform/time/holidays.server.ts";
import { isZone, localDate } from "#app/platform/time/zones.server.ts";
import type { Actor } from "./note-setting.server.ts";
import { editHours, previewCommand, scheduleForm } from "./schedule-form.ts";
import { updateSchedule } from "./schedules.server.ts";

export type SubmittedSchedule =
  | { status: 303; merged: boolean }
  | { status: 200 | 400; answer: FormAnswer }
  | { status: 404 };

/** The form as the server reads it: with the zones and places it knows and today's date. */
export function parseSchedule({ clock }: Pick<Services, "clock">, tree: FormTree, t: Translate) {
  // The dates are checked even where the zone is none.
  const today = (zone: string) => (isZone(zone) ? localDate(zone, clock.now()) : "");
  return parseForm(scheduleForm(t, { isZone, isPlace: isHolidayPlace, today }), tree);
}

/** What the schedule's form asks for: a change of its rows, a preview, or to be saved. */
export async function submitSchedule(
  services: Pick<Services, "database" | "clock">,
  {
    organizationId,
    id,
    actorId,
    tree,
    t,
  }: { organizationId: string; id: string; tree: FormTree; t: Translate } & Actor,
): Promise<SubmittedSchedule> {
  const command = formText(tree, commandField);
  const parsed = parseSchedule(services, tree, t);
  if (command.startsWith(previewCommand)) {
    const errors = parsed.ok ? {} : parsed.errors;
    return { status: parsed.ok ? 200 : 400, answer: { values: tree, errors } };
  }
  if (command) return { status: 200, answer: { values: editHours(tree, command), errors: {} } };
  if (!parsed.ok) return { status: 400, answer: { values: tree, errors: parsed.errors } };
  const { merged, ...form } = parsed.data;
  const result = await updateSchedule(services, { organizationId, id, actorId, form });
  return result.ok ? { status: 303, merged } : { status: 404 };
}
