import { AccountTextField, FormProblems } from "#app/features/account/components/account-field.tsx";
import type { FormState } from "#app/features/account/form-state.ts";
import { type ErasureOutcome, KeptMediaItems } from "#app/features/booking/components/kept-media.tsx";
import { IncidentAlerts } from "#app/features/incidents/components/incident-alert.tsx";
import type { ConcerningIncident } from "#app/features/incidents/incidents.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { HeldItem } from "../held-items.server.ts";
import type { PortalBusiness, PortalPage } from "../portal-page.server.ts";
import { Facts, PortalFrame } from "./portal-frame.tsx";
import { RequestList } from "./request-list.tsx";

const ways = ["copy", "correct", "erase", "restrict", "object", "consents", "ask", "complain"] as const;

type Props = {
  page: PortalPage & { incidents: ConcerningIncident[] };
  state: FormState;
  sent: boolean;
  /** What became of a wish to have a recording or a photograph erased. */
  outcome: ErasureOutcome | null;
};

/** Everything that is held about somebody, business by business, and the ways to act on it. */
export function PortalOverview({ page, state, sent, outcome }: Props) {
  const { t } = useI18n();
  const nothing = page.businesses.length === 0;
  return (
    <PortalFrame
      title={t("rights.page.title")}
      lead={t(nothing ? "rights.page.nothing" : "rights.page.lead", { count: page.businesses.length })}
    >
      <IncidentAlerts incidents={page.incidents} />
      {sent && <Alert live>{t("rights.page.linkSent")}</Alert>}
      {outcome && (
        <Alert live tone={outcome === "erased" ? "success" : "warning"}>
          {t(`media.own.${outcome}`)}
        </Alert>
      )}
      <p>{t("rights.page.addresses", { emails: page.emails.join(", ") })}</p>
      {page.hasAccount && (
        <Alert>
          {t("rights.page.account")} <a href="/account">{t("rights.page.accountLink")}</a>
        </Alert>
      )}
      <section aria-labelledby="ways">
        <h2 id="ways">{t("rights.page.ways")}</h2>
        <ul className="rights__ways">
          {ways.map((way) => (
            <Card
              key={way}
              as="li"
              headingLevel={3}
              title={t(`rights.way.${way}.title`)}
              href={way === "copy" ? "/me/copy.zip" : `/me/${way}`}
            >
              <p className="small muted">{t(`rights.way.${way}.text`)}</p>
            </Card>
          ))}
        </ul>
      </section>
      {page.businesses.map((business) => (
        <Business key={business.id} business={business} />
      ))}
      <HandedOver page={page} />
      <LookedAt page={page} />
      <Further page={page} state={state} />
    </PortalFrame>
  );
}

function Business({ business }: { business: PortalBusiness }) {
  const { t } = useI18n();
  const { id, name, href, items, requests, recipients, handedOver } = business;
  return (
    <section aria-labelledby={`business-${id}`}>
      <h2 id={`business-${id}`}>
        <a href={href}>{name}</a>
      </h2>
      {items.length === 0 && <p>{t("rights.page.noItems")}</p>}
      <ul className="rights__items">
        {items.map((item) => (
          <Item key={item.target} item={item} business={name} />
        ))}
      </ul>
      {recipients.length > 0 && (
        <>
          <h3>{t("rights.page.recipients")}</h3>
          <ul>
            {recipients.map((recipient) => (
              <li key={recipient}>{recipient}</li>
            ))}
          </ul>
        </>
      )}
      {handedOver.length > 0 && (
        <>
          <h3>{t("rights.page.handedOver")}</h3>
          <ul>
            {handedOver.map((handing) => (
              <li key={handing}>{handing}</li>
            ))}
          </ul>
        </>
      )}
      <RequestList requests={requests} />
    </section>
  );
}

function Item({ item, business }: { item: HeldItem; business: string }) {
  const { t } = useI18n();
  return (
    <Card as="li" headingLevel={3} title={item.title} aside={<Badge>{item.state}</Badge>}>
      <p>{item.when}</p>
      {item.restricted && <Badge tone="info">{t("rights.page.restricted")}</Badge>}
      <Facts facts={item.facts} />
      {item.media.length > 0 && (
        <>
          <h4>{t("media.list.title")}</h4>
          <KeptMediaItems kept={item.media} business={business} />
        </>
      )}
      {item.erasedOn && <p className="small muted">{t("rights.page.erasedOn", { date: item.erasedOn })}</p>}
    </Card>
  );
}

/** To whom something was handed: what businesses did stands with each of them, so here are authorities. */
function HandedOver({ page: { businesses, authoritiesGiven } }: { page: PortalPage }) {
  const { t } = useI18n();
  const nothing =
    authoritiesGiven.length === 0 && businesses.every(({ handedOver }) => handedOver.length === 0);
  return (
    <section aria-labelledby="handed">
      <h2 id="handed">{t("rights.page.handed")}</h2>
      <p>{t(nothing ? "rights.page.handedNothing" : "rights.page.handedLead")}</p>
      {authoritiesGiven.length > 0 && (
        <ul>
          {authoritiesGiven.map(({ at, text }) => (
            <li key={`${at} ${text}`}>
              {at}: {text}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Who of the businesses looked, and when. */
function LookedAt({ page: { accesses } }: { page: PortalPage }) {
  const { t } = useI18n();
  return (
    <section aria-labelledby="looked">
      <h2 id="looked">{t("rights.page.looked")}</h2>
      {accesses.length === 0 && <p>{t("rights.page.lookedNobody")}</p>}
      <ul>
        {accesses.map(({ at, who, business }) => (
          <li key={`${at} ${who} ${business}`}>{t("rights.page.lookedBy", { at, who, business })}</li>
        ))}
      </ul>
    </section>
  );
}

function Further({ page, state }: { page: PortalPage; state: FormState }) {
  const { t } = useI18n();
  return (
    <section className="stack" aria-labelledby="further">
      <h2 id="further">{t("rights.page.further")}</h2>
      <FormProblems state={state} fields={["link", "email"]} />
      {page.hiddenAnswers > 0 && (
        <form className="form" method="post" action="/me" noValidate>
          <input type="hidden" name="intent" value="open" />
          <AccountTextField name="link" label="rights.page.link" hint="rights.page.linkHint" state={state} />
          <div className="form__actions">
            <Button>{t("rights.page.linkButton", { count: page.hiddenAnswers })}</Button>
          </div>
        </form>
      )}
      <form className="form" method="post" action="/me" noValidate>
        <input type="hidden" name="intent" value="add" />
        <AccountTextField
          name="email"
          label="rights.page.add"
          hint="rights.page.addHint"
          state={state}
          type="email"
          autoComplete="email"
        />
        <div className="form__actions">
          <Button>{t("rights.page.addButton")}</Button>
        </div>
      </form>
      <p>
        <a href="/contact">{t("contact.title")}</a>
      </p>
      <form method="post" action="/me">
        <input type="hidden" name="intent" value="leave" />
        <Button variant="secondary">{t("rights.page.leave")}</Button>
      </form>
    </section>
  );
}
