import { Form } from "@remix-run/react";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { CheckboxField } from "#app/ui/form/checkbox-field.tsx";
import { CheckboxGroup } from "#app/ui/form/checkbox-group.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { VisuallyHidden } from "#app/ui/visually-hidden.tsx";

export type ShownCalendar = {
  id: string;
  name: string;
  counts: boolean;
  tentative: boolean;
  free: boolean;
  titles: boolean;
  /** Else its provider says when it is busy, and no more. */
  tellsEvents: boolean;
  eventTypes: readonly { id: string; title: string; counts: boolean }[];
  /** How fresh it is, in words. */
  state: string;
  trouble: string | null;
};
/** One calendar of an account: how fresh it is, and which of its events count for what. */
export function CalendarItem({
  calendar: { id, name, counts, tentative, free, titles, tellsEvents, state, trouble, eventTypes },
}: {
  calendar: ShownCalendar;
}) {
  const { t } = useI18n();
  return (
    <li className="item">
      <div className="item__text">
        <h3 className="item__title">{name}</h3>
        <p className="item__facts">{state}</p>
        {trouble && <Alert tone="warning">{trouble}</Alert>}
        <Form method="post" className="form">
          <input type="hidden" name="id" value={id} />
          <CheckboxField
            id={`counts-${id}`}
            name="counts"
            label={t("connect.counts")}
            defaultChecked={counts}
          />
          <CheckboxField
            id={`tentative-${id}`}
            name="tentative"
            label={t("connect.tentative")}
            defaultChecked={tentative}
          />
          {tellsEvents ? (
            <>
              <CheckboxField
                id={`free-${id}`}
                name="free"
                label={t("connect.free")}
                hint={t("connect.freeHint")}
                defaultChecked={free}
              />
              <CheckboxField
                id={`titles-${id}`}
                name="titles"
                label={t("connect.titles")}
                hint={t("connect.titlesHint")}
                defaultChecked={titles}
              />
            </>
          ) : (
            <p className="muted small">{t("connect.busyAlone")}</p>
          )}
          {counts && eventTypes.length > 0 && (
            <>
              <input type="hidden" name="asksTypes" value="yes" />
              <CheckboxGroup
                id={`types-${id}`}
                name="eventType"
                legend={t("connect.eventTypes")}
                hint={t("connect.eventTypesHint")}
                options={eventTypes.map((type) => ({ value: type.id, label: type.title }))}
                defaultValues={eventTypes.flatMap((type) => (type.counts ? [type.id] : []))}
              />
            </>
          )}
          <div className="form__actions">
            <Button name="do" value="choose" size="small">
              <span aria-hidden="true">{t("connect.save")}</span>
              <VisuallyHidden>{t("connect.saveNamed", { name })}</VisuallyHidden>
            </Button>
            <Button name="do" value="sync" size="small" variant="quiet">
              <span aria-hidden="true">{t("connect.sync")}</span>
              <VisuallyHidden>{t("connect.syncNamed", { name })}</VisuallyHidden>
            </Button>
          </div>
        </Form>
      </div>
    </li>
  );
}
