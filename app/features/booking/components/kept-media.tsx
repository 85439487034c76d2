import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

export type KeptMedia = {
  id: string;
  text: string;
  /** Where it can be seen; null for what the business alone may play. */
  href: string | null;
  /** Where a POST has it erased. */
  erase: string;
};

/** What became of a wish to have something erased. */
export const erasureOutcomes = ["erased", "held", "notFound"] as const;
export type ErasureOutcome = (typeof erasureOutcomes)[number];

/** What was kept of the visitor's own picture and voice, on the page of their booking. */
export function KeptMediaList({
  kept,
  business,
  outcome,
}: {
  kept: readonly KeptMedia[];
  business: string;
  outcome: ErasureOutcome | null;
}) {
  const { t } = useI18n();
  return (
    <Card title={t("media.list.title")}>
      {outcome && <p role="status">{t(`media.own.${outcome}`)}</p>}
      <KeptMediaItems kept={kept} business={business} />
    </Card>
  );
}

/** Each with its own way to have it erased, which asks first, with scripts and without. */
export function KeptMediaItems({ kept, business }: { kept: readonly KeptMedia[]; business: string }) {
  const { t } = useI18n();
  return (
    <ul className="traces">
      {kept.map(({ id, text, href, erase }) => (
        <li key={id}>
          {href ? (
            <a className="link" href={href} download>
              {text}
            </a>
          ) : (
            text
          )}
          <details className="sure">
            <summary className="sure__summary button button--quiet button--small">
              {t("media.own.erase")}
              <span className="visually-hidden">{text}</span>
            </summary>
            <form method="post" action={erase} className="stack stack--tight sure__form">
              <p>{t("media.own.text", { business })}</p>
              <div>
                <Button type="submit" size="small" variant="danger">
                  {t("media.own.confirm")}
                </Button>
              </div>
            </form>
          </details>
        </li>
      ))}
    </ul>
  );
}
