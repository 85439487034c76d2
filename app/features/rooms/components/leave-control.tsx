import { useId, useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { RoomSession } from "../browser/room-session.ts";
import { Control } from "./device-controls.tsx";
import { useStore } from "./use-store.ts";

/** Leaves at once; a host whom others would stay behind is asked what becomes of the meeting. */
export function LeaveControl({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const { mySeat, others } = useStore(session.call);
  const [asking, setAsking] = useState(false);
  const asks = mySeat?.role === "host" && others.length > 0;
  return (
    <>
      <Control
        icon="leave"
        label={t("room.control.leave")}
        look="danger"
        wide
        onPress={() => (asks ? setAsking(true) : session.leave())}
      />
      {asking && asks && <LeaveDialog session={session} onClose={() => setAsking(false)} />}
    </>
  );
}

function LeaveDialog({ session, onClose }: { session: RoomSession; onClose: () => void }) {
  const { t } = useI18n();
  const { others } = useStore(session.call);
  const heirs = others.filter((seat) => !seat.away && !seat.leads);
  const [heir, setHeir] = useState(heirs[0]?.id ?? "");
  const selectId = useId();
  const somebodyLeads = others.some((seat) => seat.leads);
  return (
    <Dialog open onClose={onClose} title={t("room.leave.title")} lightDismiss>
      <div className="stack">
        <div className="leave__choice">
          <p>{t(somebodyLeads ? "room.leave.staysLed" : "room.leave.staysAlone")}</p>
          <Button type="button" variant="primary" wide data-autofocus="" onClick={() => session.leave()}>
            {t("room.leave.alone")}
          </Button>
        </div>
        {heirs.length > 0 && !somebodyLeads && (
          <div className="leave__choice">
            <label htmlFor={selectId}>{t("room.leave.heir")}</label>
            <select
              id={selectId}
              className="input"
              value={heir}
              onChange={(event) => setHeir(event.currentTarget.value)}
            >
              {heirs.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <Button
              type="button"
              wide
              onClick={() => {
                session.command({ type: "co-host", id: heir, on: true });
                session.leave();
              }}
            >
              {t("room.leave.handOver")}
            </Button>
          </div>
        )}
        <div className="leave__choice">
          <p>{t("room.leave.endText")}</p>
          <Button type="button" variant="danger" wide onClick={() => session.command({ type: "end" })}>
            {t("room.leave.end")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
