import { type FormTree, parseForm } from "#app/platform/form/form-tree.ts";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import { NamedInput, NamedSelect } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { awayReasonLengthMax, outOfOfficeForm } from "../member-dates-form.ts";
import type { AwayPeriod } from "../out-of-office.server.ts";
import { BookingsInside } from "./out-of-office-list.tsx";
import { PeriodForm } from "./period-form.tsx";

type Props = {
  saved: FormTree;
  answer: FormAnswer | undefined;
  /** The period that is changed; null for a new one. */
  period: AwayPeriod | null;
  colleagues: readonly { id: string; name: string }[];
  lead: string | null;
  base: string;
  back: string;
};

const labels = { reason: "schedule.away.reason", colleagueId: "schedule.away.colleague" } as const;

export function OutOfOfficeForm({ saved, answer, period, colleagues, lead, base, back }: Props) {
  const { t } = useI18n();
  const check = (tree: FormTree) => {
    const parsed = parseForm(outOfOfficeForm(t), tree);
    return parsed.ok ? {} : parsed.errors;
  };
  return (
    <PeriodForm
      title={t(period ? "schedule.away.edit" : "schedule.away.add")}
      lead={lead}
      {...{ saved, answer, check, labels, back }}
    >
      {(form) => (
        <>
          {period && <BookingsInside period={period} base={base} />}
          <NamedInput
            form={form}
            name="reason"
            label={t("schedule.away.reason")}
            hint={t("schedule.away.reasonHint")}
            maxLength={awayReasonLengthMax}
            autoComplete="off"
            optional
          />
          {colleagues.length > 0 && (
            <NamedSelect
              form={form}
              name="colleagueId"
              label={t("schedule.away.colleague")}
              hint={t("schedule.away.colleagueHint")}
              required={false}
              placeholder={t("schedule.away.nobody")}
              options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </>
      )}
    </PeriodForm>
  );
}
