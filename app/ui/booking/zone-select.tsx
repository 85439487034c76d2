import { createContext, type ReactNode, useContext } from "react";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";

const ZoneOptions = createContext<() => string>(() => "");
/**
 * Gives pages the list of all zones as HTML, made once per day and language: four hundred options cost more to render
 * than the rest of a page. It does not travel with a page's data, since pages that use it are never hydrated.
 */
export const ZoneOptionsProvider = ZoneOptions.Provider;

/** `label` is what people know the zone by: "Paris (UTC+1)". */
export type ShownZone = { name: string; label: string };

/** Whose clock is shown. The zone in use stands first, so that it is chosen even where the list has another name. */
export function ZoneSelect({ zone }: { zone: ShownZone }) {
  const { t } = useI18n();
  const others = useContext(ZoneOptions)();
  const options = `<option value="${zone.name}" selected>${zone.label}</option><optgroup label="${t("booking.otherZones")}"></optgroup>${others}`;
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

type Props = {
  zone: ShownZone;
  /** The page that shows itself again by another clock. */
  path: string;
  /** Address parts that stay as they are while the zone changes. */
  keep?: readonly (readonly [name: string, value: string])[];
  children?: ReactNode;
};

/** The clock as a plain form that a script sends by itself. */
export function ZoneForm({ zone, path, keep = [], children }: Props) {
  const { t } = useI18n();
  return (
    <form method="get" action={path} className="zone" data-swap data-send-on-change data-landing="#timezone">
      {keep.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <ZoneSelect zone={zone} />
      <Button type="submit" variant="quiet" data-send>
        {t("booking.changeZone")}
      </Button>
      {children}
    </form>
  );
}
