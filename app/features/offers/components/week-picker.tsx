import { useRef, useState } from "react";
import type { OfferEditor } from "#app/features/offers/offers.server.ts";
import { Button } from "#app/ui/button.tsx";
import { useEarlyInput } from "#app/ui/form/use-early-input.ts";
import { useI18n } from "#app/ui/i18n.tsx";

/** A week of times as check boxes. Those ticked in other weeks travel along unseen and stand in the list below. */
export function WeekPicker({ editor }: { editor: OfferEditor }) {
  const { t } = useI18n();
  const { week, elsewhere, picked, zoneLabel } = editor;
  const ticked = new Set(picked.map(({ param }) => param));
  const [count, setCount] = useState(picked.length);
  const box = useRef<HTMLDivElement>(null);
  const recount = () =>
    setCount(elsewhere.length + (box.current?.querySelectorAll("[type=checkbox]:checked").length ?? 0));
  useEarlyInput(box, recount);
  return (
    <div className="week-picker" id="week" tabIndex={-1} ref={box} onChange={recount}>
      <input type="hidden" name="week" value={week.date} />
      {elsewhere.map((param) => (
        <input key={param} type="hidden" name="at" value={param} />
      ))}
      <div className="week-picker__head">
        <h3>{week.title}</h3>
        <div className="cluster">
          <WeekTurn to={week.previous} icon="chevron-left" label={t("offer.previousWeek")} />
          <WeekTurn to={week.next} icon="chevron-right" label={t("offer.nextWeek")} />
        </div>
      </div>
      <p className="muted small">{t("offer.zone", { zone: zoneLabel })}</p>
      <div className="week-picker__days">
        {week.days.map((day) => (
          <fieldset key={day.date} className="week-picker__day">
            <legend>{day.label}</legend>
            {day.times.length === 0 && <p className="muted small">{t("offer.noTimes")}</p>}
            <div className="week-picker__times">
              {day.times.map((time) => (
                <label key={time.param} className="tick">
                  <input
                    type="checkbox"
                    name="at"
                    value={time.param}
                    aria-label={time.name}
                    defaultChecked={ticked.has(time.param)}
                  />
                  <span>{time.label}</span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      <p className="strong" role="status">
        {t("offer.pickedCount", { count })}
      </p>
    </div>
  );
}

type TurnProps = { to: string | null; icon: "chevron-left" | "chevron-right"; label: string };

/** Sends what is ticked and asks for another week. */
function WeekTurn({ to, icon, label }: TurnProps) {
  return (
    <Button
      name="do"
      value={`week:${to ?? ""}`}
      variant="quiet"
      icon={icon}
      iconOnly
      title={label}
      disabled={to === null}
    >
      {label}
    </Button>
  );
}
