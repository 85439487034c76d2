import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";

type Props = {
  zone: { name: string; label: string };
  hostZone: { name: string; label: string } | null;
  /** Address parts that stay as they are while the zone changes. */
  keep: Record<string, string | null>;
  /** The whole list as HTML, made once per language: four hundred options cost more to render than the page. */
  optionsHtml: string;
  path: string;
};

/** Whose clock is shown, and how to change it: a plain form that a script sends by itself. */
export function ZoneForm({ zone, hostZone, keep, optionsHtml, path }: Props) {
  const { t } = useI18n();
  const options = `<option value="${zone.name}" selected>${zone.label}</option><optgroup label="${t("booking.otherZones")}"></optgroup>${optionsHtml}`;
  return (
    <form method="get" action={path} className="zone" data-swap data-send-on-change>
      {Object.entries(keep).map(
        ([name, value]) => value !== null && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <label htmlFor="timezone" className="zone__label">
        <Icon name="globe" size={18} />
        {t("booking.zone")}
      </label>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own list of zones, made once; no visitor's text is in it. */}
      <select id="timezone" name="timezone" className="input" dangerouslySetInnerHTML={{ __html: options }} />
      <Button type="submit" variant="quiet" data-send>
        {t("booking.changeZone")}
      </Button>
      {hostZone && <p className="muted small">{t("booking.hostZone", { zone: hostZone.label })}</p>}
    </form>
  );
}
