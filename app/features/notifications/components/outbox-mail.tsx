import { useI18n } from "#app/ui/i18n.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { OutboxEntry } from "./outbox-list.tsx";

export type OutboxMailShown = OutboxEntry & { from: string; text: string; calendar: string | null };

/** One kept mail in all its forms. The HTML stands in a frame of its own, where no script runs. */
export function OutboxMailPage({ mail }: { mail: OutboxMailShown }) {
  const { t } = useI18n();
  const facts = [
    [t("mail.outbox.from"), mail.from],
    [t("mail.outbox.to"), mail.to],
    [t("mail.outbox.sent"), mail.sentAt],
  ];
  return (
    <div className="stack stack--loose outbox">
      <p>
        <a href="/dev/outbox">{t("mail.outbox.back")}</a>
      </p>
      <PageHeader title={mail.subject} />
      <dl className="outbox__facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section className="stack" aria-labelledby="outbox-html">
        <h2 id="outbox-html">{t("mail.outbox.asHtml")}</h2>
        <iframe
          className="outbox__frame"
          src={`/dev/outbox/${mail.id}/html`}
          title={t("mail.outbox.asHtml")}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
        />
      </section>
      <section className="stack" aria-labelledby="outbox-text">
        <h2 id="outbox-text">{t("mail.outbox.asText")}</h2>
        <pre className="outbox__text">
          <LinkedText text={mail.text} />
        </pre>
      </section>
      {mail.calendar !== null && (
        <section className="stack" aria-labelledby="outbox-calendar">
          <h2 id="outbox-calendar">{t("mail.outbox.calendar")}</h2>
          <pre className="outbox__text">
            <code>{mail.calendar}</code>
          </pre>
        </section>
      )}
    </div>
  );
}

/** Makes the addresses in a plain text followable, as mail programs do. */
function LinkedText({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((piece, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text that never changes
      <a key={index} href={piece}>
        {piece}
      </a>
    ) : (
      piece
    ),
  );
}
