import type { MessageKey } from "#app/messages/catalog.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { CopyField } from "#app/ui/form/copy-field.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";
import type { RoomPageData } from "./room-page-data.ts";

/** Whom to tell that one cannot come, and how they are reached. */
const reach: Record<RoomPageData["you"]["role"], MessageKey> = {
  host: "room.unsupported.reach.host",
  attendee: "room.unsupported.reach.attendee",
  guest: "room.unsupported.reach.guest",
};

/** A browser that cannot hold calls: the way into another one, and whom to tell when there is none at hand. */
export function UnsupportedPage({ data }: { data: RoomPageData }) {
  const { t } = useI18n();
  const { role } = data.you;
  return (
    <PublicShell business={{ name: data.businessName, href: data.onwardHref }} narrow>
      <div className="door">
        <span className="door__icon">
          <Icon name="video-off" size={28} />
        </span>
        <h1>{t("room.unsupported.title")}</h1>
        <p>{t("room.unsupported.text")}</p>
        <div className="door__link">
          <CopyField label={t("room.unsupported.link")} value={data.ownLink} />
          {role === "attendee" && <p className="muted">{t("room.unsupported.linkIsYours")}</p>}
        </div>
        <p>{t(reach[role], { name: data.withName, business: data.businessName })}</p>
        <div className="door__actions">
          <ButtonLink href={data.onwardHref} size="large">
            {t(role === "host" ? "room.ended.toDashboard" : "room.ended.toBusiness", {
              business: data.businessName,
            })}
          </ButtonLink>
        </div>
      </div>
    </PublicShell>
  );
}
