import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";
import { clockText } from "./elapsed.tsx";
import type { RoomPageData } from "./room-page-data.ts";

const daySeconds = 86_400;

/** Too early: when the door opens, and a button that opens it by itself when the time has come. */
export function EarlyPage({ data }: { data: RoomPageData }) {
  const { t } = useI18n();
  const { revalidate } = useRevalidator();
  const seconds = useSecondsUntil(data.opensAt, data.now);
  const due = seconds <= 0;
  useEffect(() => {
    if (!due) return;
    revalidate();
    // Should the server's clock still say "early", it is asked again.
    const timer = setInterval(revalidate, 2_000);
    return () => clearInterval(timer);
  }, [due, revalidate]);
  return (
    <PublicShell business={{ name: data.businessName, href: data.onwardHref }} narrow>
      <div className="door">
        <h1>{t("room.early.title")}</h1>
        <p className="door__when">
          {data.title}
          <br />
          {data.when} <span className="muted">({data.zoneLabel})</span>
        </p>
        <p>{t("room.early.opens", { time: data.opensText })}</p>
        <p className="door__clock" role="timer">
          {seconds > daySeconds
            ? t("room.early.days", { count: Math.floor(seconds / daySeconds) })
            : clockText(Math.max(0, seconds))}
        </p>
        <Button
          type="button"
          variant="primary"
          size="large"
          busy={due}
          aria-disabled={!due || undefined}
          onClick={() => due && revalidate()}
        >
          {t("room.early.enter")}
        </Button>
        <p className="muted">{t("room.early.hint")}</p>
      </div>
    </PublicShell>
  );
}

/** Counts by the server's clock, which alone decides. The first value is the server's, for a matching hydration. */
function useSecondsUntil(instant: number, serverNow: number): number {
  const [seconds, setSeconds] = useState(Math.ceil((instant - serverNow) / 1000));
  useEffect(() => {
    const ahead = serverNow - Date.now();
    const count = () => setSeconds(Math.ceil((instant - Date.now() - ahead) / 1000));
    const timer = setInterval(count, 250);
    return () => clearInterval(timer);
  }, [instant, serverNow]);
  return seconds;
}
