import type { Translate } from "#app/messages/translator.ts";
import { commandField, editLists } from "#app/platform/form/form-lists.ts";
import { type FormTree, formText } from "#app/platform/form/form-tree.ts";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { blankQuestion, readEventTypeForm } from "./event-type-form.ts";
import { createEventType, updateEventType } from "./event-types.server.ts";

export type SubmittedEventType =
  | { status: 303; id: string }
  | { status: 200 | 400 | 409; answer: FormAnswer }
  | { status: 404 };

type Request = {
  organizationId: string;
  /** Null makes a new one. */
  id: string | null;
  tree: FormTree;
  t: Translate;
};

/** What the editor's form asks for: a change of its questions, or to be saved. */
export async function submitEventType(
  services: Services,
  { organizationId, id, tree, t }: Request,
): Promise<SubmittedEventType> {
  const command = formText(tree, commandField);
  if (command)
    return {
      status: 200,
      answer: { values: editLists(tree, command, (_, rows) => blankQuestion(rows)), errors: {} },
    };
  const parsed = readEventTypeForm(t, tree);
  if (!parsed.ok) return { status: 400, answer: { values: tree, errors: parsed.errors } };
  const form = parsed.data;
  const result = id
    ? await updateEventType(services, { organizationId, id, form })
    : await createEventType(services, { organizationId, form });
  if (result.ok) return { status: 303, id: result.id };
  if (result.reason === "not-found") return { status: 404 };
  if (result.reason === "slug-taken") {
    return {
      status: 409,
      answer: { values: { ...tree, slug: form.slug }, errors: { slug: t("eventType.slug.taken") } },
    };
  }
  return { status: 400, answer: { values: tree, errors: { scheduleId: t("form.choice") } } };
}
