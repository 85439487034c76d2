import { useI18n } from "#app/ui/i18n.tsx";
import { LanguageLinks } from "#app/ui/language-links.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";
import type { Transparency } from "../transparency.server.ts";
import type { TrustPage } from "../trust-page.ts";

/** `release`: the version and, as text, the day of its build; null where nothing was built. */
export type TrustViewProps = {
  page: TrustPage;
  release: { version: string; date: string } | null;
  facts: Transparency;
};

/** The promises that tests show, with the tests; then what waits. It needs no scripts. */
export function TrustView({ page, release, facts }: TrustViewProps) {
  const { t } = useI18n();
  return (
    <PublicShell languages={<LanguageLinks next="/trust" />}>
      <article className="trust">
        <header className="trust__head">
          <h1>{t("trust.title")}</h1>
          <p className="lead">{t("trust.lead", { total: page.total, shown: page.shown })}</p>
          {release && <p>{t("trust.release", release)}</p>}
          <p className="muted">{t("trust.names")}</p>
        </header>
        {page.areas.map((area) => (
          <section key={area.id} className="trust__area" aria-labelledby={area.id}>
            <h2 id={area.id}>{t(`trust.area.${area.id}`)}</h2>
            <ul className="trust__promises">
              {area.promises.map((promise) => (
                <Kept key={promise.id} promise={promise} />
              ))}
            </ul>
          </section>
        ))}
        <Facts facts={facts} />
        <Waiting page={page} />
      </article>
    </PublicShell>
  );
}

function Kept({ promise }: { promise: TrustPage["areas"][number]["promises"][number] }) {
  const { t } = useI18n();
  return (
    <li id={promise.id} className="trust__promise">
      <p>{promise.text}</p>
      <details>
        <summary>
          {t("trust.shownBy", { count: promise.tests.length })}{" "}
          <span className="trust__id">{promise.id}</span>
        </summary>
        <ul className="trust__tests" lang="en">
          {promise.tests.map(({ file, test }) => (
            <li key={`${file} ${test}`}>
              {test}
              <code>{file}</code>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

/** Figures of this instance itself. */
function Facts({ facts: { erasureDays, authorities } }: { facts: Transparency }) {
  const { t } = useI18n();
  return (
    <section className="trust__area" aria-labelledby="facts">
      <h2 id="facts">{t("trust.facts.title")}</h2>
      <p>
        {erasureDays === null ? t("trust.facts.erasureFew") : t("trust.facts.erasure", { days: erasureDays })}
      </p>
      {authorities && <p>{t("trust.facts.authorities", authorities)}</p>}
    </section>
  );
}

function Waiting({ page }: { page: TrustPage }) {
  const { t } = useI18n();
  return (
    <section className="trust__area" aria-labelledby="waiting">
      <h2 id="waiting">{t("trust.waiting.title")}</h2>
      <p>{t("trust.waiting.text", { count: page.waiting })}</p>
      <table className="trust__waiting" aria-labelledby="waiting">
        <thead>
          <tr>
            <th scope="col">{t("trust.waiting.reason")}</th>
            <th scope="col">{t("trust.waiting.count")}</th>
          </tr>
        </thead>
        <tbody>
          {page.waitsFor.map(({ reason, count }) => (
            <tr key={reason}>
              <th scope="row">{t(`trust.waits.${reason}`)}</th>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">{t("trust.waiting.notApplying", { count: page.doesNotApply })}</p>
    </section>
  );
}
