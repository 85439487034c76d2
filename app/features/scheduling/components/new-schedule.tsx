import { Form, useNavigation } from "@remix-run/react";
import { errorLines } from "#app/platform/form/error-lines.ts";
import { type FormAnswer, useFormTree } from "#app/platform/form/use-form-tree.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { NamedInput, NamedSelect } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { scheduleNameLengthMax } from "../schedule-form.ts";

type Props = {
  saved: { name: string; member: string };
  answer: FormAnswer | undefined;
  /** Those whose time this person looks after. */
  members: readonly { id: string; name: string }[];
  back: string;
};

/** A name is all it takes, and whose it is where there is a choice: the hours come next. */
export function NewSchedule({ saved, answer, members, back }: Props) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  const form = useFormTree({ saved, answer });
  return (
    <>
      <PageHeader title={t("schedule.new")} lead={t("schedule.newText")} />
      <Form method="post" noValidate className="form">
        <ErrorSummary errors={errorLines(t, form.errors, () => t("schedule.name"))} />
        <NamedInput
          form={form}
          name="name"
          label={t("schedule.name")}
          hint={t("schedule.nameHint")}
          maxLength={scheduleNameLengthMax}
          autoComplete="off"
        />
        {members.length > 1 && (
          <NamedSelect
            form={form}
            name="member"
            label={t("schedule.member.whose")}
            options={members.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <div className="form__actions">
          <Button variant="primary" busy={busy}>
            {t("schedule.create")}
          </Button>
          <ButtonLink href={back}>{t("common.cancel")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
