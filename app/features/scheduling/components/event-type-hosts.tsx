import { type FormTree, formList } from "#app/platform/form/form-tree.ts";
import { Asked } from "#app/ui/form/asks.tsx";
import { NamedCheckbox } from "#app/ui/form/named-choices.tsx";
import { type FormView, NamedInput, NamedSelect } from "#app/ui/form/named-fields.tsx";
import { RowList } from "#app/ui/form/row-list.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { ListButton } from "#app/ui/schedule/hour-rows.tsx";
import { hostModes, priorities, rowsMax, textMax } from "../event-type-choices.ts";
import { lists } from "../event-type-lists.ts";
import { KindChoice } from "./kind-choice.tsx";
import { NumberInput } from "./number-input.tsx";

/** A member, and the schedules by which they can give time. */
export type OfferedHost = {
  userId: string;
  name: string;
  suspended: boolean;
  schedules: readonly { id: string; name: string }[];
};

type Props = { form: FormView; tree: FormTree; hosts: readonly OfferedHost[]; listButton: ListButton };

const inTurn = ["round_robin", "fixed_round_robin"] as const;
const mixed = ["fixed_round_robin"] as const;

/** Who gives the time. One select names host and schedule, so that nobody can be given another's schedule. */
export function Hosts({ form, tree, hosts, listButton }: Props) {
  const { t } = useI18n();
  const choices = hosts.map(({ name, suspended, schedules }) => ({
    label: suspended ? t("eventType.host.suspended", { name }) : name,
    options: schedules.map((schedule) => ({ value: schedule.id, label: `${name}: ${schedule.name}` })),
  }));
  return (
    <div className="form">
      <KindChoice
        form={form}
        name="hosting.kind"
        label={t("eventType.hostMode")}
        options={hostModes.map((mode) => ({
          value: mode,
          label: t(`eventType.hostMode.${mode}`),
          hint: t(`eventType.hostMode.${mode}Hint`),
        }))}
        look="radios"
      >
        <RowList
          form={form}
          list={lists.hosts}
          count={formList(tree, lists.hosts).length}
          countMax={rowsMax.hosts}
          listButton={listButton}
          words={{
            row: (number) => t("eventType.host.number", { number }),
            up: (number) => t("eventType.host.up", { number }),
            down: (number) => t("eventType.host.down", { number }),
            remove: (number) => t("eventType.host.remove", { number }),
            add: t("eventType.host.add"),
          }}
        >
          {(name) => (
            <>
              <NamedSelect
                form={form}
                name={`${name}.scheduleId`}
                label={t("eventType.host.schedule")}
                placeholder={t("eventType.host.choose")}
                options={choices}
              />
              <Turn form={form} name={name} />
            </>
          )}
        </RowList>
        <Asked when={inTurn}>
          <NamedCheckbox
            form={form}
            name="hosting.attendeeChooses"
            label={t("eventType.host.choice")}
            hint={t("eventType.host.choiceHint")}
          />
        </Asked>
      </KindChoice>
    </div>
  );
}

/** How a host takes turns, where the mode asks for it. */
function Turn({ form, name }: { form: FormView; name: string }) {
  const { t } = useI18n();
  return (
    <>
      <Asked when={mixed}>
        <NamedCheckbox form={form} name={`${name}.fixed`} label={t("eventType.host.fixed")} />
        <NamedInput
          form={form}
          name={`${name}.groupName`}
          label={t("eventType.host.group")}
          hint={t("eventType.host.groupHint")}
          maxLength={textMax.groupName}
          autoComplete="off"
          optional
        />
      </Asked>
      <Asked when={inTurn}>
        <div className="form__row">
          <NamedSelect
            form={form}
            name={`${name}.priority`}
            label={t("eventType.host.priority")}
            hint={t("eventType.host.priorityHint")}
            options={priorities.map((value) => ({ value, label: t(`eventType.host.priority.${value}`) }))}
          />
          <NumberInput
            form={form}
            name={`${name}.weight`}
            label={t("eventType.host.weight")}
            hint={t("eventType.host.weightHint")}
          />
        </div>
      </Asked>
    </>
  );
}
