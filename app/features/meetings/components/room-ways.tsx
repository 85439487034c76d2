import type { RoomWays as Ways } from "#app/features/rooms/rooms.server.ts";
import { CopyField } from "#app/ui/form/copy-field.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

/** How others come into a room: by its link, or by number and PIN. */
export function RoomWays({ ways, title }: { ways: Ways; title: string }) {
  const { t } = useI18n();
  return (
    <div className="stack stack--tight">
      <CopyField label={t("meeting.linkNamed", { title })} value={ways.url} />
      <dl className="room-ways">
        <div>
          <dt className="muted small">{t("meeting.number")}</dt>
          <dd className="strong tabular">{ways.number}</dd>
        </div>
        <div>
          <dt className="muted small">{t("meeting.pin")}</dt>
          <dd className="strong tabular">{ways.pin}</dd>
        </div>
        <div>
          <dt className="muted small">{t("meeting.joinAt")}</dt>
          <dd className="strong">{ways.joinHost}</dd>
        </div>
      </dl>
    </div>
  );
}
