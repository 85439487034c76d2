import type { ComponentProps } from "react";
import type { MessageKey } from "#app/messages/catalog.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { PasswordInput } from "#app/ui/form/password-input.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { FormState } from "../form-state.ts";

type Words = { name: string; label: MessageKey; hint?: MessageKey; state: FormState };

/** A field of one of the account's forms; its id is its name, where the error summary leads. */
export function AccountTextField({
  name,
  label,
  hint,
  state,
  defaultValue,
  ...input
}: Words & ComponentProps<typeof TextInput>) {
  const { t } = useI18n();
  const error = state.errors[name];
  return (
    <Field id={name} label={t(label)} hint={hint && t(hint)} error={error && t(error)}>
      {(control) => (
        <TextInput {...input} {...control} name={name} defaultValue={state.values[name] ?? defaultValue} />
      )}
    </Field>
  );
}

export function AccountPasswordField({
  name,
  label,
  hint,
  state,
  autoComplete,
}: Words & { autoComplete: "current-password" | "new-password" }) {
  const { t } = useI18n();
  const error = state.errors[name];
  return (
    <Field id={name} label={t(label)} hint={hint && t(hint)} error={error && t(error)}>
      {(control) => <PasswordInput {...control} name={name} autoComplete={autoComplete} />}
    </Field>
  );
}

/** The address that an account is known by. */
export function AccountEmailField({ state }: Pick<Words, "state">) {
  return (
    <AccountTextField
      name="email"
      label="account.email"
      state={state}
      type="email"
      autoComplete="username"
      inputMode="email"
    />
  );
}

/** Where a password is chosen. */
export function NewPasswordField({ label, state }: Pick<Words, "label" | "state">) {
  return (
    <AccountPasswordField
      name="password"
      label={label}
      hint="account.passwordHint"
      state={state}
      autoComplete="new-password"
    />
  );
}

/** What is wrong, above the form. `fields` gives the order of the page. */
export function FormProblems({ state, fields }: { state: FormState; fields: readonly string[] }) {
  const { t } = useI18n();
  const ofFields = fields.flatMap((field) => {
    const error = state.errors[field];
    return error ? [{ id: field, message: t(error) }] : [];
  });
  const ofForm = state.problem ? [{ message: t(state.problem.message, state.problem.values) }] : [];
  return <ErrorSummary errors={[...ofForm, ...ofFields]} />;
}
