import type { OfferPage } from "#app/features/offers/offers.server.ts";
import { Time } from "#app/ui/booking/time-list.tsx";
import { ZoneForm } from "#app/ui/booking/zone-select.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

/** The times by day, each a link to the confirm. */
export function OfferTimes({ page }: { page: OfferPage }) {
  return (
    <div className="offered" data-swap>
      <OfferDays page={page} choose="link" />
      <ZoneForm zone={page.zone} path={page.path} />
    </div>
  );
}

type DaysProps = {
  page: OfferPage;
  /** Inside a form that is filled in already, a time is a button that sends it. */
  choose: "link" | "button";
};

/** Times that cannot be had any more are crossed out and say why. */
export function OfferDays({ page, choose }: DaysProps) {
  const { t } = useI18n();
  return page.days.map(({ label, times }) => (
    <section key={label} className="offered__day">
      <h2>{label}</h2>
      <ul className="offered__times">
        {times.map(({ param, time, state, href }) => (
          <li key={param}>
            {state === "free" ? (
              <Time
                name="retry"
                time={{
                  label: time,
                  dateTime: param,
                  name: t("offer.page.choose", { time, date: label }),
                  ...(choose === "link" ? { href } : { value: param }),
                }}
              />
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
  ));
}
