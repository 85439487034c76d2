import { Form, useNavigation } from "@remix-run/react";
import type { OfferEditor } from "#app/features/offers/offers.server.ts";
import { errorLines, labelsFrom } from "#app/platform/form/error-lines.ts";
import { type FormAnswer, useFormTree } from "#app/platform/form/use-form-tree.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import type { ComboboxOption } from "#app/ui/form/combobox.tsx";
import { DefaultSubmit } from "#app/ui/form/default-submit.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { NamedCombobox } from "#app/ui/form/named-combobox.tsx";
import { NamedInput, NamedSelect, NamedTextArea } from "#app/ui/form/named-fields.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { noteMax } from "../offer-state.ts";
import { readerLanguages } from "./reader-languages.ts";
import { WeekPicker } from "./week-picker.tsx";

type Props = {
  editor: OfferEditor;
  answer: FormAnswer | undefined;
  /** The business's, until the member says otherwise. */
  reader: { recipientTimeZone: string; recipientLocale: string };
  zones: readonly ComboboxOption[];
};

/** What, which times, for whom: one form, whose buttons turn the week without losing what was ticked. */
export function OfferEditorForm({ editor, answer, reader, zones }: Props) {
  const { t } = useI18n();
  const { state, formData } = useNavigation();
  const doing = state === "idle" ? null : formData?.get("do");
  const form = useFormTree({ saved: reader, answer });
  const labelOf = labelsFrom(t, {
    recipientEmail: "offer.recipientEmail",
    recipientTimeZone: "offer.recipientZone",
    recipientLocale: "offer.recipientLanguage",
  });
  return (
    <Form method="post" className="offer-form" noValidate preventScrollReset={doing !== "create"}>
      <ErrorSummary
        errors={errorLines(t, form.errors, labelOf).map((line, index) =>
          Object.keys(form.errors)[index] === "at" ? { ...line, id: "week" } : line,
        )}
      />
      {/* Enter in a field makes the offer; it must not turn the week. */}
      <DefaultSubmit />
      <Card title={t("offer.what")}>
        <What editor={editor} />
      </Card>
      <Card title={t("offer.pick")} id="pick">
        <div className="stack">
          <p className="muted">{t("offer.pickText")}</p>
          <WeekPicker
            key={JSON.stringify([editor.chosen, editor.week.date, editor.picked])}
            editor={editor}
          />
        </div>
      </Card>
      <Card title={t("offer.forWhom")}>
        <div className="stack">
          <NamedInput
            form={form}
            name="recipientName"
            label={t("offer.recipientName")}
            autoComplete="off"
            maxLength={100}
            optional
          />
          <NamedInput
            form={form}
            name="recipientEmail"
            type="email"
            label={t("offer.recipientEmail")}
            hint={t("offer.recipientHint")}
            autoComplete="off"
            maxLength={254}
            optional
          />
          <div className="pair">
            <NamedCombobox
              form={form}
              name="recipientTimeZone"
              label={t("offer.recipientZone")}
              options={zones}
            />
            <NamedSelect
              form={form}
              name="recipientLocale"
              label={t("offer.recipientLanguage")}
              options={readerLanguages}
            />
          </div>
          <p className="muted small">{t("offer.recipientZoneHint")}</p>
          <NamedTextArea
            form={form}
            name="note"
            label={t("offer.note")}
            hint={t("offer.noteHint")}
            maxLength={noteMax}
            rows={3}
            optional
          />
        </div>
      </Card>
      <div className="form__actions">
        <Button name="do" value="create" variant="primary" busy={doing === "create"}>
          {t("offer.create")}
        </Button>
      </div>
    </Form>
  );
}

function What({ editor }: { editor: OfferEditor }) {
  const { t } = useI18n();
  const { eventTypes, lengths, hosts, chosen } = editor;
  const key = `${chosen.eventTypeId} ${chosen.hostId} ${chosen.lengthMinutes}`;
  return (
    <div className="offer-what" key={key}>
      <Field id="eventTypeId" label={t("offer.eventType")}>
        {(control) => (
          <Select {...control} name="eventTypeId" options={eventTypes} defaultValue={chosen.eventTypeId} />
        )}
      </Field>
      {lengths.length > 1 && (
        <Field id="lengthMinutes" label={t("offer.length")}>
          {(control) => (
            <Select
              {...control}
              name="lengthMinutes"
              options={lengths.map((length) => ({
                value: String(length),
                label: t("common.minutes", { count: length }),
              }))}
              defaultValue={String(chosen.lengthMinutes)}
            />
          )}
        </Field>
      )}
      {hosts.length > 1 && (
        <Field id="hostId" label={t("offer.host")}>
          {(control) => <Select {...control} name="hostId" options={hosts} defaultValue={chosen.hostId} />}
        </Field>
      )}
      <Button name="do" value="show">
        {t("offer.show")}
      </Button>
    </div>
  );
}
