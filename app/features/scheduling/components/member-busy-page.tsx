import { Form, useNavigation } from "@remix-run/react";
import type { MessageKey } from "#app/messages/catalog.ts";
import { errorLines } from "#app/platform/form/error-lines.ts";
import type { FormTree } from "#app/platform/form/form-tree.ts";
import { type FormAnswer, useFormTree } from "#app/platform/form/use-form-tree.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { NamedInput } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { SettingsSection } from "#app/ui/settings-section.tsx";
import { busyTitleLengthMax } from "../member-dates-form.ts";
import { MemberTimeHead, type ShownMember } from "./member-time-tabs.tsx";

type Props = {
  base: string;
  member: ShownMember;
  times: readonly { id: string; title: string; when: string }[];
  /** "Paris (UTC+1)". */
  place: string;
  saved: FormTree;
  answer: FormAnswer | undefined;
};

const labels: Record<string, MessageKey> = {
  title: "schedule.busy.name",
  startDate: "schedule.busy.startDate",
  startTime: "schedule.busy.startTime",
  endDate: "schedule.busy.endDate",
  endTime: "schedule.busy.endTime",
};

export function MemberBusyPage({ base, member, times, place, saved, answer }: Props) {
  const { t } = useI18n();
  return (
    <>
      <MemberTimeHead
        current="blocked"
        base={base}
        member={member}
        title={t("schedule.busy.title")}
        lead={t("schedule.busy.lead")}
      />
      {times.length === 0 && <p className="muted">{t("schedule.busy.none")}</p>}
      {times.length > 0 && (
        <ul className="items">
          {times.map((time) => (
            <BusyItem key={time.id} time={time} />
          ))}
        </ul>
      )}
      <div className="after-list">
        <SettingsSection title={t("schedule.busy.add")} description={t("schedule.busy.zone", { place })}>
          <BlockForm saved={saved} answer={answer} />
        </SettingsSection>
      </div>
    </>
  );
}

function BusyItem({ time }: { time: Props["times"][number] }) {
  const { t } = useI18n();
  return (
    <li className="item">
      <div className="item__text">
        <h2 className="item__title">{time.title || t("schedule.busy.untitled")}</h2>
        <p className="item__facts">{time.when}</p>
      </div>
      <Form method="post" className="item__actions">
        <input type="hidden" name="id" value={time.id} />
        <Button name="do" value="delete" variant="quiet" icon="trash" iconOnly>
          {t("schedule.busy.remove", { when: time.when })}
        </Button>
      </Form>
    </li>
  );
}

function BlockForm({ saved, answer }: Pick<Props, "saved" | "answer">) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  const form = useFormTree({ saved, answer });
  const labelOf = (name: string) => {
    const label = labels[name];
    return label ? t(label) : null;
  };
  const field = (name: string, type: "date" | "time") => (
    <NamedInput form={form} name={name} type={type} label={labelOf(name)} />
  );
  return (
    <Form method="post" noValidate className="form">
      <ErrorSummary errors={errorLines(t, form.errors, labelOf)} />
      <div className="form__row">
        {field("startDate", "date")}
        {field("startTime", "time")}
      </div>
      <div className="form__row">
        {field("endDate", "date")}
        {field("endTime", "time")}
      </div>
      <NamedInput
        form={form}
        name="title"
        label={t("schedule.busy.name")}
        hint={t("schedule.busy.nameHint")}
        maxLength={busyTitleLengthMax}
        autoComplete="off"
        optional
      />
      <div className="form__actions">
        <Button variant="primary" busy={busy}>
          {t("schedule.busy.add")}
        </Button>
      </div>
    </Form>
  );
}
