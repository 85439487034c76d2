import type { BusinessPage } from "#app/features/booking/business-page.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";

/** What a business offers. */
export function EventTypeList({ page }: { page: BusinessPage }) {
  const { t } = useI18n();
  return (
    <div className="stack">
      <div className="offer__head">
        <h1>{page.business.name}</h1>
        {page.welcomeText && <p className="lead summary__text">{page.welcomeText}</p>}
      </div>
      {page.eventTypes.length === 0 ? (
        <EmptyState title={t("booking.nothingOffered")}>{t("booking.nothingOfferedText")}</EmptyState>
      ) : (
        <ul className="offers">
          {page.eventTypes.map((eventType) => (
            <li key={eventType.href}>
              <a className="card offer" href={eventType.href} data-swap>
                <div>
                  <h2 className="offer__title">{eventType.title}</h2>
                  <p className="muted small">
                    {t("common.minutes", { count: eventType.lengthMinutes })} ·{" "}
                    {eventType.hostNames.join(", ")}
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
