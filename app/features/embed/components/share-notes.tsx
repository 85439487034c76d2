import type { SharePage } from "#app/features/embed/embed.server.ts";
import { Card } from "#app/ui/card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Table } from "#app/ui/table.tsx";

/** What can be added to a link to fill in its form. */
export function LinkParameters({ page }: { page: SharePage }) {
  const { t } = useI18n();
  const rows = [
    { name: "name", fills: t("embed.fills.name") },
    { name: "email", fills: t("embed.fills.email") },
    { name: "date", fills: t("embed.fills.date") },
    { name: "timezone", fills: t("embed.fills.timezone") },
    ...page.prefill.map(({ name, label }) => ({ name, fills: label })),
    {
      name: "utm_source, …",
      fills: t(page.keepsCampaign ? "embed.fills.utmKept" : "embed.fills.utmDropped"),
    },
  ];
  return (
    <Card title={t("embed.more")}>
      <div className="stack">
        <p className="muted">{t("embed.moreText")}</p>
        <p className="share-example">
          <code>{`${page.link.url}?name=Ada&email=ada@example.com`}</code>
        </p>
        <Table
          caption={t("embed.more")}
          rows={rows}
          rowKey={({ name }) => name}
          columns={[
            {
              key: "name",
              header: t("embed.parameter"),
              rowHeader: true,
              cell: ({ name }) => <code>{name}</code>,
            },
            { key: "fills", header: t("embed.fills"), cell: ({ fills }) => fills },
          ]}
        />
      </div>
    </Card>
  );
}

/** What the site's own people need to know. */
export function SiteNotes({ page: { origin, tellsBookings } }: { page: SharePage }) {
  const { t } = useI18n();
  return (
    <Card look="sunken" title={t("embed.developers")}>
      <div className="stack">
        <p>{t("embed.policyText")}</p>
        <p className="share-example">
          <code>{`script-src ${origin}; frame-src ${origin}`}</code>
        </p>
        <p>{t("embed.eventsText")}</p>
        <p>{t(tellsBookings ? "embed.eventsTold" : "embed.eventsUntold")}</p>
        {tellsBookings && (
          <p className="share-example">
            <code>{'addEventListener("parley:booked", ({ detail }) => console.log(detail.startsAt))'}</code>
          </p>
        )}
        <p>{t("embed.onwardText")}</p>
        <p className="share-example">
          <code>{'data-onward="top"'}</code>
        </p>
      </div>
    </Card>
  );
}
