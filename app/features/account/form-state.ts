import type { MessageKey } from "#app/messages/catalog.ts";
import type { MessageValues } from "#app/messages/translator.ts";

/** The first thing wrong with each field, as a message of the catalog. */
export type FormErrors<Field extends string = string> = Partial<Record<Field, MessageKey>>;

/** What was typed, to be shown again. */
export type FormValues = Record<string, string>;

/** A form as it comes back: what was typed, what is wrong with which field, and what is wrong with the whole. */
export type FormState = {
  errors: FormErrors;
  values: FormValues;
  problem: { message: MessageKey; values?: MessageValues } | null;
};

export const untouchedForm: FormState = { errors: {}, values: {}, problem: null };
