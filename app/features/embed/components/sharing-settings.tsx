import { Form, useNavigation } from "@remix-run/react";
import { sitesForm } from "#app/features/embed/sharing-form.ts";
import { errorLines } from "#app/platform/form/error-lines.ts";
import { parseForm } from "#app/platform/form/form-tree.ts";
import { type FormAnswer, useFormTree } from "#app/platform/form/use-form-tree.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { NamedTextArea } from "#app/ui/form/named-fields.tsx";
import { Switch } from "#app/ui/form/switch.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { SettingsSection } from "#app/ui/settings-section.tsx";

type Props = {
  sites: string;
  keepsCampaign: boolean;
  tellsBookings: boolean;
  answer: FormAnswer | undefined;
};

function useBusy(what: string): boolean {
  const { state, formData } = useNavigation();
  return state !== "idle" && formData?.get("do") === what;
}

/** Which sites may show the pages, what they are told, and what is kept of where visitors came from. */
export function SharingSettings({ sites, keepsCampaign, tellsBookings, answer }: Props) {
  const { t } = useI18n();
  const form = useFormTree({
    saved: { sites },
    answer,
    check: (tree) => {
      const parsed = parseForm(sitesForm(t), tree);
      return parsed.ok ? {} : parsed.errors;
    },
  });
  return (
    <>
      <SettingsSection id="sites-settings" title={t("embed.sites")} description={t("embed.sitesText")}>
        <Form method="post" noValidate className="form" onSubmit={form.onSubmit} ref={form.formRef}>
          <ErrorSummary errors={errorLines(t, form.errors, () => t("embed.sitesLabel"))} />
          <input type="hidden" name="do" value="sites" />
          <NamedTextArea
            form={form}
            name="sites"
            label={t("embed.sitesLabel")}
            hint={t("embed.sitesHint")}
            spellCheck={false}
            optional
          />
          <div className="form__actions">
            <Button variant="primary" busy={useBusy("sites")}>
              {t("common.save")}
            </Button>
          </div>
        </Form>
      </SettingsSection>
      <SwitchSection what="telling" name="tellsBookings" isOn={tellsBookings} />
      <SwitchSection what="campaign" name="keepsCampaign" isOn={keepsCampaign} />
    </>
  );
}

type SwitchProps = { what: "campaign" | "telling"; name: string; isOn: boolean };

/** One thing that is off until the business turns it on. */
function SwitchSection({ what, name, isOn }: SwitchProps) {
  const { t } = useI18n();
  return (
    <SettingsSection title={t(`embed.${what}`)} description={t(`embed.${what}Text`)}>
      <Form method="post" className="form">
        <input type="hidden" name="do" value={what} />
        <Switch
          name={name}
          label={t(`embed.${what}Label`)}
          hint={t(`embed.${what}Hint`)}
          defaultChecked={isOn}
        />
        <div className="form__actions">
          <Button busy={useBusy(what)}>{t("common.save")}</Button>
        </div>
      </Form>
    </SettingsSection>
  );
}
