import { waitingRooms } from "#app/domain/room/room-rules.ts";
import { type FormTree, formList } from "#app/platform/form/form-tree.ts";
import { meetingKinds } from "#app/ports/calendar-provider.ts";
import { Asked, Asks } from "#app/ui/form/asks.tsx";
import { type FormView, NamedInput, NamedSelect } from "#app/ui/form/named-fields.tsx";
import { RowList } from "#app/ui/form/row-list.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { ListButton } from "#app/ui/schedule/hour-rows.tsx";
import { type LocationKind, locationKinds, rowsMax, textMax } from "../event-type-choices.ts";
import { lists } from "../event-type-lists.ts";

type Props = {
  form: FormView;
  tree: FormTree;
  listButton: ListButton;
  /** Those that this instance can be connected to. */
  meetings: readonly LocationKind[];
};

/** Where the meeting takes place. */
export function Places({ form, tree, listButton, meetings }: Props) {
  const { t } = useI18n();
  return (
    <div className="form">
      <RowList
        form={form}
        list={lists.locations}
        count={formList(tree, lists.locations).length}
        countMax={rowsMax.locations}
        listButton={listButton}
        words={{
          row: (number) => t("eventType.location.number", { number }),
          up: (number) => t("eventType.location.up", { number }),
          down: (number) => t("eventType.location.down", { number }),
          remove: (number) => t("eventType.location.remove", { number }),
          add: t("eventType.location.add"),
        }}
      >
        {(name) => <Place form={form} name={name} meetings={meetings} />}
      </RowList>
      <NamedSelect
        form={form}
        name="waitingRoom"
        label={t("eventType.waitingRoom")}
        hint={t("eventType.waitingRoomHint")}
        options={waitingRooms.map((kind) => ({ value: kind, label: t(`eventType.waitingRoom.${kind}`) }))}
      />
    </div>
  );
}

function Place({ form, name, meetings }: Pick<Props, "form" | "meetings"> & { name: string }) {
  const { t } = useI18n();
  const chosen = form.text(`${name}.kind`);
  // One that was chosen before stays what it is, though it cannot be chosen any more.
  const kinds = locationKinds.filter(
    (kind) => !meetingKinds.some((one) => one === kind) || meetings.includes(kind) || kind === chosen,
  );
  return (
    <Asks
      choice={
        <>
          <input type="hidden" name={`${name}.id`} value={form.text(`${name}.id`)} />
          <NamedSelect
            form={form}
            name={`${name}.kind`}
            label={t("eventType.location.kind")}
            options={kinds.map((kind) => ({ value: kind, label: t(`eventType.location.${kind}`) }))}
          />
        </>
      }
    >
      <Asked when={["parley_room"]}>
        <p className="field__hint">{t("eventType.location.parley_roomHint")}</p>
      </Asked>
      {meetingKinds.map((kind) => (
        <Asked key={kind} when={[kind]}>
          <p className="field__hint">{t(`eventType.location.${kind}Hint`)}</p>
        </Asked>
      ))}
      <Asked when={["host_calls"]}>
        <p className="field__hint">{t("eventType.location.host_callsHint")}</p>
      </Asked>
      <Asked when={["attendee_calls"]}>
        <NamedInput
          form={form}
          name={`${name}.phone`}
          type="tel"
          label={t("eventType.location.phone")}
          maxLength={40}
        />
      </Asked>
      <Asked when={["in_person"]}>
        <NamedInput
          form={form}
          name={`${name}.address`}
          label={t("eventType.location.address")}
          maxLength={textMax.detail}
        />
      </Asked>
      <Asked when={["link"]}>
        <NamedInput
          form={form}
          name={`${name}.url`}
          type="url"
          label={t("eventType.location.url")}
          maxLength={textMax.url}
        />
      </Asked>
    </Asks>
  );
}
