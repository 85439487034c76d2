import type { Translator } from "#app/messages/translator.ts";
import type { ListedIncident } from "./incident-list.server.ts";

type Told = {
  incident: ListedIncident;
  operator: { name: string | null; contact: string | null };
  /** How an instant reads, with its zone. */
  date: (at: number) => string;
};

/** What the authority is told, as text to send: nature, numbers, contact, consequences, measures (art. 33(3)). */
export function authorityReport({ incident, operator, date }: Told, { t, locale }: Translator): string {
  const { facts, people, unreachable, query, events } = incident;
  const measures = events.filter(({ kind, text }) => kind === "measure" && text !== "");
  const parts: [string, string][] = [
    [t("incident.report.kind"), t(`incident.kind.${incident.kind}`)],
    [t("incident.report.aware"), date(incident.awareAt)],
    [t("incident.report.due"), date(incident.dueAt)],
    [t("incident.report.what"), facts.what[locale]],
    [t("incident.report.data"), query.columns.join(", ")],
    [t("incident.report.people"), t("incident.report.peopleText", { people, unreachable })],
    [t("incident.report.consequences"), facts.consequences[locale]],
    [
      t("incident.report.measures"),
      [facts.measures[locale], ...measures.map(({ at, text }) => `${date(at)}: ${text}`)].join("\n"),
    ],
    [t("incident.report.told"), t("incident.report.toldText", { told: incident.told, people })],
    [t("incident.report.contact"), [operator.name, operator.contact].filter(Boolean).join(", ")],
  ];
  const body = parts.map(([title, text]) => `${title}\n${text}`).join("\n\n");
  return `${t("incident.report.title", { id: incident.id })}\n\n${body}\n`;
}
