import type { MessageKey } from "#app/messages/catalog.ts";
import { Card } from "#app/ui/card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { Ratings } from "../ratings.server.ts";

const reasons: Record<string, MessageKey> = {
  sound: "rating.reason.sound",
  picture: "rating.reason.picture",
  broke: "rating.reason.broke",
  joining: "rating.reason.joining",
  sharing: "rating.reason.sharing",
};

/** What people thought of the calls, as far as enough of them said it. */
export function RatingsCard({ ratings }: { ratings: Ratings | null }) {
  const { t } = useI18n();
  return (
    <Card as="section" title={t("rating.figures.title")}>
      {ratings === null ? (
        <p className="muted">{t("rating.figures.few")}</p>
      ) : (
        <>
          <p className="strong">
            {t("rating.figures.average", { average: ratings.average, count: ratings.count })}
          </p>
          <ul>
            {ratings.amiss.map(({ reason, count }) => (
              <li key={reason}>
                {t(reasons[reason] ?? "rating.reason.sound")}: {count}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
