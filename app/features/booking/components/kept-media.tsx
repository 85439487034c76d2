import { Card } from "#app/ui/card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

export type KeptMedia = {
  id: string;
  text: string;
  /** Where it can be seen; null for what the business alone may play. */
  href: string | null;
};

/** What was kept of the visitor's own picture and voice, on the page of their booking. */
export function KeptMediaList({ kept }: { kept: readonly KeptMedia[] }) {
  const { t } = useI18n();
  return (
    <Card title={t("media.list.title")}>
      <ul className="traces">
        {kept.map(({ id, text, href }) => (
          <li key={id}>
            {href ? (
              <a className="link" href={href} download>
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
