import { Form, useNavigation } from "@remix-run/react";
import { errorLines } from "#app/platform/form/error-lines.ts";
import { type FormTree, parseForm } from "#app/platform/form/form-tree.ts";
import { type FormAnswer, useFormTree } from "#app/platform/form/use-form-tree.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { NamedInput } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { type LimitPeriodName, limitPeriods, memberLimitsForm } from "../member-limits-form.ts";
import { MemberTimeHead, type ShownMember } from "./member-time-tabs.tsx";

type Props = { base: string; member: ShownMember; saved: FormTree; answer: FormAnswer | undefined };

const kinds = ["count", "minutes"] as const;

export function MemberLimitsPage({ base, member, saved, answer }: Props) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  const form = useFormTree({
    saved,
    answer,
    check: (tree) => {
      const parsed = parseForm(memberLimitsForm(t), tree);
      return parsed.ok ? {} : parsed.errors;
    },
  });
  const labelOf = (name: string) => {
    const [, period, kind] = name.split(".");
    const known = limitPeriods.find((one) => one === period);
    const what = kinds.find((one) => one === kind);
    if (!known || !what) return null;
    return t("schedule.limits.field", {
      period: t(`schedule.limits.period.${known}`),
      what: t(`schedule.limits.${what}`),
    });
  };
  const field = (period: LimitPeriodName, kind: (typeof kinds)[number]) => (
    <NamedInput
      key={kind}
      form={form}
      name={`limits.${period}.${kind}`}
      label={t(`schedule.limits.${kind}`)}
      inputMode="numeric"
      required={false}
      autoComplete="off"
      short
    />
  );
  return (
    <>
      <MemberTimeHead
        current="limits"
        base={base}
        member={member}
        title={t("schedule.limits.title")}
        lead={t("schedule.limits.lead")}
      />
      <Form method="post" noValidate className="form" ref={form.formRef} onSubmit={form.onSubmit}>
        <ErrorSummary errors={errorLines(t, form.errors, labelOf)} />
        {limitPeriods.map((period) => (
          <fieldset className="limit" key={period}>
            <legend className="field__label">{t(`schedule.limits.period.${period}`)}</legend>
            <div className="limit__fields">{kinds.map((kind) => field(period, kind))}</div>
          </fieldset>
        ))}
        <p className="small muted">{t("schedule.limits.hint")}</p>
        <div className="form__actions">
          <Button variant="primary" busy={busy}>
            {t("common.save")}
          </Button>
        </div>
      </Form>
    </>
  );
}
