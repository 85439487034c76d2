import { ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";
import type { RoomPageData } from "./room-page-data.ts";

/** The meeting is held at somebody else's, and who asks has no part in it: nothing is told of the way there. */
export function AwayPage({ data }: { data: RoomPageData }) {
  const { t } = useI18n();
  return (
    <PublicShell business={{ name: data.businessName, href: data.onwardHref }} narrow>
      <div className="door">
        <span className="door__icon">
          <Icon name="video" size={28} />
        </span>
        <h1>{t("room.away.title")}</h1>
        <p>{t("room.away.text", { title: data.title, place: data.heldAt ?? "" })}</p>
        <div className="door__actions">
          <ButtonLink href={`/sign-in?next=${encodeURIComponent(`/room/${data.roomId}`)}`} size="large">
            {t("room.away.signIn")}
          </ButtonLink>
          <ButtonLink href={data.onwardHref} size="large" variant="primary">
            {t("room.ended.toBusiness", { business: data.businessName })}
          </ButtonLink>
        </div>
      </div>
    </PublicShell>
  );
}
