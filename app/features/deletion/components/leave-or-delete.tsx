import { ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

/** `barred`: the business suspended the person, who does not come in meanwhile. */
type Business = { slug: string; name: string; barred: boolean };

/** On the account's page: the ways out. */
export function LeaveOrDelete({ businesses }: { businesses: readonly Business[] }) {
  const { t } = useI18n();
  return (
    <div className="stack">
      {businesses.map(({ slug, name, barred }) => (
        <div key={slug} className="cluster">
          <strong>{name}</strong>
          {barred && (
            <a href={`/account/suspended/${slug}`} aria-label={t("member.barred.linkOf", { business: name })}>
              {t("member.barred.link")}
            </a>
          )}
          {!barred && (
            <ButtonLink
              size="small"
              href={`/account/who/${slug}`}
              aria-label={t("organization.whoSees.linkOf", { business: name })}
            >
              {t("organization.whoSees.tab")}
            </ButtonLink>
          )}
          <ButtonLink
            size="small"
            href={`/account/leave/${slug}`}
            aria-label={t("deletion.account.leaveOf", { business: name })}
          >
            {t("deletion.account.leave")}
          </ButtonLink>
          {!barred && (
            <ButtonLink
              size="small"
              href={`/dashboard/${slug}/settings/erase`}
              aria-label={t("deletion.account.eraseOf", { business: name })}
            >
              {t("deletion.account.erase")}
            </ButtonLink>
          )}
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
