import type { SharedLink } from "#app/features/embed/embed.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { CopyField } from "#app/ui/form/copy-field.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

/** The links of a business, each to be copied at once, with the way to its snippets. */
export function ShareList({ links, base }: { links: readonly SharedLink[]; base: string }) {
  const { t } = useI18n();
  return (
    <section aria-labelledby="links" className="share-list">
      <h2 id="links" className="visually-hidden">
        {t("embed.links")}
      </h2>
      <ul className="share-list__items">
        {links.map(({ id, title, url, hidden }, index) => (
          <li key={id} className="card share-link">
            <div className="share-link__head">
              <div>
                <h3>{title}</h3>
                {index === 0 && <p className="muted small">{t("embed.yourPage")}</p>}
              </div>
              {hidden && <Badge icon="eye-off">{t("embed.hidden")}</Badge>}
            </div>
            <CopyField label={`${t("embed.link")}: ${title}`} value={url} />
            <ButtonLink
              href={`${base}/share/${id}`}
              icon="link"
              size="small"
              aria-label={t("embed.shareItNamed", { title })}
            >
              {t("embed.shareIt")}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
