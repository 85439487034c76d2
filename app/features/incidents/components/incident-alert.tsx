import { Alert } from "#app/ui/alert.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { ConcerningIncident } from "../concerning.server.ts";

/** Says to whom an incident concerns what happened, on the pages where they are known. */
export function IncidentAlerts({ incidents }: { incidents: readonly ConcerningIncident[] }) {
  const { t } = useI18n();
  return incidents.map(({ id, kind, at, what, consequences, measures }) => (
    <Alert key={id} tone="danger" title={t(`incident.mail.${kind}`)}>
      <p>{t("incident.banner.noticed", { at })}</p>
      <p>{what}</p>
      <details className="disclosure">
        <summary>{t("incident.banner.more")}</summary>
        <p>{consequences}</p>
        <p>{measures}</p>
        <p>{t("incident.mail.advice")}</p>
      </details>
    </Alert>
  ));
}
