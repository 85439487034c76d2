import { type FormTree, parseForm } from "#app/platform/form/form-tree.ts";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Combobox, type ComboboxOption } from "#app/ui/form/combobox.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { travelForm } from "../member-dates-form.ts";
import { MemberTimeHead, memberSearch, type ShownMember } from "./member-time-tabs.tsx";
import { PeriodForm } from "./period-form.tsx";
import { PeriodMenu } from "./period-menu.tsx";

type ListProps = {
  base: string;
  member: ShownMember;
  periods: readonly { id: string; dates: string; place: string }[];
};

export function TravelList({ base, member, periods }: ListProps) {
  const { t } = useI18n();
  const search = memberSearch(member);
  const pathOf = (id: string) => `${base}/schedules/travel/${id}${search}`;
  return (
    <>
      <MemberTimeHead
        current="travel"
        base={base}
        member={member}
        title={t("schedule.travel.title")}
        lead={t("schedule.travel.lead")}
        actions={
          <ButtonLink href={pathOf("new")} variant="primary" icon="plus">
            {t("schedule.travel.add")}
          </ButtonLink>
        }
      />
      {periods.length === 0 && (
        <EmptyState title={t("schedule.travel.none")}>{t("schedule.travel.noneText")}</EmptyState>
      )}
      {periods.length > 0 && (
        <ul className="items">
          {periods.map(({ id, dates, place }) => (
            <li className="item" key={id}>
              <div className="item__text">
                <h2 className="item__title">
                  <Link href={pathOf(id)}>{dates}</Link>
                </h2>
                <p className="item__facts">{place}</p>
              </div>
              <PeriodMenu id={id} dates={dates} path={pathOf(id)} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type FormProps = {
  saved: FormTree;
  answer: FormAnswer | undefined;
  isNew: boolean;
  zones: readonly ComboboxOption[];
  lead: string | null;
  back: string;
};

const labels = { timeZone: "schedule.travel.zone" } as const;

export function TravelForm({ saved, answer, isNew, zones, lead, back }: FormProps) {
  const { t } = useI18n();
  const check = (tree: FormTree) => {
    const parsed = parseForm(travelForm(t), tree);
    return parsed.ok ? {} : parsed.errors;
  };
  return (
    <PeriodForm
      title={t(isNew ? "schedule.travel.add" : "schedule.travel.edit")}
      lead={lead}
      {...{ saved, answer, check, labels, back }}
    >
      {(form) => (
        <Field id="timeZone" label={t("schedule.travel.zone")} error={form.errors["timeZone"]}>
          {(control) => (
            <Combobox
              key={form.version}
              {...control}
              name="timeZone"
              options={zones}
              defaultValue={form.text("timeZone")}
            />
          )}
        </Field>
      )}
    </PeriodForm>
  );
}
