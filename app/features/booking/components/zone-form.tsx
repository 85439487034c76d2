import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";

type Zone = { name: string; label: string };

type SelectProps = {
  zone: Zone;
  /** The whole list as HTML, made once per language: four hundred options cost more to render than the page. */
  optionsHtml: string;
};

/** Whose clock is shown. The zone in use stands first, so that it is chosen even where the list has another name. */
export function ZoneSelect({ zone, optionsHtml }: SelectProps) {
  const { t } = useI18n();
  const options = `<option value="${zone.name}" selected>${zone.label}</option><optgroup label="${t("booking.otherZones")}"></optgroup>${optionsHtml}`;
  return (
    <>
      <label htmlFor="timezone" className="zone__label">
        <Icon name="globe" size={18} />
        {t("booking.zone")}
      </label>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own list of zones, made once; no visitor's text is in it. */}
      <select id="timezone" name="timezone" className="input" dangerouslySetInnerHTML={{ __html: options }} />
    </>
  );
}

type Props = SelectProps & {
  hostZone: Zone | null;
  /** Address parts that stay as they are while the zone changes. */
  keep: readonly (readonly [name: string, value: string])[];
  path: string;
};

/** The clock as a plain form that a script sends by itself. */
export function ZoneForm({ zone, hostZone, keep, optionsHtml, path }: Props) {
  const { t } = useI18n();
  return (
    <form method="get" action={path} className="zone" data-swap data-send-on-change data-landing="#timezone">
      {keep.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <ZoneSelect zone={zone} optionsHtml={optionsHtml} />
      <Button type="submit" variant="quiet" data-send>
        {t("booking.changeZone")}
      </Button>
      {hostZone && <p className="muted small">{t("booking.hostZone", { zone: hostZone.label })}</p>}
    </form>
  );
}
