import { Form, useNavigation } from "@remix-run/react";
import { errorLines } from "#app/platform/form/error-lines.ts";
import { editLists } from "#app/platform/form/form-lists.ts";
import type { FormTree } from "#app/platform/form/form-tree.ts";
import { type FormAnswer, useFormTree } from "#app/platform/form/use-form-tree.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { DefaultSubmit } from "#app/ui/form/default-submit.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { type FormView, NamedInput, NamedSelect, NamedTextArea } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { SettingsSection } from "#app/ui/settings-section.tsx";
import {
  blankQuestion,
  descriptionLengthMax,
  eventSlugLengthMax,
  readEventTypeForm,
  titleLengthMax,
} from "../event-type-form.ts";
import { eventTypeLabel } from "./event-type-labels.ts";
import { QuestionsEditor } from "./questions-editor.tsx";
import { SpanField } from "./span-field.tsx";

type Props = {
  saved: FormTree;
  answer: FormAnswer | undefined;
  schedules: readonly { id: string; name: string }[];
  /** `localhost:3000/acme/`, before the address. */
  addressPrefix: string;
  back: string;
};

/** Everything that can be said about an event type. */
export function EventTypeEditor({ saved, answer, schedules, addressPrefix, back }: Props) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  const form = useFormTree({
    saved,
    answer,
    edit: (tree, command) => editLists(tree, command, (_, rows) => blankQuestion(rows)),
    check: (tree) => {
      const parsed = readEventTypeForm(t, tree);
      return parsed.ok ? {} : parsed.errors;
    },
  });
  return (
    <Form method="post" noValidate ref={form.formRef} onSubmit={form.onSubmit}>
      <DefaultSubmit />
      <ErrorSummary errors={errorLines(t, form.errors, (name) => eventTypeLabel(t, name))} />
      <Basics form={form} addressPrefix={addressPrefix} />
      <Times form={form} schedules={schedules} />
      <SettingsSection title={t("eventType.changes")} description={t("eventType.changesText")}>
        <SpanField
          form={form}
          name="changeNotice"
          label={t("eventType.changeNotice")}
          hint={t("eventType.changeNoticeHint")}
        />
      </SettingsSection>
      <SettingsSection title={t("eventType.questions")} description={t("eventType.questionsText")}>
        <QuestionsEditor form={form} tree={form.tree} listButton={form.listButton} />
      </SettingsSection>
      <div className="save-bar">
        <Button variant="primary" busy={busy}>
          {t("common.save")}
        </Button>
        <ButtonLink href={back} variant="quiet">
          {t("common.cancel")}
        </ButtonLink>
      </div>
    </Form>
  );
}

function Basics({ form, addressPrefix }: { form: FormView; addressPrefix: string }) {
  const { t } = useI18n();
  return (
    <SettingsSection title={t("eventType.basics")} description={t("eventType.basicsText")}>
      <div className="form">
        <NamedInput
          form={form}
          name="title"
          label={t("eventType.title")}
          maxLength={titleLengthMax}
          autoComplete="off"
        />
        <NamedInput
          form={form}
          name="slug"
          label={t("eventType.address")}
          hint={t("eventType.addressHint")}
          prefix={addressPrefix}
          maxLength={eventSlugLengthMax}
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
          maxLength={descriptionLengthMax}
          optional
        />
        <NamedInput
          form={form}
          name="lengthMinutes"
          label={t("eventType.length")}
          suffix={t("form.minutes")}
          short
          inputMode="numeric"
        />
      </div>
    </SettingsSection>
  );
}

function Times({ form, schedules }: { form: FormView; schedules: Props["schedules"] }) {
  const { t } = useI18n();
  const minutes = { suffix: t("form.minutes"), short: true, inputMode: "numeric" } as const;
  return (
    <SettingsSection title={t("eventType.times")} description={t("eventType.timesText")}>
      <div className="form">
        <NamedSelect
          form={form}
          name="scheduleId"
          label={t("eventType.schedule")}
          options={schedules.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <NamedInput
          form={form}
          name="slotIntervalMinutes"
          label={t("eventType.interval")}
          hint={t("eventType.intervalHint")}
          optional
          {...minutes}
        />
        <div className="form__row">
          <NamedInput
            form={form}
            name="bufferBeforeMinutes"
            label={t("eventType.bufferBefore")}
            {...minutes}
          />
          <NamedInput form={form} name="bufferAfterMinutes" label={t("eventType.bufferAfter")} {...minutes} />
        </div>
        <SpanField form={form} name="notice" label={t("eventType.notice")} hint={t("eventType.noticeHint")} />
        <NamedInput
          form={form}
          name="windowDays"
          label={t("eventType.window")}
          hint={t("eventType.windowHint")}
          suffix={t("form.days")}
          short
          inputMode="numeric"
          optional
        />
      </div>
    </SettingsSection>
  );
}
