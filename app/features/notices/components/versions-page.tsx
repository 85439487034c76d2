import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { VersionRow, versionPage, versionsPage } from "../versions-page.server.ts";
import { NoticeBlocks } from "./notice-blocks.tsx";
import { NoticeFrame, ObjectToRecipients } from "./notice-frame.tsx";
import { VersionDiff } from "./version-diff.tsx";

/** All versions, and what changed between two of them. */
export function VersionsPage({ page }: { page: Awaited<ReturnType<typeof versionsPage>> }) {
  const { t } = useI18n();
  return (
    <NoticeFrame title={t("notices.versions.title")} lead={t("notices.versions.lead")}>
      <p>
        <a href="/privacy/feed.xml">{t("notices.versions.feed")}</a>
      </p>
      <ol className="notice__versions" reversed start={page.rows.length}>
        {page.rows.map((row) => (
          <li key={row.number} className="card">
            <h2>
              <a href={`/privacy/versions/${row.hash}`}>
                {t("notices.versions.item", { number: row.number })}
              </a>
            </h2>
            <VersionFacts row={row} />
          </li>
        ))}
      </ol>
      {page.rows.length > 1 && <CompareForm rows={page.rows} chosen={page.chosen} />}
      {page.diff && <VersionDiff diff={page.diff} />}
    </NoticeFrame>
  );
}

/** One version, with what changed from the one before. */
export function VersionPage({ page }: { page: NonNullable<Awaited<ReturnType<typeof versionPage>>> }) {
  const { t } = useI18n();
  return (
    <NoticeFrame
      title={t("notices.version.title", { number: page.row.number })}
      lead={t("notices.versions.lead")}
    >
      <VersionFacts row={page.row} />
      <p className="small muted">{t("notices.versions.hash", { hash: page.row.hash })}</p>
      {page.diff ? <VersionDiff diff={page.diff} /> : <p>{t("notices.versions.first")}</p>}
      <ObjectToRecipients />
      <hr />
      <div className="notice__text">
        <NoticeBlocks blocks={page.blocks} />
      </div>
      <p>
        <a href="/privacy/versions">{t("notices.versions.all")}</a>
      </p>
    </NoticeFrame>
  );
}

function VersionFacts({ row }: { row: VersionRow }) {
  const { t } = useI18n();
  return (
    <div className="cluster">
      <span>{t("notices.versions.published", { date: row.published })}</span>
      <span className="muted">{t("notices.versions.effective", { date: row.effective })}</span>
      {row.state !== "past" && (
        <Badge tone={row.state === "current" ? "success" : "info"}>
          {t(`notices.versions.${row.state}`)}
        </Badge>
      )}
      {row.material && <Badge tone="warning">{t("notices.versions.material")}</Badge>}
    </div>
  );
}

function CompareForm({
  rows,
  chosen,
}: {
  rows: readonly VersionRow[];
  chosen: { from: string; to: string };
}) {
  const { t } = useI18n();
  // Two versions of one content would be one choice.
  const options = rows
    .filter(({ hash }, index) => rows.findIndex((row) => row.hash === hash) === index)
    .map(({ number, hash, published }) => ({
      value: hash,
      label: `${t("notices.versions.item", { number })} · ${published}`,
    }));
  return (
    <form className="card form" method="get" action="/privacy/versions#diff">
      <h2>{t("notices.versions.compare")}</h2>
      <Field label={t("notices.versions.from")} id="from">
        {(control) => <Select {...control} name="from" options={options} defaultValue={chosen.from} />}
      </Field>
      <Field label={t("notices.versions.to")} id="to">
        {(control) => <Select {...control} name="to" options={options} defaultValue={chosen.to} />}
      </Field>
      <div className="form__actions">
        <Button>{t("notices.versions.show")}</Button>
      </div>
    </form>
  );
}
