import type { Translate } from "#app/messages/translator.ts";
import { type FormTree, formText, parseForm } from "#app/platform/form/form-tree.ts";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type AtWork, managedMember } from "./schedule-access.server.ts";
import { newScheduleForm } from "./schedule-form.ts";
import { createSchedule } from "./schedules.server.ts";

export type SubmittedNewSchedule = { status: 303; id: string } | { status: 400; answer: FormAnswer };

/**
 * A new schedule of one's own, or of the member whom the form names, where this person looks after that member's time.
 * Throws 404 for all others. It starts in the zone that the member's hours are in.
 */
export async function submitNewSchedule(
  at: AtWork & { services: Pick<Services, "database" | "clock"> },
  { tree, t }: { tree: FormTree; t: Translate },
): Promise<SubmittedNewSchedule> {
  const member = await managedMember(at, formText(tree, "member") || null);
  const parsed = parseForm(newScheduleForm(t), tree);
  if (!parsed.ok) return { status: 400, answer: { values: tree, errors: parsed.errors } };
  const { id } = await createSchedule(at.services, {
    organizationId: at.organizationId,
    userId: member.id,
    name: parsed.data.name,
    timeZone: member.zone,
    actorId: at.user.id,
  });
  return { status: 303, id };
}
