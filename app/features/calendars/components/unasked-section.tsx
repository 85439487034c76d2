import { Form, useNavigation } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/form/radio-group.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { SettingsSection } from "#app/ui/settings-section.tsx";

/** What a business wants where a host's calendar cannot be asked at the moment of booking. */
export function UnaskedSection({ refuses }: { refuses: boolean }) {
  const { t } = useI18n();
  const { state, formData } = useNavigation();
  const options = (["warn", "refuse"] as const).map((value) => ({
    value,
    label: t(`connect.unasked.${value}`),
    hint: t(`connect.unasked.${value}Hint`),
  }));
  return (
    <SettingsSection
      id="unasked-calendars"
      title={t("connect.unasked.settings")}
      description={t("connect.unasked.settingsText")}
    >
      <Form method="post" className="form">
        <input type="hidden" name="do" value="unasked" />
        <RadioGroup
          id="unasked"
          name="unasked"
          legend={t("connect.unasked.choice")}
          options={options}
          defaultValue={refuses ? "refuse" : "warn"}
        />
        <div className="form__actions">
          <Button busy={state !== "idle" && formData?.get("do") === "unasked"}>
            {t("connect.unasked.save")}
          </Button>
        </div>
      </Form>
    </SettingsSection>
  );
}
