import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { ColorInput } from "#app/ui/form/color-input.tsx";
import { Combobox } from "#app/ui/form/combobox.tsx";
import { CopyField } from "#app/ui/form/copy-field.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { PasswordInput } from "#app/ui/form/password-input.tsx";
import { RadioGroup } from "#app/ui/form/radio-group.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { Switch } from "#app/ui/form/switch.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { type IconName, iconPaths } from "#app/ui/icon-paths.ts";
import { SettingsSection } from "#app/ui/settings-section.tsx";

const zones = [
  { value: "America/Montreal", label: "Montréal", note: "UTC−04:00", keywords: "Canada Toronto" },
  { value: "America/Sao_Paulo", label: "São Paulo", note: "UTC−03:00", keywords: "Brazil" },
  { value: "Europe/Paris", label: "Paris", note: "UTC+02:00", keywords: "France" },
  { value: "Asia/Kolkata", label: "Kolkata", note: "UTC+05:30", keywords: "India" },
];

export function SettingsGallery() {
  return (
    <div>
      <SettingsSection title="Business" description="What visitors see on your public page.">
        <form className="form" method="post">
          <div className="form__row">
            <Field label="Name">
              {(control) => <TextInput {...control} name="business" defaultValue="Studio Okapi" />}
            </Field>
            <Field label="Accent colour">
              {(control) => <ColorInput {...control} name="accent" defaultValue="#115a48" />}
            </Field>
          </div>
          <Field label="Time zone" id="zone" hint="Type a city or a country.">
            {(control) => <Combobox {...control} name="zone" options={zones} defaultValue="Europe/Paris" />}
          </Field>
          <CopyField label="Link of your page" value="https://parley.example/okapi" />
          <div className="form__actions">
            <Button variant="primary">Save</Button>
            <Button variant="quiet" type="button">
              Cancel
            </Button>
          </div>
        </form>
      </SettingsSection>
      <SettingsSection
        title="Privacy"
        description="How long bookings are kept, and what is erased with them."
      >
        <form className="form" method="post">
          <Field label="Keep bookings for">
            {(control) => (
              <Select
                {...control}
                name="keep"
                options={[{ value: "90", label: "90 days after the appointment" }]}
              />
            )}
          </Field>
          <Switch
            name="log"
            label="Keep a log of calls"
            hint="Start, end and who was there. Never what was said."
            defaultChecked
          />
          <Switch name="ask" label="Ask strangers to be let in" />
          <RadioGroup
            legend="When an approval is not given in time"
            name="late"
            defaultValue="free"
            error="Choose one of the two"
            options={[
              { value: "free", label: "Free the time again" },
              { value: "keep", label: "Keep waiting" },
            ]}
          />
          <Field label="Current password">
            {(control) => <PasswordInput {...control} name="password" autoComplete="current-password" />}
          </Field>
        </form>
      </SettingsSection>
      <SettingsSection title="Icons" description="All of them.">
        <p className="cluster">
          {(Object.keys(iconPaths) as IconName[]).map((name) => (
            <Icon key={name} name={name} size={24} />
          ))}
        </p>
        <p className="cluster">
          <Badge>Neutral</Badge>
          <Badge tone="brand">Brand</Badge>
          <Badge tone="info">Info</Badge>
          <Badge tone="success" icon="check">
            Success
          </Badge>
          <Badge tone="warning" icon="clock">
            Soon
          </Badge>
          <Badge tone="danger">Failed</Badge>
        </p>
      </SettingsSection>
    </div>
  );
}
