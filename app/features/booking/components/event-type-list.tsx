import type { BusinessPage } from "#app/features/booking/business-page.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";

const namesMax = 3;

/** What a business offers. */
export function EventTypeList({ page }: { page: BusinessPage }) {
  const { t } = useI18n();
  const hosts = (names: readonly string[]) =>
    names.length > namesMax ? t("booking.team", { count: names.length }) : names.join(", ");
  return (
    <div className="stack">
      <div className="offer__head">
        <h1>{page.business.name}</h1>
        {page.welcomeText && <p className="lead summary__text">{page.welcomeText}</p>}
        {page.only && (
          <p data-swap>
            <a href={page.only.allHref}>{t("booking.allOffers")}</a>
          </p>
        )}
      </div>
      {page.eventTypes.length === 0 ? (
        <EmptyState title={t("booking.nothingOffered")}>{t("booking.nothingOfferedText")}</EmptyState>
      ) : (
        <ul className="offers">
          {page.eventTypes.map((eventType) => (
            <li key={eventType.href}>
              <a className="card offer" href={eventType.href} data-swap>
                <div>
                  <h2 className="offer__title">
                    {eventType.color && (
                      <svg className="offer__color" viewBox="0 0 8 8" aria-hidden="true">
                        <circle cx="4" cy="4" r="4" fill={eventType.color} />
                      </svg>
                    )}
                    {eventType.title}
                  </h2>
                  <p className="muted small">
                    {eventType.lengths.map((count) => t("common.minutes", { count })).join(t("booking.or"))} ·{" "}
                    {hosts(eventType.hostNames)}
                  </p>
                  {eventType.description && <p className="offer__text">{eventType.description}</p>}
                </div>
                <Icon name="arrow-right" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
