import { useI18n } from "#app/ui/i18n.tsx";
import { Table } from "#app/ui/table.tsx";
import type { CountLine } from "../deletion-words.server.ts";

/** How many records of each kind of data are erased, or were. */
export function CountsTable({ counts }: { counts: readonly CountLine[] }) {
  const { t } = useI18n();
  if (counts.length === 0) return <p>{t("deletion.counts.none")}</p>;
  return (
    <div className="card card--flush">
      <Table
        caption={t("deletion.counts.caption")}
        rows={counts}
        rowKey={(line) => line.label}
        columns={[
          {
            key: "label",
            header: t("deletion.counts.category"),
            rowHeader: true,
            cell: (line) => line.label,
          },
          {
            key: "records",
            header: t("deletion.counts.records"),
            align: "end",
            cell: (line) => line.records,
          },
        ]}
      />
    </div>
  );
}

/** What goes, with its figures. */
export function WhatGoes({ counts, ahead }: { counts: readonly CountLine[]; ahead?: number }) {
  const { t } = useI18n();
  return (
    <section className="stack" aria-labelledby="goes">
      <h2 id="goes">{t("deletion.counts.title")}</h2>
      {ahead !== undefined && <p>{t("deletion.ahead", { count: ahead })}</p>}
      <CountsTable counts={counts} />
      <p className="muted small">{t("deletion.counts.note")}</p>
    </section>
  );
}

export function WhatStays({ lines }: { lines: readonly string[] }) {
  const { t } = useI18n();
  return (
    <section className="stack" aria-labelledby="stays">
      <h2 id="stays">{t("deletion.stays.title")}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

/** Nobody should delete what they would have liked to keep. */
export function ExportFirst() {
  const { t } = useI18n();
  return (
    <section className="stack" aria-labelledby="export">
      <h2 id="export">{t("deletion.export.title")}</h2>
      <p>
        {t("deletion.export.text")} <a href="/account#your-data">{t("deletion.export.link")}</a>
      </p>
    </section>
  );
}
