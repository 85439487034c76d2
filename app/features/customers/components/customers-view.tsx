import { Form } from "@remix-run/react";
import { Badge } from "#app/ui/badge.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SearchField } from "#app/ui/form/search-field.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Table, type TableColumn } from "#app/ui/table.tsx";
import { customersHref } from "../customers-filter.ts";
import type { CustomerLine, CustomersPage } from "../customers-page.server.ts";

type Props = { page: CustomersPage; path: string; publicPath: string };

/** Who booked, as far as it is kept. */
export function CustomersView({ page, path, publicPath }: Props) {
  const { t } = useI18n();
  const { filter } = page;
  return (
    <>
      <PageHeader title={t("customers.title")} lead={t("customers.lead")} />
      {(page.total > 0 || filter.q !== "") && <Search page={page} path={path} />}
      {page.lines.length === 0 ? (
        <Nobody page={page} path={path} publicPath={publicPath} />
      ) : (
        <div className="stack stack--tight">
          <p className="muted small">{t("customers.count", { count: page.total })}</p>
          <div className="card card--flush">
            <CustomersTable lines={page.lines} path={path} />
          </div>
        </div>
      )}
      <Pagination
        page={filter.page}
        pages={page.pages}
        hrefFor={(number) => customersHref(path, { ...filter, page: number })}
      />
    </>
  );
}

function Search({ page: { filter }, path }: Pick<Props, "page" | "path">) {
  const { t } = useI18n();
  return (
    <Form className="filters" method="get" action={path} role="search" key={filter.q}>
      <SearchField label={t("customers.search")} value={filter.q} />
      <div className="filters__actions">
        <Button icon="search">{t("customers.find")}</Button>
        {filter.q !== "" && (
          <ButtonLink variant="quiet" href={path}>
            {t("customers.all")}
          </ButtonLink>
        )}
      </div>
    </Form>
  );
}

function CustomersTable({ lines, path }: { lines: readonly CustomerLine[]; path: string }) {
  const { t } = useI18n();
  const columns: TableColumn<CustomerLine>[] = [
    {
      key: "who",
      header: t("customers.who"),
      rowHeader: true,
      cell: ({ id, name, email }) => (
        <div>
          <Link className="row-link" href={`${path}/${id}`}>
            {name || email}
          </Link>
          <div className="muted cell-note">{email}</div>
        </div>
      ),
    },
    {
      key: "kept",
      header: t("customers.appointments"),
      cell: ({ kept, missed }) => (
        <span className="cluster cluster--tight">
          <span className="tabular">{kept}</span>
          {missed > 0 && <Badge tone="warning">{t("customers.missedCount", { count: missed })}</Badge>}
        </span>
      ),
    },
    { key: "last", header: t("customers.last"), cell: ({ last }) => last ?? t("customers.none") },
    { key: "next", header: t("customers.next"), cell: ({ next }) => next ?? t("customers.none") },
  ];
  return <Table caption={t("customers.title")} columns={columns} rows={lines} rowKey={({ id }) => id} />;
}

function Nobody({ page, path, publicPath }: Props) {
  const { t } = useI18n();
  if (page.filter.q !== "") {
    return (
      <EmptyState
        picture="search"
        title={t("customers.nothingFound")}
        actions={<ButtonLink href={path}>{t("customers.all")}</ButtonLink>}
      >
        {t("customers.nothingFoundText")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t("customers.empty")}
      actions={
        <ButtonLink href={publicPath} target="_blank" rel="noopener" iconAfter="external">
          {t("dashboard.openPage")}
        </ButtonLink>
      }
    >
      {t("customers.emptyText")}
    </EmptyState>
  );
}
