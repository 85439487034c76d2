import { useState } from "react";
import type { HostCommand } from "#app/domain/room/room-rules.ts";
import type { ShownSeat } from "#app/domain/room/seats.ts";
import { Button } from "#app/ui/button.tsx";
import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Menu } from "#app/ui/menu.tsx";
import type { RoomSession } from "../browser/room-session.ts";

type PersonActionsProps = { session: RoomSession; seat: ShownSeat; isHost: boolean };

/** What somebody who leads can ask of one person. Co-hosts cannot remove each other or a host. */
export function PersonActions({ session, seat, isHost }: PersonActionsProps) {
  const { t } = useI18n();
  const [asking, setAsking] = useState(false);
  const { id, name } = seat;
  const command = (wish: HostCommand) => () => session.command(wish);
  const mayRemove = seat.role !== "host" && (isHost || !seat.leads);
  const actions = [
    seat.microphone && { label: t("room.person.mute"), press: command({ type: "mute", id }) },
    seat.screen && { label: t("room.person.stopScreen"), press: command({ type: "stop-screen", id }) },
    seat.hand !== null && { label: t("room.person.lowerHand"), press: command({ type: "lower-hand", id }) },
    isHost &&
      seat.role !== "host" && {
        label: t(seat.leads ? "room.person.coHostOff" : "room.person.coHostOn"),
        press: command({ type: "co-host", id, on: !seat.leads }),
      },
  ].filter((action) => action !== false);
  if (actions.length === 0 && !mayRemove) return null;
  return (
    <>
      <Menu label={t("room.person.actions", { name })} size="small">
        {actions.map(({ label, press }) => (
          <button key={label} type="button" onClick={press}>
            {label}
          </button>
        ))}
        {mayRemove && (
          <button type="button" className="menu__danger" onClick={() => setAsking(true)}>
            {t("room.person.remove")}
          </button>
        )}
      </Menu>
      {asking && (
        <ConfirmDialog
          open
          onClose={() => setAsking(false)}
          title={t("room.person.removeTitle", { name })}
          confirm={
            <Button
              type="button"
              variant="danger"
              onClick={() => {
                session.command({ type: "remove", id });
                setAsking(false);
              }}
            >
              {t("room.person.remove")}
            </Button>
          }
        >
          <p>{t("room.person.removeText")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
