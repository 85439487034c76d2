import { useEffect, useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { RoomSession } from "../browser/room-session.ts";
import { useStore } from "./use-store.ts";

const minuteMs = 60_000;
/** From then on the end of the meeting is worth a word. */
const shownFromMs = 10 * minuteMs;

/** How long the meeting still has, near its planned end; hosts can give it more, and see what comes next. */
export function TimeLeft({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const { meeting, mySeat } = useStore(session.call);
  const [now, setNow] = useState(session.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(session.now()), 5_000);
    return () => clearInterval(timer);
  }, [session]);
  if (!meeting || meeting.endsAt - now > shownFromMs) return null;
  const minutes = Math.ceil((meeting.endsAt - now) / minuteMs);
  const { nextAt } = meeting;
  return (
    <div className="time-left" role="status">
      <span className="time-left__text">
        {minutes > 0 ? t("room.time.left", { minutes }) : t("room.time.over", { minutes: -minutes })}
        {mySeat?.leads && nextAt !== null && (
          <span className="time-left__next">
            {" "}
            · {t("room.time.next", { minutes: Math.max(0, Math.round((nextAt - now) / minuteMs)) })}
          </span>
        )}
      </span>
      {mySeat?.role === "host" && (
        <Button type="button" size="small" onClick={() => session.command({ type: "extend" })}>
          {t("room.time.extend")}
        </Button>
      )}
    </div>
  );
}
