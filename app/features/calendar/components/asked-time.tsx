import type { ReactNode } from "react";
import { Alert } from "#app/ui/alert.tsx";
import { Card } from "#app/ui/card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import type { JudgedTime } from "../judge-time.server.ts";

/** The time somebody asks for. */
export function AskedWhen({ asked, label, zone }: { asked: JudgedTime; label: string; zone: string }) {
  return (
    <Card look="sunken">
      <p className="muted small">{label}</p>
      <p className="strong">{asked.date}</p>
      <p className="tabular">
        {asked.time} <span className="muted">{zone}</span>
      </p>
    </Card>
  );
}

/** What stands against it: whose time it is, or which rules somebody is about to go past. */
export function AskedVerdict({ asked, live, why }: { asked: JudgedTime; live?: boolean; why?: ReactNode }) {
  const { t } = useI18n();
  const shared = live ? { live } : {};
  if (asked.verdict === "past") return <Alert tone="danger" {...shared} title={t("calendar.verdict.past")} />;
  if (asked.verdict === "taken") {
    return (
      <Alert tone="danger" {...shared} title={t("calendar.verdict.taken")}>
        <Sentences of={asked.conflicts} />
        {why}
      </Alert>
    );
  }
  if (asked.verdict === "rules") {
    return (
      <Alert tone="warning" {...shared} title={t("calendar.verdict.rules")}>
        <Sentences of={[...asked.broken, ...asked.notes]} />
        {why}
      </Alert>
    );
  }
  return (
    <Alert tone="success" {...shared} title={t("calendar.verdict.free")}>
      {asked.notes.length > 0 && (
        <>
          <p>{t("calendar.verdict.notes")}</p>
          <Sentences of={asked.notes} />
        </>
      )}
    </Alert>
  );
}

function Sentences({ of }: { of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <ul className="sentences">
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

/** Whether there is anything that a press of a button could do. */
export function isPossible(asked: JudgedTime): boolean {
  return asked.verdict === "free" || asked.verdict === "rules";
}

export function Nearest({ times }: { times: readonly { label: string; href: string }[] }) {
  const { t } = useI18n();
  if (times.length === 0) return null;
  return (
    <>
      <p>{t("calendar.nearest")}</p>
      <ul className="nearest">
        {times.map(({ label, href }) => (
          <li key={href}>
            <Link href={href}>{label}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}
