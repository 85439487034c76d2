import { z } from "zod";
import type { Translate } from "#app/messages/translator.ts";

// C0 and C1 controls: PostgreSQL refuses NUL, and the others only break lines of mails and calendars.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const controls = /[\u0000-\u001f\u007f-\u009f]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same, but tabs and line ends stay
const controlsButLines = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu;

const oneLine = (text: string) => text.normalize("NFC").replace(controls, " ").replace(/\s+/gu, " ").trim();
const lines = (text: string) =>
  text.normalize("NFC").replace(/\r\n?/g, "\n").replace(controlsButLines, "").trim();

export type FormFields = ReturnType<typeof formFields>;

/** The fields that forms are made of, as schemas whose messages are sentences in the visitor's language. */
export function formFields(t: Translate) {
  const required = t("form.required");
  const raw = z.string({ required_error: required, invalid_type_error: required });
  const optionalRaw = z.string({ invalid_type_error: t("form.notText") }).default("");

  const optionalFlag = z.string({ invalid_type_error: t("form.choice") }).optional();

  const wholeNumber = (range: { min: number; max: number }) =>
    raw.transform((text, context) => {
      const trimmed = text.trim();
      const value = /^-?\d{1,9}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
      if (value >= range.min && value <= range.max) return value;
      const message = trimmed === "" ? required : t("form.wholeNumber", range);
      context.addIssue({ code: z.ZodIssueCode.custom, message });
      return z.NEVER;
    });

  return {
    /** A row or a group of fields. */
    group: <Shape extends z.ZodRawShape>(shape: Shape) =>
      z.object(shape, { required_error: required, invalid_type_error: required }),
    /** One line, without control characters, trimmed. `max` counts UTF-16 units. */
    text: ({ max }: { max: number }) =>
      raw.transform(oneLine).pipe(z.string().min(1, required).max(max, t("form.tooLong", { max }))),
    optionalText: ({ max }: { max: number }) =>
      optionalRaw.transform(oneLine).pipe(z.string().max(max, t("form.tooLong", { max }))),
    /** Several lines; may stay empty. */
    longText: ({ max }: { max: number }) =>
      optionalRaw.transform(lines).pipe(z.string().max(max, t("form.tooLong", { max }))),
    wholeNumber,
    /** Null when left empty. */
    optionalWholeNumber: (range: { min: number; max: number }) =>
      optionalRaw.transform((text) => text.trim() || null).pipe(wholeNumber(range).nullable()),
    choice: <const Values extends readonly [string, ...string[]]>(values: Values) =>
      z.enum(values, { errorMap: () => ({ message: t("form.choice") }) }),
    /** A check box: sent when it is on. */
    flag: () => optionalFlag.transform((value) => value !== undefined),
    /** The name of a zone that `isZone` knows. */
    zone: (isZone: (name: string) => boolean) =>
      raw.refine((name) => name.length <= 64 && isZone(name), t("form.zone")),
    color: () =>
      raw
        .transform((text) => text.trim().toLowerCase())
        .pipe(z.string().regex(/^#[0-9a-f]{6}$/, t("form.color"))),
  };
}
