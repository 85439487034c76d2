import { useState } from "react";
import { useI18n } from "#app/ui/i18n.tsx";
import type { RoomSession } from "../browser/room-session.ts";
import { Control, DeviceControls } from "./device-controls.tsx";
import { useStore } from "./use-store.ts";

type CallControlsProps = {
  session: RoomSession;
  chat: { id: string; open: boolean; unread: number; toggle: () => void };
};

export function CallControls({ session, chat }: CallControlsProps) {
  const { t } = useI18n();
  const screen = useStore(session.screen);
  // Phones have no screen to share; the button would only disappoint.
  const [canShare] = useState(() => "getDisplayMedia" in (navigator.mediaDevices ?? {}));
  const chatLabel =
    chat.unread > 0 ? t("room.control.chatUnread", { count: chat.unread }) : t("room.control.chat");
  return (
    <fieldset className="call__controls" aria-label={t("room.control.all")}>
      <DeviceControls session={session} />
      {canShare && (
        <Control
          icon={screen ? "screen-share-off" : "screen-share"}
          label={t(screen ? "room.control.screenOff" : "room.control.screenOn")}
          look={screen ? "active" : "plain"}
          onPress={() => void session.toggleScreen()}
        />
      )}
      <Control
        id="chat-control"
        icon="chat"
        label={chatLabel}
        look={chat.open ? "active" : "plain"}
        count={chat.unread}
        expanded={chat.open}
        controls={chat.open ? chat.id : undefined}
        onPress={chat.toggle}
      />
      <Control
        icon="leave"
        label={t("room.control.leave")}
        look="danger"
        wide
        onPress={() => session.leave()}
      />
    </fieldset>
  );
}
