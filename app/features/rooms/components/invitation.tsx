import { CopyField } from "#app/ui/form/copy-field.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { RoomWays } from "./room-page-data.ts";

/** How a host brings others into a meeting to which nobody was mailed. */
export function Invitation({ ways }: { ways: RoomWays }) {
  const { t } = useI18n();
  return (
    <section className="invitation" aria-label={t("room.invite.title")}>
      <p className="invitation__title">{t("room.invite.title")}</p>
      <CopyField label={t("room.invite.link")} value={ways.url} />
      <p className="small">
        {t("room.invite.code", { place: ways.joinHost, number: ways.number, pin: ways.pin })}
      </p>
    </section>
  );
}
