import type { Translate } from "#app/messages/translator.ts";
import { commandField } from "#app/platform/form/form-lists.ts";
import { type FormTree, formText, parseForm } from "#app/platform/form/form-tree.ts";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isZone } from "#app/platform/time/zones.server.ts";
import { editHours, scheduleForm } from "./schedule-form.ts";
import { updateSchedule } from "./schedules.server.ts";

export type SubmittedSchedule =
  | { status: 303; merged: boolean }
  | { status: 200 | 400; answer: FormAnswer }
  | { status: 404 };

/** What the schedule's form asks for: a change of its rows, or to be saved. */
export async function submitSchedule(
  services: Services,
  { organizationId, id, tree, t }: { organizationId: string; id: string; tree: FormTree; t: Translate },
): Promise<SubmittedSchedule> {
  const command = formText(tree, commandField);
  if (command) return { status: 200, answer: { values: editHours(tree, command), errors: {} } };
  const parsed = parseForm(scheduleForm(t, isZone), tree);
  if (!parsed.ok) return { status: 400, answer: { values: tree, errors: parsed.errors } };
  const { merged, ...form } = parsed.data;
  const result = await updateSchedule(services, { organizationId, id, form });
  return result.ok ? { status: 303, merged } : { status: 404 };
}
