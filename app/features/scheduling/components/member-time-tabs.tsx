import type { ReactNode } from "react";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Tabs } from "#app/ui/tabs.tsx";

const pages = ["schedules", "away", "travel", "limits", "blocked", "calendars", "why"] as const;
export type TimePage = (typeof pages)[number];

/** Whose time a page is about, and who else's this person looks after. */
export type ShownMember = {
  id: string;
  name: string;
  isSelf: boolean;
  choices: readonly { id: string; name: string }[];
};

type Props = {
  current: TimePage;
  /** "/dashboard/<business>". */
  base: string;
  title: string;
  lead: string;
  actions?: ReactNode;
  member?: ShownMember;
};

/** The end of an address that speaks of somebody else's time; empty for one's own. */
export function memberSearch({ id, isSelf }: Pick<ShownMember, "id" | "isSelf">): string {
  return isSelf ? "" : `?${new URLSearchParams({ member: id })}`;
}

/** How somebody's calendars elsewhere are reached is nobody else's affair. */
const isFor = (member: ShownMember | undefined) => (page: TimePage) =>
  page !== "calendars" || member === undefined || member.isSelf;

/** The head of every page about a member's time. */
export function MemberTimeHead({ current, base, title, lead, actions, member }: Props) {
  const { t } = useI18n();
  const search = member ? memberSearch(member) : "";
  return (
    <>
      <PageHeader title={title} lead={lead} actions={actions} />
      <Tabs
        label={t("schedule.tabs")}
        items={pages.filter(isFor(member)).map((page) => ({
          href: page === "schedules" ? `${base}/schedules` : `${base}/schedules/${page}${search}`,
          label: t(`schedule.tab.${page}`),
          current: page === current,
        }))}
      />
      {member && member.choices.length > 1 && <MemberChoice member={member} />}
    </>
  );
}

function MemberChoice({ member }: { member: ShownMember }) {
  const { t } = useI18n();
  return (
    <form method="get" className="member-choice">
      <Field id="member" label={t("schedule.member.whose")}>
        {(control) => (
          <Select
            key={member.id}
            {...control}
            name="member"
            defaultValue={member.id}
            options={member.choices.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </Field>
      <Button>{t("schedule.member.show")}</Button>
    </form>
  );
}
