import { ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

/** On the account's page: the ways out. */
export function LeaveOrDelete({ businesses }: { businesses: readonly { slug: string; name: string }[] }) {
  const { t } = useI18n();
  return (
    <div className="stack">
      {businesses.map(({ slug, name }) => (
        <div key={slug} className="cluster">
          <strong>{name}</strong>
          <ButtonLink
            size="small"
            href={`/account/who/${slug}`}
            aria-label={t("organization.whoSees.linkOf", { business: name })}
          >
            {t("organization.whoSees.tab")}
          </ButtonLink>
          <ButtonLink
            size="small"
            href={`/account/leave/${slug}`}
            aria-label={t("deletion.account.leaveOf", { business: name })}
          >
            {t("deletion.account.leave")}
          </ButtonLink>
          <ButtonLink
            size="small"
            href={`/dashboard/${slug}/settings/erase`}
            aria-label={t("deletion.account.eraseOf", { business: name })}
          >
            {t("deletion.account.erase")}
          </ButtonLink>
        </div>
      ))}
      <div className="form__actions">
        <ButtonLink href="/account/pause">{t("account.pause.link")}</ButtonLink>
        <ButtonLink variant="danger" href="/account/delete">
          {t("deletion.account.delete")}
        </ButtonLink>
      </div>
    </div>
  );
}
