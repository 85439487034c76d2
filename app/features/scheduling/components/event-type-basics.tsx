import { ColorInput } from "#app/ui/form/color-input.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { NamedCheckbox, NamedRadios } from "#app/ui/form/named-choices.tsx";
import { type FormView, NamedInput, NamedTextArea } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { textMax, visibilities } from "../event-type-choices.ts";
import { NumberInput } from "./number-input.tsx";

type Props = { form: FormView; addressPrefix: string; accentColor: string };

/** What visitors read, and how long it takes. */
export function Basics({ form, addressPrefix, accentColor }: Props) {
  const { t } = useI18n();
  return (
    <div className="form">
      <NamedInput
        form={form}
        name="title"
        label={t("eventType.title")}
        maxLength={textMax.title}
        autoComplete="off"
      />
      <NamedInput
        form={form}
        name="slug"
        label={t("eventType.address")}
        hint={t("eventType.addressHint")}
        prefix={addressPrefix}
        maxLength={textMax.slug}
        autoCapitalize="none"
        spellCheck={false}
        autoComplete="off"
        required={false}
      />
      <NamedTextArea
        form={form}
        name="description"
        label={t("eventType.description")}
        hint={t("eventType.descriptionHint")}
        maxLength={textMax.description}
        optional
      />
      <NumberInput unit="minutes" form={form} name="lengthMinutes" label={t("eventType.length")} />
      <NamedInput
        form={form}
        name="otherLengths"
        label={t("eventType.length.other")}
        hint={t("eventType.length.otherHint")}
        autoComplete="off"
        optional
      />
      <Field
        id="color"
        label={t("eventType.color")}
        hint={t("eventType.colorHint")}
        error={form.errors["color"]}
        optional
      >
        {(control) => (
          <ColorInput
            key={form.version}
            {...control}
            name="color"
            defaultValue={form.text("color")}
            whenEmpty={accentColor}
          />
        )}
      </Field>
      <NamedRadios
        form={form}
        name="visibility"
        legend={t("eventType.visibility")}
        options={visibilities.map((value) => ({
          value,
          label: t(`eventType.visibility.${value}`),
          hint: t(`eventType.visibility.${value}Hint`),
        }))}
      />
      <NamedCheckbox
        form={form}
        name="disabled"
        label={t("eventType.disabledField")}
        hint={t("eventType.disabledHint")}
      />
    </div>
  );
}
