import { Form, useNavigation } from "@remix-run/react";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { Switch } from "#app/ui/form/switch.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { SettingsSection } from "#app/ui/settings-section.tsx";

type Props = { callsByRelay: boolean; relay: boolean };

/** How calls connect; without a relay, who may not get through. */
export function CallSettingsSection({ callsByRelay, relay }: Props) {
  const { t } = useI18n();
  const { state, formData } = useNavigation();
  return (
    <SettingsSection
      id="call-settings"
      title={t("room.settings.title")}
      description={t("room.settings.text")}
    >
      {!relay && (
        <Alert tone="info" title={t("room.settings.noRelay")}>
          {t(callsByRelay ? "room.settings.noRelayButWanted" : "room.settings.noRelayText")}
        </Alert>
      )}
      {(relay || callsByRelay) && (
        <Form method="post" className="form">
          <input type="hidden" name="do" value="calls" />
          <Switch
            name="callsByRelay"
            label={t("room.settings.byRelay")}
            hint={t("room.settings.byRelayHint")}
            defaultChecked={callsByRelay}
          />
          <div className="form__actions">
            <Button busy={state !== "idle" && formData?.get("do") === "calls"}>{t("common.save")}</Button>
          </div>
        </Form>
      )}
    </SettingsSection>
  );
}
