import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { ShownTopic } from "../preference-page.server.ts";

type Props = {
  topic: ShownTopic;
  business: string;
  action: string;
  /** What the button says beside the verb and the topic; where several businesses share a page, which one is meant. */
  about?: string;
};

/** How one topic stands, and the button that turns it. */
export function TopicChoice({ topic: { topic, on, known, text }, business, action, about }: Props) {
  const { t } = useI18n();
  const value = [on ? "stop" : "start", topic, ...(about === undefined ? [] : [about])].join(":");
  return (
    <div className="stack">
      <p>{t(`consent.topic.${topic}.${on ? "on" : "off"}`, { business })}</p>
      {text && <blockquote className="consent__text small">{text}</blockquote>}
      {(on || known) && (
        <form method="post" action={action}>
          <Button name="choice" value={value} variant={on && about === undefined ? "primary" : "secondary"}>
            {t(`consent.topic.${topic}.${on ? "stop" : "start"}`)}
            {about !== undefined && <span className="visually-hidden">{` (${business})`}</span>}
          </Button>
        </form>
      )}
    </div>
  );
}
