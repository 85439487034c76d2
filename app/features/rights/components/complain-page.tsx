import type { Authority } from "#app/domain/privacy/authorities.ts";
import { Card } from "#app/ui/card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PortalFrame } from "./portal-frame.tsx";

export type ShownAuthority = Authority & { place: string };

/** Where to complain: the operator's authority first, then that of every country we know. */
export function ComplainPage({ own, all }: { own: ShownAuthority | null; all: readonly ShownAuthority[] }) {
  const { t } = useI18n();
  return (
    <PortalFrame title={t("rights.way.complain.title")} lead={t("rights.complain.lead")} back>
      {own && (
        <Card as="section" title={t("rights.complain.own", { country: own.place })}>
          <a href={own.url} rel="noopener">
            {own.name}
          </a>
        </Card>
      )}
      <section aria-labelledby="all">
        <h2 id="all">{t("rights.complain.all")}</h2>
        <p>{t("rights.complain.choose")}</p>
        <ul>
          {all.map(({ country, place, name, url }) => (
            <li key={country}>
              {t("rights.complain.place", { place })}{" "}
              <a href={url} rel="noopener">
                {name}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </PortalFrame>
  );
}
