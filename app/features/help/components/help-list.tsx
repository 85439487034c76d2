import { Card } from "#app/ui/card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { HelpFrame } from "./help-frame.tsx";

type Props = { guides: readonly { href: string; title: string; summary: string }[] };

export function HelpList({ guides }: Props) {
  const { t } = useI18n();
  return (
    <HelpFrame title={t("help.title")} lead={t("help.lead")}>
      <section className="help__part" aria-labelledby="calendars">
        <h2 id="calendars">{t("help.calendars")}</h2>
        <ul className="help__list">
          {guides.map(({ href, title, summary }) => (
            <Card as="li" key={href} title={title} headingLevel={3} href={href}>
              <p className="muted">{summary}</p>
            </Card>
          ))}
        </ul>
      </section>
      <p className="muted">
        {t("help.else")} <a href="/contact">{t("contact.link")}</a>
      </p>
    </HelpFrame>
  );
}
