import { Form, useNavigation } from "@remix-run/react";
import type { MessageKey } from "#app/messages/catalog.ts";
import { errorLines, labelsFrom } from "#app/platform/form/error-lines.ts";
import { type FormTree, parseForm } from "#app/platform/form/form-tree.ts";
import { type FormAnswer, useFormTree } from "#app/platform/form/use-form-tree.ts";
import { Button } from "#app/ui/button.tsx";
import { ColorInput } from "#app/ui/form/color-input.tsx";
import type { ComboboxOption } from "#app/ui/form/combobox.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { NamedCombobox } from "#app/ui/form/named-combobox.tsx";
import { NamedTextArea } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { SettingsSection } from "#app/ui/settings-section.tsx";
import { profileForm, welcomeLengthMax } from "../organization-form.ts";
import { OrganizationNameField } from "./organization-fields.tsx";
import { SlugField } from "./slug-field.tsx";

type Props = {
  saved: FormTree;
  answer: (FormAnswer & { proposals?: string[] }) | undefined;
  slug: string;
  zones: readonly ComboboxOption[];
  addressPrefix: string;
};

const labels: Record<string, MessageKey> = {
  name: "organization.name",
  slug: "organization.address",
  welcomeText: "organization.welcome",
  accentColor: "organization.color",
  timeZone: "organization.zone",
};

/** What visitors see of the business. */
export function ProfileSettings({ saved, answer, slug, zones, addressPrefix }: Props) {
  const { t } = useI18n();
  const { state, formData } = useNavigation();
  const form = useFormTree({
    saved,
    answer,
    check: (tree) => {
      const parsed = parseForm(profileForm(t), tree);
      return parsed.ok ? {} : parsed.errors;
    },
  });
  return (
    <SettingsSection title={t("organization.profile")} description={t("organization.profileText")}>
      <Form method="post" noValidate className="form" onSubmit={form.onSubmit} ref={form.formRef}>
        <ErrorSummary errors={errorLines(t, form.errors, labelsFrom(t, labels))} />
        <input type="hidden" name="do" value="profile" />
        <OrganizationNameField form={form} />
        <SlugField
          form={form}
          prefix={addressPrefix}
          hint={t("organization.addressWarning")}
          own={slug}
          proposals={answer?.proposals ?? []}
        />
        <NamedTextArea
          form={form}
          name="welcomeText"
          label={t("organization.welcome")}
          hint={t("organization.welcomeHint")}
          maxLength={welcomeLengthMax}
          optional
        />
        <Field
          id="accentColor"
          label={t("organization.color")}
          hint={t("organization.colorHint")}
          error={form.errors["accentColor"]}
        >
          {(control) => (
            <ColorInput
              key={form.version}
              {...control}
              name="accentColor"
              defaultValue={form.text("accentColor")}
            />
          )}
        </Field>
        <NamedCombobox
          form={form}
          name="timeZone"
          label={t("organization.zone")}
          hint={t("organization.zoneHint")}
          options={zones}
        />
        <div className="form__actions">
          <Button variant="primary" busy={state !== "idle" && formData?.get("do") === "profile"}>
            {t("common.save")}
          </Button>
        </div>
      </Form>
    </SettingsSection>
  );
}
