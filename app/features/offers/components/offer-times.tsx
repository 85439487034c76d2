import type { OfferPage } from "#app/features/offers/offers.server.ts";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";

/** The times by day, each a link; those that cannot be had any more are crossed out and say why. */
export function OfferTimes({ page, optionsHtml }: { page: OfferPage; optionsHtml: string }) {
  const { t } = useI18n();
  return (
    <div className="offered" data-swap>
      {page.days.map(({ label, times }) => (
        <section key={label} className="offered__day">
          <h2>{label}</h2>
          <ul className="offered__times">
            {times.map(({ param, time, state, href }) => (
              <li key={param}>
                {state === "free" ? (
                  <a className="time" href={href} aria-label={t("offer.page.choose", { time, date: label })}>
                    <time dateTime={param}>{time}</time>
                  </a>
                ) : (
                  <span className="time time--gone">
                    <s>{time}</s>
                    <span className="time__note">{t(`offer.page.${state}`)}</span>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <OfferZone page={page} optionsHtml={optionsHtml} />
    </div>
  );
}

/** Whose clock it is, as on every booking page. */
function OfferZone({ page: { zone, path }, optionsHtml }: { page: OfferPage; optionsHtml: string }) {
  const { t } = useI18n();
  const options = `<option value="${zone.name}" selected>${zone.label}</option><optgroup label="${t("booking.otherZones")}"></optgroup>${optionsHtml}`;
  return (
    <form method="get" action={path} className="zone" data-swap data-send-on-change>
      <label htmlFor="timezone" className="zone__label">
        <Icon name="globe" size={18} />
        {t("booking.zone")}
      </label>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own list of zones, made once; no visitor's text is in it. */}
      <select id="timezone" name="timezone" className="input" dangerouslySetInnerHTML={{ __html: options }} />
      <Button type="submit" variant="quiet" data-send>
        {t("booking.changeZone")}
      </Button>
    </form>
  );
}
