import type { OfferPage } from "#app/features/offers/offers.server.ts";
import { ZoneForm } from "#app/ui/booking/zone-select.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

/** The times by day, each a link; those that cannot be had any more are crossed out and say why. */
export function OfferTimes({ page }: { page: OfferPage }) {
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
      <ZoneForm zone={page.zone} path={page.path} />
    </div>
  );
}
