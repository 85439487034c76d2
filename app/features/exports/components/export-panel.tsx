import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { Alert } from "#app/ui/alert.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { ExportView } from "../export-page.server.ts";

type Props = {
  view: ExportView;
  /** Of the page, which takes the form; downloads stand below it. */
  path: string;
  /** The business's, where it is one's. */
  name?: string;
};

const lookEveryMs = 2000;

/** A copy of one's data: asking for it, how far it is, and the file. All of it works without scripts. */
export function ExportPanel({ view, path, name = "" }: Props) {
  const { t } = useI18n();
  const { scope, copy } = view;
  const underWay = copy.state === "waiting" || copy.state === "running";
  useLiveProgress(underWay);
  return (
    <div className="stack stack--loose">
      <Card title={t(`exports.${scope}.title`)}>
        <div className="stack">
          <p>{t(`exports.${scope}.text`, { name })}</p>
          <CopyState view={view} path={path} />
          {!underWay && <AskForm view={view} path={path} />}
        </div>
      </Card>
      <div className="split">
        <Card title={t("exports.member.inside")}>
          <p>{t(`exports.${scope}.insideText`)}</p>
        </Card>
        <Card look="sunken" title={t("exports.outside")}>
          <div className="stack">
            <p>{t(`exports.absent.${scope}`)}</p>
            <p>{t("exports.absent.secrets")}</p>
          </div>
        </Card>
      </div>
    </div>
  );
}

/** Where a script runs, the page looks by itself; elsewhere there is a link. */
function useLiveProgress(underWay: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!underWay) return;
    const timer = setInterval(revalidate, lookEveryMs);
    return () => clearInterval(timer);
  }, [underWay, revalidate]);
}

function CopyState({ view: { copy }, path }: Props) {
  const { t } = useI18n();
  switch (copy.state) {
    case "none":
      return <p className="muted">{t("exports.none")}</p>;
    case "waiting":
    case "running":
      return (
        <Progress percent={copy.state === "running" ? copy.percent : 0} state={copy.state} path={path} />
      );
    case "failed":
      return <Alert tone="danger">{t("exports.failed")}</Alert>;
    case "expired":
      return <Alert>{t("exports.expired", { asked: copy.asked })}</Alert>;
    case "ready":
      return (
        <>
          <Alert tone="success" title={t("exports.ready")}>
            <p>{t("exports.readyFacts", { size: copy.size, asked: copy.asked, ends: copy.ends })}</p>
            <p className="small export__sum">
              {t("exports.sum")} <code>{copy.sha256}</code>
            </p>
          </Alert>
          <div>
            <a className="button button--primary" href={`${path}/${copy.id}`}>
              <Icon name="download" size={18} />
              {t("exports.download")}
            </a>
          </div>
        </>
      );
  }
}

function Progress({ percent, state, path }: { percent: number; state: "waiting" | "running"; path: string }) {
  const { t } = useI18n();
  const words = t("exports.progress", { percent });
  return (
    <div className="stack stack--tight">
      <p role="status">{t(`exports.${state}`)}</p>
      <p className="export__progress">
        <progress max={100} value={percent} aria-label={t("exports.progressLabel")}>
          {words}
        </progress>
        <span>{words}</span>
      </p>
      <p>
        <ButtonLink icon="refresh" href={path}>
          {t("exports.refresh")}
        </ButtonLink>
      </p>
    </div>
  );
}

function AskForm({ view: { copy, otherUnderWay, scope }, path }: Props) {
  const { t } = useI18n();
  if (otherUnderWay) return <p className="muted">{t("exports.otherUnderWay")}</p>;
  const words = { none: "exports.ask", failed: "exports.tryAgain" } as const;
  const key = copy.state === "none" || copy.state === "failed" ? words[copy.state] : "exports.askAgain";
  return (
    <form method="post" action={path} className="stack stack--tight">
      {scope === "business" && <p className="muted small">{t("exports.business.seen")}</p>}
      <p className="muted small">{t("exports.password")}</p>
      <div>
        <Button variant={copy.state === "ready" ? "secondary" : "primary"}>{t(key)}</Button>
      </div>
    </form>
  );
}
