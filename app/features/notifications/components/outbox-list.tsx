import { EmptyState } from "#app/ui/empty-state.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Table } from "#app/ui/table.tsx";

/** `sentAt` is a text in the reader's language. */
export type OutboxEntry = { id: string; to: string; subject: string; sentAt: string };

export function OutboxList({ mails }: { mails: OutboxEntry[] }) {
  const { t } = useI18n();
  return (
    <div className="stack stack--loose">
      <PageHeader title={t("mail.outbox.title")} lead={t("mail.outbox.lead")} />
      {mails.length === 0 ? (
        <EmptyState title={t("mail.outbox.empty")}>{t("mail.outbox.emptyText")}</EmptyState>
      ) : (
        <Table
          caption={t("mail.outbox.list")}
          rows={mails}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "subject",
              header: t("mail.outbox.subject"),
              rowHeader: true,
              cell: ({ id, subject }) => <a href={`/dev/outbox/${id}`}>{subject}</a>,
            },
            { key: "to", header: t("mail.outbox.to"), cell: ({ to }) => to },
            { key: "sent", header: t("mail.outbox.sent"), cell: ({ sentAt }) => sentAt },
          ]}
        />
      )}
    </div>
  );
}
