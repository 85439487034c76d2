import { NoticeFrame } from "#app/features/notices/components/notice-frame.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { IncidentsPage } from "../public-incidents.server.ts";

/** What went wrong here, for everybody to read. */
export function PublicIncidents({ rows }: { rows: IncidentsPage["rows"] }) {
  const { t } = useI18n();
  return (
    <NoticeFrame title={t("incident.public.title")} lead={t("incident.public.lead")}>
      <p>
        <a href="/privacy/incidents.xml">{t("incident.public.subscribe")}</a>
      </p>
      {rows.length === 0 && <p>{t("incident.public.none")}</p>}
      {rows.map(({ id, kind, people, noticed, told, what, consequences, measures }) => (
        <section key={id} id={id} className="card">
          <h2>{t(`incident.kind.${kind}`)}</h2>
          <p className="muted small">{t("incident.public.when", { noticed, told })}</p>
          <p>{what}</p>
          <p>{t("incident.public.people", { people })}</p>
          <h3>{t("incident.report.consequences")}</h3>
          <p>{consequences}</p>
          <h3>{t("incident.report.measures")}</h3>
          <p>{measures}</p>
        </section>
      ))}
    </NoticeFrame>
  );
}
