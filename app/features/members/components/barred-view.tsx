import { GatePage } from "#app/features/account/components/gate-page.tsx";
import { Alert } from "#app/ui/alert.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { BarredPage } from "../barred-page.server.ts";

/** What is left of a business to whom it suspended: that it did, whom to ask, and the account that stays theirs. */
export function BarredView({ page: { business, since }, slug }: { page: BarredPage; slug: string }) {
  const { t } = useI18n();
  return (
    <GatePage title={t("member.barred.title", { business })}>
      <div className="stack">
        <Alert tone="warning">{t("member.barred.text", { business, since })}</Alert>
        <p>{t("member.barred.own")}</p>
        <div className="cluster">
          <ButtonLink href="/account">{t("member.barred.account")}</ButtonLink>
          <ButtonLink variant="quiet" href="/account/data">
            {t("member.barred.data")}
          </ButtonLink>
          <ButtonLink variant="quiet" href={`/account/leave/${slug}`}>
            {t("member.barred.leave", { business })}
          </ButtonLink>
        </div>
      </div>
    </GatePage>
  );
}
