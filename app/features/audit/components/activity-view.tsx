import { Form } from "@remix-run/react";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Table, type TableColumn } from "#app/ui/table.tsx";
import { activityHref } from "../activity-filter.ts";
import type { ActivityLine, ActivityPage } from "../activity-page.server.ts";
import { auditGroups } from "../audit-actions.ts";

/** What was done in a business, in plain words, with the state of the chain that it stands in. */
export function ActivityView({ page, path }: { page: ActivityPage; path: string }) {
  const { t } = useI18n();
  const { filter, lines } = page;
  return (
    <div className="stack stack--loose">
      <p className="muted">{t("audit.lead", { zone: page.zone })}</p>
      <ChainState chain={page.chain} />
      <FilterForm page={page} path={path} />
      {lines.length === 0 ? (
        <EmptyState title={t("audit.emptyTitle")} headingLevel={2}>
          {filter.group === null ? t("audit.emptyText") : t("audit.emptyFiltered")}
        </EmptyState>
      ) : (
        <div className="card card--flush">
          <ActivityTable lines={lines} />
        </div>
      )}
      <Pagination
        page={filter.page}
        pages={page.pages}
        hrefFor={(number) => activityHref(path, { ...filter, page: number })}
      />
    </div>
  );
}

function ChainState({ chain }: Pick<ActivityPage, "chain">) {
  const { t } = useI18n();
  if (!chain.intact)
    return (
      <Alert tone="danger" title={t("audit.chain.brokenTitle")}>
        <p>{t("audit.chain.broken", { seq: chain.seq })}</p>
      </Alert>
    );
  return (
    <Card look="sunken">
      <p>{t("audit.chain.intact", { count: chain.count, upTo: chain.upTo ?? "" })}</p>
      <p className="muted small">{t("audit.chain.text")}</p>
    </Card>
  );
}

/** It only reads, so its answer is an address. */
function FilterForm({ page: { filter }, path }: { page: ActivityPage; path: string }) {
  const { t } = useI18n();
  return (
    <Form className="filters" method="get" action={path} role="search" key={filter.group ?? ""}>
      <Field label={t("audit.filter")}>
        {({ required: _, ...control }) => (
          <Select
            {...control}
            name="about"
            defaultValue={filter.group ?? ""}
            placeholder={t("audit.filter.all")}
            options={auditGroups.map((group) => ({ value: group, label: t(`audit.group.${group}`) }))}
          />
        )}
      </Field>
      <div className="filters__actions">
        <Button>{t("audit.apply")}</Button>
      </div>
    </Form>
  );
}

function ActivityTable({ lines }: { lines: readonly ActivityLine[] }) {
  const { t } = useI18n();
  const columns: TableColumn<ActivityLine>[] = [
    { key: "at", header: t("audit.at"), rowHeader: true, cell: ({ at }) => at },
    {
      key: "what",
      header: t("audit.what"),
      cell: ({ text, note }) => (
        <>
          {text}
          {note !== null && <span className="muted small"> {note}</span>}
        </>
      ),
    },
    {
      key: "link",
      header: t("audit.link"),
      cell: ({ link }) => link && <Link href={link.href}>{link.label}</Link>,
    },
  ];
  return (
    <Table caption={t("audit.caption")} columns={columns} rows={lines} rowKey={({ seq }) => String(seq)} />
  );
}
