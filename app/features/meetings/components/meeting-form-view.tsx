import { Form, useNavigation } from "@remix-run/react";
import { waitingRooms } from "#app/domain/room/room-rules.ts";
import { errorLines, labelsFrom } from "#app/platform/form/error-lines.ts";
import { type FormAnswer, useFormTree } from "#app/platform/form/use-form-tree.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { NamedInput, NamedSelect, NamedTextArea } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { lengthMinutesMax, titleMax } from "../meeting-form.ts";
import type { MeetingEditor } from "../meetings-page.server.ts";

type Props = {
  editor: MeetingEditor;
  base: string;
  answer: FormAnswer | undefined;
  /** Makes a repeated submission harmless. */
  formKey: string;
};

/** What, when, who: the form of a meeting for a group. */
export function MeetingFormView({ editor, base, answer, formKey }: Props) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  const form = useFormTree({ saved: editor.saved, answer });
  const isNew = editor.id === null;
  const labelOf = labelsFrom(t, {
    title: "meeting.form.title",
    day: "calendar.day",
    time: "calendar.time",
    length: "meeting.form.length",
    waitingRoom: "meeting.form.waitingRoom",
    invited: "meeting.form.invited",
  });
  return (
    <>
      <p className="crumb">
        <Link href={`${base}/meetings`}>{t("meeting.title")}</Link>
      </p>
      <PageHeader title={editor.title} lead={t(isNew ? "meeting.new.lead" : "meeting.edit.lead")} />
      <Form method="post" noValidate className="form card">
        <ErrorSummary errors={errorLines(t, form.errors, labelOf)} />
        <input type="hidden" name="key" value={formKey} />
        <NamedInput
          form={form}
          name="title"
          label={t("meeting.form.title")}
          maxLength={titleMax}
          autoComplete="off"
        />
        <div className="form__row">
          <NamedInput form={form} name="day" type="date" label={t("calendar.day")} max="2099-12-31" />
          <NamedInput form={form} name="time" type="time" label={t("calendar.time")} />
          <NamedInput
            form={form}
            name="length"
            type="number"
            short
            min={5}
            max={lengthMinutesMax}
            inputMode="numeric"
            label={t("meeting.form.length")}
            suffix={t("meeting.form.minutes")}
          />
        </div>
        <p className="muted small">{t("dashboard.bookings.zone", { zone: editor.zone })}</p>
        <NamedTextArea
          form={form}
          name="invited"
          label={t("meeting.form.invited")}
          hint={t("meeting.form.invitedHint")}
          rows={5}
          autoComplete="off"
          spellCheck={false}
          optional
        />
        <NamedSelect
          form={form}
          name="waitingRoom"
          label={t("meeting.form.waitingRoom")}
          options={waitingRooms.map((value) => ({ value, label: t(`meeting.waitingRoom.${value}`) }))}
        />
        <p className="muted small">{t("meeting.form.takesTime")}</p>
        <div className="form__actions">
          <Button variant="primary" busy={busy}>
            {t(isNew ? "meeting.form.create" : "meeting.form.save")}
          </Button>
          <ButtonLink href={`${base}/meetings`}>{t("meeting.form.leave")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
