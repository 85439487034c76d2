import { useI18n } from "#app/ui/i18n.tsx";
import type { Guide, GuidePart } from "../guide.ts";
import { HelpFrame } from "./help-frame.tsx";

type Props = {
  guide: Guide;
  others: readonly { href: string; title: string }[];
  isSignedIn: boolean;
};

/** One guide: what is needed, what to do step by step, and what to do when it does not work. */
export function HelpGuide({ guide, others, isSignedIn }: Props) {
  const { t } = useI18n();
  const way = <a href="/help">{t("help.all")}</a>;
  return (
    <HelpFrame title={guide.title} lead={guide.summary} above={way}>
      <section className="help__part" aria-labelledby="needs">
        <h2 id="needs">{t("help.needs")}</h2>
        <ul className="help__needs">
          {guide.needs.map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ul>
      </section>
      {guide.parts.map((part) => (
        <Part key={part.title} part={part} />
      ))}
      {isSignedIn && (
        <p>
          <a className="button button--primary" href="/dashboard">
            {t("help.open")}
          </a>
        </p>
      )}
      <section className="help__part" aria-labelledby="troubles">
        <h2 id="troubles">{t("help.troubles")}</h2>
        <dl className="help__troubles">
          {guide.troubles.map(({ problem, answer }) => (
            <div key={problem}>
              <dt>{problem}</dt>
              <dd>{answer}</dd>
            </div>
          ))}
        </dl>
        <p className="muted">
          {t("help.else")} <a href="/contact">{t("contact.link")}</a>
        </p>
      </section>
      <nav className="help__others" aria-label={t("help.others")}>
        {others.map(({ href, title }) => (
          <a key={href} href={href}>
            {title}
          </a>
        ))}
      </nav>
    </HelpFrame>
  );
}

function Part({ part: { title, steps } }: { part: GuidePart }) {
  return (
    <section className="help__part">
      {title && <h2>{title}</h2>}
      <ol className="help__steps">
        {steps.map((step) => (
          <li key={step.do}>
            <p>{step.do}</p>
            {step.open && (
              <a className="help__open" href={step.open} target="_blank" rel="noopener noreferrer">
                {step.open.replace("https://", "")}
              </a>
            )}
            {step.copy && <code className="help__copy">{step.copy}</code>}
          </li>
        ))}
      </ol>
    </section>
  );
}
