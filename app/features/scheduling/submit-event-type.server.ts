import type { Translate, Translator } from "#app/messages/translator.ts";
import { commandField } from "#app/platform/form/form-lists.ts";
import { type FormErrors, type FormTree, formText } from "#app/platform/form/form-tree.ts";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { type EventTypeForm, readEventTypeForm } from "./event-type-form.ts";
import { listHostChoices } from "./event-type-hosts.server.ts";
import { editEventType, lists } from "./event-type-lists.ts";
import { findEventType } from "./event-type-repository.server.ts";
import type { FullMeeting } from "./event-type-seats.server.ts";
import type { Actor } from "./note-setting.server.ts";
import { type SaveEventTypeResult, saveEventType } from "./save-event-type.server.ts";

export type SubmittedEventType =
  /** `merged`: a length was given twice and is kept once. */
  | { status: 303; id: string; merged: boolean }
  | { status: 200 | 400 | 409; answer: FormAnswer }
  | { status: 404 };

type Request = {
  organizationId: string;
  /** Null makes a new one. */
  id: string | null;
  tree: FormTree;
  translator: Translator;
  /** The business's zone, for the times in messages. */
  timeZone: string;
} & Actor;

/** What the editor's form asks for: a change of one of its lists, or to be saved. */
export async function submitEventType(services: Services, request: Request): Promise<SubmittedEventType> {
  const { organizationId, id, tree, translator } = request;
  if (id !== null && !(await findEventType(services.database.prisma, organizationId, id)))
    return { status: 404 };
  const command = formText(tree, commandField);
  if (command) {
    const choices = await listHostChoices(services.database.prisma, organizationId, id);
    return { status: 200, answer: { values: editEventType(tree, command, choices), errors: {} } };
  }
  const parsed = readEventTypeForm(translator.t, tree, services.settings.retentionLimits);
  if (!parsed.ok) return { status: 400, answer: { values: tree, errors: parsed.errors } };
  const form = parsed.data;
  const result = await saveEventType(services, { organizationId, id, form, actorId: request.actorId });
  if (result.ok) return { status: 303, id: result.id, merged: form.mergedLengths };
  return refusal(result, form, request);
}

type Refused = Extract<SaveEventTypeResult, { ok: false }>;

function refusal(
  result: Refused,
  form: EventTypeForm,
  { tree, translator, timeZone }: Request,
): SubmittedEventType {
  const { t, locale } = translator;
  switch (result.reason) {
    case "not-found":
      return { status: 404 };
    case "slug-taken": {
      const values = { ...tree, slug: form.slug };
      return { status: 409, answer: { values, errors: { slug: t("eventType.slug.taken") } } };
    }
    case "hosts":
      return { status: 400, answer: { values: tree, errors: hostErrors(t, result) } };
    case "seats-booked": {
      const shown = { locale, zone: timeZone };
      const lines = result.meetings.map(({ startsAt, booked }: FullMeeting) =>
        t("eventType.seats.bookedOne", { time: formatDateTime(startsAt, shown), count: booked }),
      );
      const message = t("eventType.seats.booked", { meetings: lines.join("; ") });
      return { status: 409, answer: { values: tree, errors: { "attendance.seats": message } } };
    }
  }
}

function hostErrors(t: Translate, { unknown, twice }: { unknown: number[]; twice: number[] }): FormErrors {
  const errors = (places: number[], message: string) =>
    places.map((index) => [`${lists.hosts}.${index}.scheduleId`, message]);
  return Object.fromEntries([
    ...errors(unknown, t("eventType.host.unknown")),
    ...errors(twice, t("eventType.host.twice")),
  ]);
}
