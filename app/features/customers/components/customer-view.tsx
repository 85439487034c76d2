import { Badge, type Tone } from "#app/ui/badge.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ColorMark } from "#app/ui/color-mark.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Table, type TableColumn } from "#app/ui/table.tsx";
import type { CustomerPage, CustomerVisit } from "../customers-page.server.ts";

const tones: Record<CustomerVisit["state"], Tone> = {
  ...{ pending: "warning", ahead: "info", kept: "success", missed: "warning" },
  ...{ declined: "neutral", expired: "neutral", cancelled: "neutral" },
};

/** One customer: how to reach them, and every appointment of theirs that is kept. */
export function CustomerView({ customer, base }: { customer: CustomerPage; base: string }) {
  const { t } = useI18n();
  return (
    <div className="stack stack--loose">
      <PageHeader
        title={customer.name}
        lead={t("customers.historyLead")}
        actions={
          <ButtonLink href={`${base}/customers`} icon="arrow-left">
            {t("customers.back")}
          </ButtonLink>
        }
      />
      <Card title={t("customers.facts")}>
        <dl className="facts">
          <dt>{t("customers.email")}</dt>
          <dd className="long-words">
            <a href={`mailto:${encodeURIComponent(customer.email).replace("%40", "@")}`}>{customer.email}</a>
          </dd>
          {customer.phone && (
            <>
              <dt>{t("dashboard.booking.phone")}</dt>
              <dd>
                <a href={`tel:${customer.phone.replace(/[^\d+]/g, "")}`}>{customer.phone}</a>
              </dd>
            </>
          )}
          <dt>{t("customers.sum")}</dt>
          <dd>
            {t("customers.sumText", {
              ahead: customer.ahead,
              kept: customer.kept,
              missed: customer.missed,
              cancelled: customer.cancelled,
            })}
          </dd>
        </dl>
      </Card>
      <div className="card card--flush">
        <Visits visits={customer.visits} base={base} />
      </div>
    </div>
  );
}

function Visits({ visits, base }: { visits: readonly CustomerVisit[]; base: string }) {
  const { t } = useI18n();
  const columns: TableColumn<CustomerVisit>[] = [
    {
      key: "when",
      header: t("customers.when"),
      rowHeader: true,
      cell: ({ bookingId, date, time }) => (
        <div>
          <Link className="row-link" href={`${base}/bookings/${bookingId}`}>
            {date}
          </Link>
          <div className="muted tabular">{time}</div>
        </div>
      ),
    },
    {
      key: "what",
      header: t("customers.what"),
      cell: ({ title, color, hosts }) => (
        <div>
          <span className="marked">
            <ColorMark color={color} />
            {title}
          </span>
          <div className="muted cell-note">{t("dashboard.bookings.with", { hosts })}</div>
        </div>
      ),
    },
    {
      key: "state",
      header: t("customers.state"),
      cell: ({ state, cancelledBy }) => (
        <div>
          <Badge tone={tones[state]}>{t(`customers.state.${state}`)}</Badge>
          {state === "cancelled" && cancelledBy && (
            <div className="muted cell-note">{t(`dashboard.bookings.cancelledBy.${cancelledBy}`)}</div>
          )}
        </div>
      ),
    },
  ];
  return (
    <Table
      caption={t("customers.history")}
      columns={columns}
      rows={visits}
      rowKey={({ bookingId }) => bookingId}
    />
  );
}
