import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { FormState } from "../form-state.ts";
import { AccountTextField, FormProblems } from "./account-field.tsx";

export type AccountProfile = {
  profile: { name: string; email: string; locale: string; timeZone: string };
  zones: readonly { label: string; options: readonly { value: string; label: string }[] }[];
};

export function ProfileForm({ page: { profile, zones }, state }: { page: AccountProfile; state: FormState }) {
  const { t } = useI18n();
  const errorOf = (field: string) => state.errors[field] && t(state.errors[field]);
  const languages = [
    { value: "en", label: t("account.english") },
    { value: "fr", label: t("account.french") },
  ];
  return (
    <form className="form" method="post" action="/account" noValidate>
      <FormProblems state={{ ...state, problem: null }} fields={["name", "locale", "timeZone"]} />
      <AccountTextField
        name="name"
        label="account.name"
        hint="account.nameHint"
        state={state}
        defaultValue={profile.name}
        autoComplete="name"
      />
      <Field id="email" label={t("account.email")} hint={t("account.emailFixed")}>
        {(control) => <TextInput {...control} type="email" value={profile.email} readOnly required={false} />}
      </Field>
      <p>
        <a href="/account/email">{t("account.emailChangeLink")}</a>
      </p>
      <Field
        id="locale"
        label={t("account.language")}
        hint={t("account.languageHint")}
        error={errorOf("locale")}
      >
        {(control) => (
          <Select
            {...control}
            name="locale"
            options={languages}
            defaultValue={state.values["locale"] ?? profile.locale}
          />
        )}
      </Field>
      <Field
        id="timeZone"
        label={t("account.timeZone")}
        hint={t("account.timeZoneHint")}
        error={errorOf("timeZone")}
      >
        {(control) => (
          <Select
            {...control}
            name="timeZone"
            options={zones}
            defaultValue={state.values["timeZone"] ?? profile.timeZone}
          />
        )}
      </Field>
      <div className="form__actions">
        <Button variant="primary" name="intent" value="profile">
          {t("common.save")}
        </Button>
      </div>
    </form>
  );
}
