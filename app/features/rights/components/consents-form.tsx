import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { ConsentsPage } from "../consents-page.server.ts";
import { PortalFrame } from "./portal-frame.tsx";

/** What somebody agreed to, word for word; each yes is taken back by one button. */
export function ConsentsForm({ businesses }: ConsentsPage) {
  const { t } = useI18n();
  return (
    <PortalFrame title={t("rights.way.consents.title")} lead={t("consent.portal.lead")} back>
      {businesses.length === 0 && <p>{t("rights.nothingHere")}</p>}
      {businesses.map(({ name, mailsUrl, consents }) => (
        <section key={mailsUrl} className="stack">
          <h2>{name}</h2>
          {consents.length === 0 && <p>{t("consent.portal.none")}</p>}
          {consents.length > 0 && (
            <ul className="rights__items">
              {consents.map(({ id, purpose, state, at, text }) => (
                <Card
                  key={id}
                  as="li"
                  headingLevel={3}
                  title={purpose}
                  aside={
                    <Badge tone={state === "given" ? "success" : "neutral"}>
                      {t(`consent.state.${state}`)}
                    </Badge>
                  }
                >
                  <div className="stack">
                    <p className="small muted">{t("consent.portal.at", { at })}</p>
                    <blockquote className="consent__text">{text}</blockquote>
                    {(state === "given" || state === "unproven") && (
                      <form method="post" action="/me/consents">
                        <Button name="consent" value={id} variant="secondary">
                          {t("consent.portal.withdraw")}
                        </Button>
                      </form>
                    )}
                  </div>
                </Card>
              ))}
            </ul>
          )}
          <p>
            <a href={mailsUrl}>{t("consent.portal.mails", { business: name })}</a>
          </p>
        </section>
      ))}
    </PortalFrame>
  );
}
