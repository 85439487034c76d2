import { ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Table } from "#app/ui/table.tsx";
import type { CertificatePage } from "../certificate-page.server.ts";
import { CountsTable, WhatStays } from "./counts-table.tsx";
import { DeletionShell } from "./deletion-shell.tsx";

/** What was erased, where copies were, what had to stay and why. It names nobody. */
export function CertificateView({ page }: { page: CertificatePage }) {
  const { t } = useI18n();
  const { facts } = page;
  const rows = [
    [t("deletion.certificate.what"), t(`deletion.certificate.${page.kind}`)],
    [t("deletion.certificate.number"), page.id],
    [t("deletion.certificate.requested"), facts.requested],
    [t("deletion.certificate.started"), facts.started],
    [t("deletion.certificate.erased"), facts.erased],
  ] as const;
  return (
    <DeletionShell title={t("deletion.certificate.title")} lead={t("deletion.certificate.lead")}>
      <dl className="facts">
        {rows.map(([label, value]) => (
          <div key={label} className="facts__pair">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section className="stack" aria-labelledby="erased">
        <h2 id="erased">{t("deletion.counts.title")}</h2>
        <CountsTable counts={page.counts} />
      </section>
      <section className="stack" aria-labelledby="targets">
        <h2 id="targets">{t("deletion.certificate.targets")}</h2>
        <div className="card card--flush">
          <Table
            caption={t("deletion.certificate.targets")}
            rows={page.targets}
            rowKey={(target) => target.name}
            columns={[
              {
                key: "name",
                header: t("deletion.certificate.target"),
                rowHeader: true,
                cell: (target) => target.name,
              },
              { key: "state", header: t("deletion.certificate.state"), cell: (target) => target.state },
            ]}
          />
        </div>
      </section>
      <WhatStays lines={page.kept} />
      <section className="stack" aria-label={t("deletion.certificate.signature", { key: page.keyId })}>
        <dl className="facts">
          <div className="facts__pair">
            <dt>{t("deletion.certificate.signature", { key: page.keyId })}</dt>
            <dd>{page.signature}</dd>
          </div>
        </dl>
        <p className="muted small">{t("deletion.certificate.verify")}</p>
        <p className="muted small">{t("deletion.certificate.until", { date: page.until })}</p>
        <div className="form__actions">
          <ButtonLink href={`/deleted/${page.id}/certificate.json`}>
            {t("deletion.certificate.file")}
          </ButtonLink>
        </div>
      </section>
    </DeletionShell>
  );
}
