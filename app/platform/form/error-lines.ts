import type { MessageKey } from "#app/messages/catalog.ts";
import type { Translate } from "#app/messages/translator.ts";
import type { FormErrors } from "./form-tree.ts";

/** Looks a field's label up by its name; null for a name that is not in `labels`. */
export function labelsFrom(t: Translate, labels: Readonly<Record<string, MessageKey>>) {
  return (name: string): string | null => {
    const label = labels[name];
    return label ? t(label) : null;
  };
}

/** A key in the place of its words would be shown as it is: it does not compile. */
type Worded<Label> = [Exclude<Label, null>] extends [MessageKey] ? never : unknown;

/**
 * Errors for the summary above a form: each names its field, since "Please fill this in" alone would not tell where.
 * `labelOf` gives a field's label, or null for what speaks of the whole form.
 */
export function errorLines<Label extends string | null>(
  t: Translate,
  errors: FormErrors,
  labelOf: ((name: string) => Label) & Worded<Label>,
) {
  return Object.entries(errors).map(([name, message]) => {
    const label = name === "" ? null : labelOf(name);
    return label === null
      ? { message }
      : { id: name, message: t("form.errorLine", { field: label, message }) };
  });
}
