import { data } from "@remix-run/node";
import type { z } from "zod";
import type { MessageKey } from "#app/messages/catalog.ts";
import { messages } from "#app/messages/en.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import type { FormErrors, FormState, FormValues } from "./form-state.ts";

export type ParsedForm<Schema extends z.ZodObject<z.ZodRawShape>> =
  | { ok: true; value: z.output<Schema> }
  | { ok: false; errors: FormErrors<keyof Schema["shape"] & string>; values: FormValues };

/** Longer texts are not sent back into the page: nobody typed them into one of our fields. */
const keptCharactersMax = 5000;

/** The body of a posted form. A body of another kind leaves the action with status 400. */
export async function readForm(request: Request): Promise<FormData> {
  return (await readPostedForm(request)).data;
}

/**
 * Checks a form against a schema of flat fields whose messages are keys of the catalog. A field that is sent twice,
 * or as a file, is wrong. `secret` fields are never given back.
 */
export function parseForm<Schema extends z.ZodObject<z.ZodRawShape>>(
  schema: Schema,
  form: FormData,
  secret: readonly string[] = [],
): ParsedForm<Schema> {
  const fields = Object.keys(schema.shape);
  const input: Record<string, unknown> = {};
  for (const field of fields) {
    const sent = form.getAll(field);
    if (sent.length > 0) input[field] = sent.length === 1 ? sent[0] : sent;
  }
  const result = schema.safeParse(input);
  if (result.success) return { ok: true, value: result.data };
  const errors: Record<string, MessageKey> = {};
  for (const issue of result.error.issues) {
    const field = String(issue.path[0] ?? "");
    errors[field] ??= isMessageKey(issue.message) ? issue.message : "account.errorInvalid";
  }
  return {
    ok: false,
    errors: errors as FormErrors<keyof Schema["shape"] & string>,
    values: keptValues(form, fields, secret),
  };
}

/** The texts of a form, without the secret ones. */
function keptValues(form: FormData, fields: readonly string[], secret: readonly string[]): FormValues {
  const values: FormValues = {};
  for (const field of fields) {
    const value = form.get(field);
    if (typeof value === "string" && !secret.includes(field))
      values[field] = value.slice(0, keptCharactersMax);
  }
  return values;
}

function isMessageKey(message: string): message is MessageKey {
  return Object.hasOwn(messages, message);
}

/** The page again, with what is wrong: 400 unless said otherwise. */
export function refuseForm(state: Partial<FormState>, status = 400) {
  return data({ errors: {}, values: {}, problem: null, ...state } satisfies FormState, { status });
}

/** The page again, with the time to wait: 429 and `Retry-After`. */
export function refuseHaste(values: FormValues, retryAfterSeconds: number) {
  const problem = {
    message: "account.errorTooMany",
    values: { minutes: Math.ceil(retryAfterSeconds / 60) },
  } satisfies FormState["problem"];
  const headers = { "Retry-After": String(retryAfterSeconds) };
  return data({ errors: {}, values, problem } satisfies FormState, { status: 429, headers });
}
