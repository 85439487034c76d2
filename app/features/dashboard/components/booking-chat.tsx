import { Card } from "#app/ui/card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { BookingDetail } from "../booking-detail.server.ts";

/** What was written in a booking's calls, where the business keeps that. */
export function BookingChat({ chat }: Pick<BookingDetail, "chat">) {
  const { t } = useI18n();
  const last = chat.at(-1);
  return (
    <Card id="chat" title={t("chat.list.title")}>
      <ol className="traces">
        {chat.map(({ id, name, text, at }) => (
          <li key={id}>
            <p className="cluster cluster--between">
              <span className="strong">{name}</span>
              <span className="muted small">{at}</span>
            </p>
            <p className="traces__said">{text}</p>
          </li>
        ))}
      </ol>
      {last?.erased && <p className="muted small">{t("chat.list.until", { date: last.erased })}</p>}
    </Card>
  );
}
