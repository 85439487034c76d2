import { Alert } from "#app/ui/alert.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Combobox, type ComboboxOption } from "#app/ui/form/combobox.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { previewCommand } from "../schedule-form.ts";
import type { PreviewDay, PreviewView } from "../schedule-preview.server.ts";
import type { LiveState } from "./use-schedule-live.ts";

type Props = {
  live: LiveState & { refresh: (soon?: boolean) => void };
  zones: readonly ComboboxOption[];
};

/**
 * The week as a visitor would see it, beside the form that makes it. Its fields belong to that form, so that a page
 * without scripts sends them along.
 */
export function SchedulePreview({ live, zones }: Props) {
  const { t } = useI18n();
  const { preview, isWrong, failed, isUnsaved, refresh } = live;
  return (
    <aside className="preview" aria-labelledby="preview-title">
      <div className="preview__head">
        <h2 id="preview-title">{t("schedule.preview")}</h2>
        {isUnsaved && !isWrong && <Badge tone="warning">{t("schedule.preview.unsaved")}</Badge>}
      </div>
      {preview && (
        <>
          <Field id="preview.of" label={t("schedule.preview.of")}>
            {(control) => (
              <Select
                {...control}
                name="preview.of"
                defaultValue={preview.wish.of}
                options={preview.choices}
              />
            )}
          </Field>
          <Field id="preview.zone" label={t("schedule.preview.zone")}>
            {(control) => (
              <Combobox
                {...control}
                name="preview.zone"
                options={zones}
                defaultValue={preview.wish.zone}
                onValueChange={() => refresh()}
              />
            )}
          </Field>
        </>
      )}
      <div data-send>
        <Button name="command" value={previewCommand} size="small">
          {t("schedule.preview.show")}
        </Button>
      </div>
      {failed && <Alert tone="warning">{t("schedule.preview.failed")}</Alert>}
      {isWrong && (
        <Alert tone="warning">{t(preview ? "schedule.preview.wrong" : "schedule.preview.wrongAlone")}</Alert>
      )}
      {preview && <Week preview={preview} refresh={refresh} />}
    </aside>
  );
}

function Week({ preview, refresh }: { preview: PreviewView; refresh: (soon?: boolean) => void }) {
  const { t } = useI18n();
  return (
    <>
      <div className="preview__week">
        <input type="hidden" name="preview.week" value={preview.wish.week} />
        <p className="strong" id="preview-week">
          {preview.title}
        </p>
        <Arrow
          to={preview.previous}
          icon="chevron-left"
          label={t("schedule.preview.previous")}
          refresh={refresh}
        />
        <Arrow to={preview.next} icon="chevron-right" label={t("schedule.preview.next")} refresh={refresh} />
      </div>
      <p role="status" className="small muted">
        {preview.summary}
      </p>
      <ol className="preview__days" aria-labelledby="preview-week">
        {preview.days.map((day) => (
          <Day key={day.date} day={day} />
        ))}
      </ol>
    </>
  );
}

type ArrowProps = {
  /** The week's Monday; null where there is nothing to turn to. */
  to: string | null;
  icon: "chevron-left" | "chevron-right";
  label: string;
  refresh: (soon?: boolean) => void;
};

/** Without scripts it sends the form; with them it only turns the week, and keeps the focus. */
function Arrow({ to, icon, label, refresh }: ArrowProps) {
  return (
    <Button
      name="command"
      value={`${previewCommand}:${to ?? ""}`}
      variant="quiet"
      icon={icon}
      iconOnly
      aria-disabled={to === null || undefined}
      onClick={(event) => {
        event.preventDefault();
        const week = event.currentTarget.form?.elements.namedItem("preview.week");
        if (to === null || !(week instanceof HTMLInputElement)) return;
        week.value = to;
        refresh(true);
      }}
    >
      {label}
    </Button>
  );
}

function Day({ day }: { day: PreviewDay }) {
  const { t } = useI18n();
  return (
    <li className="preview__day">
      <h3>{day.label}</h3>
      {day.times.length > 0 ? (
        <ul className="preview__times">
          {day.times.map((time) => (
            <li key={time.dateTime}>
              <time dateTime={time.dateTime}>{time.label}</time>
            </li>
          ))}
        </ul>
      ) : (
        <p className="preview__none">
          {day.note ?? t("schedule.preview.none")}
          {day.whyHref && (
            <Link href={day.whyHref} aria-label={t("schedule.preview.whyOn", { date: day.label })}>
              {t("schedule.preview.why")}
            </Link>
          )}
        </p>
      )}
    </li>
  );
}
