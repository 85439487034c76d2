import type { Translator } from "#app/messages/translator.ts";
import type { FormErrors, FormTree } from "#app/platform/form/form-tree.ts";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import { periodsMax } from "./member-dates-form.ts";
import { datesText } from "./member-time-words.server.ts";
import type { ManagedMember } from "./schedule-access.server.ts";

/** Whose time it is, in which business. */
export type MemberOf = { organizationId: string; member: Pick<ManagedMember, "id" | "zone" | "colleagues"> };
/** A form for a new period, or for the one with this id. */
export type Submission = MemberOf & { id: string | null; tree: FormTree; translator: Translator };
export type SubmittedPeriod =
  | { status: 303; id: string }
  | { status: 400; answer: FormAnswer }
  | { status: 404 };

export const keyOf = ({ organizationId, member }: MemberOf) => ({ organizationId, userId: member.id });

type Dates = { firstDate: string; lastDate: string };

/** Why a period cannot stand beside the member's others of its kind, as errors of its form; null when it can. */
export function periodConflict(
  others: readonly Dates[],
  wanted: Dates,
  { t, locale }: Translator,
  message: "schedule.away.overlaps" | "schedule.travel.overlaps",
): FormErrors | null {
  const other = others.find((one) => one.firstDate <= wanted.lastDate && wanted.firstDate <= one.lastDate);
  if (other) return { firstDate: t(message, { dates: datesText(other, locale) }) };
  return others.length < periodsMax ? null : { "": t("form.tooManyRows", { max: periodsMax }) };
}
