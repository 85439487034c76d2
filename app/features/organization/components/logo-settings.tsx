import { Form, useNavigation } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { SettingsSection } from "#app/ui/settings-section.tsx";

type Props = { logoUrl: string | null; error: string | undefined };

export function LogoSettings({ logoUrl, error }: Props) {
  const { t } = useI18n();
  const { state, formData } = useNavigation();
  const sending = state !== "idle" ? formData?.get("do") : null;
  return (
    <SettingsSection title={t("organization.logo")} description={t("organization.logoText")}>
      <div className="stack">
        {logoUrl && (
          <div className="logo-preview">
            <img src={logoUrl} alt={t("organization.logoAlt")} />
            <Form method="post">
              <Button
                variant="quiet"
                icon="trash"
                name="do"
                value="remove-logo"
                busy={sending === "remove-logo"}
              >
                {t("organization.logoRemove")}
              </Button>
            </Form>
          </div>
        )}
        <Form method="post" encType="multipart/form-data" className="form" noValidate>
          <Field
            id="logo"
            label={t(logoUrl ? "organization.logoReplace" : "organization.logoChoose")}
            hint={t("organization.logoHint")}
            error={error}
          >
            {(control) => (
              <input
                {...control}
                className="input input--file"
                type="file"
                name="logo"
                accept="image/png,image/jpeg,image/webp"
              />
            )}
          </Field>
          <div>
            <Button icon="image" name="do" value="logo" busy={sending === "logo"}>
              {t("organization.logoUpload")}
            </Button>
          </div>
        </Form>
      </div>
    </SettingsSection>
  );
}
