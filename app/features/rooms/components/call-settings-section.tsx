import { Form, useNavigation } from "@remix-run/react";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { Switch } from "#app/ui/form/switch.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { SettingsSection } from "#app/ui/settings-section.tsx";

type Props = {
  callsByRelay: boolean;
  relay: boolean;
  recordsCalls: boolean;
  photographsCalls: boolean;
  keepsChat: boolean;
  keepsBoards: boolean;
  captionsCalls: boolean;
  transcriber: boolean;
};

/** How calls connect, who may not get through without a relay, and what may be kept of what was said and shown. */
export function CallSettingsSection(props: Props) {
  const { callsByRelay, relay, recordsCalls, photographsCalls, keepsChat, keepsBoards } = props;
  const { captionsCalls, transcriber } = props;
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
      <Form method="post" className="form">
        <input type="hidden" name="do" value="calls" />
        {(relay || callsByRelay) && (
          <Switch
            name="callsByRelay"
            label={t("room.settings.byRelay")}
            hint={t("room.settings.byRelayHint")}
            defaultChecked={callsByRelay}
          />
        )}
        <Switch
          name="recordsCalls"
          label={t("media.settings.records")}
          hint={t("media.settings.recordsHint")}
          defaultChecked={recordsCalls}
        />
        <Switch
          name="photographsCalls"
          label={t("media.settings.photographs")}
          hint={t("media.settings.photographsHint")}
          defaultChecked={photographsCalls}
        />
        <Switch
          name="keepsChat"
          label={t("chat.settings.keeps")}
          hint={t("chat.settings.keepsHint")}
          defaultChecked={keepsChat}
        />
        <Switch
          name="keepsBoards"
          label={t("room.board.settings.keeps")}
          hint={t("room.board.settings.keepsHint")}
          defaultChecked={keepsBoards}
        />
        {transcriber || captionsCalls ? (
          <Switch
            name="captionsCalls"
            label={t("captions.settings.on")}
            hint={t(transcriber ? "captions.settings.onHint" : "captions.settings.gone")}
            defaultChecked={captionsCalls}
          />
        ) : (
          <p className="muted small">{t("captions.settings.none")}</p>
        )}
        <div className="form__actions">
          <Button busy={state !== "idle" && formData?.get("do") === "calls"}>
            {t("room.settings.save")}
          </Button>
        </div>
      </Form>
    </SettingsSection>
  );
}
