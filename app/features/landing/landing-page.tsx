import type { MessageKey } from "#app/messages/catalog.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon, type IconName } from "#app/ui/icon.tsx";
import { LanguageLinks } from "#app/ui/language-links.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";

type Demo = { slug: string; email: string; password: string };

const promises: { icon: IconName; title: MessageKey; text: MessageKey }[] = [
  { icon: "calendar", title: "landing.book.title", text: "landing.book.text" },
  { icon: "video", title: "landing.meet.title", text: "landing.meet.text" },
  { icon: "shield", title: "landing.forget.title", text: "landing.forget.text" },
];

/** The first page a stranger sees on an instance: what Parley does, and in the demo where to try it. */
export function LandingPage({ demo, signedIn }: { demo: Demo | null; signedIn: boolean }) {
  const { t } = useI18n();
  return (
    <PublicShell languages={<LanguageLinks next="/" />} footer={<a href="/trust">{t("trust.link")}</a>}>
      <div className="landing">
        <section className="landing__hero">
          <p className="eyebrow">{t("landing.eyebrow")}</p>
          <h1>{t("common.tagline")}</h1>
          <p className="lead">{t("landing.lead")}</p>
          <div className="cluster">
            {signedIn ? (
              <ButtonLink href="/dashboard" variant="primary" size="large">
                {t("landing.dashboard")}
              </ButtonLink>
            ) : (
              <>
                <ButtonLink href="/sign-up" variant="primary" size="large">
                  {t("landing.signUp")}
                </ButtonLink>
                <ButtonLink href="/sign-in" size="large">
                  {t("landing.signIn")}
                </ButtonLink>
              </>
            )}
          </div>
        </section>
        {demo && <DemoCard demo={demo} />}
        <ul className="landing__promises">
          {promises.map((promise) => (
            <li key={promise.title}>
              <Icon name={promise.icon} size={28} />
              <h2>{t(promise.title)}</h2>
              <p className="muted">{t(promise.text)}</p>
            </li>
          ))}
        </ul>
      </div>
    </PublicShell>
  );
}

function DemoCard({ demo }: { demo: Demo }) {
  const { t } = useI18n();
  return (
    <section className="card landing__demo" aria-labelledby="demo">
      <h2 id="demo">{t("landing.demo.title")}</h2>
      <ol className="landing__steps">
        <li>
          <a href={`/${demo.slug}`}>{t("landing.demo.book")}</a>
        </li>
        <li>
          <a href="/dev/outbox">{t("landing.demo.mails")}</a>
        </li>
        <li>
          <a href="/sign-in">{t("landing.demo.host")}</a>
          <br />
          <code>{demo.email}</code> · <code>{demo.password}</code>
        </li>
      </ol>
    </section>
  );
}
