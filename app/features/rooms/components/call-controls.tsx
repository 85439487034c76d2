import { useState } from "react";
import { useI18n } from "#app/ui/i18n.tsx";
import type { RoomSession } from "../browser/room-session.ts";
import { Control, DeviceControls } from "./device-controls.tsx";
import { LeaveControl } from "./leave-control.tsx";
import { ReactionMenu } from "./reactions.tsx";
import { useStore } from "./use-store.ts";
import type { Whiteboard } from "./whiteboard.tsx";

type CallControlsProps = {
  session: RoomSession;
  chat: { id: string; open: boolean; unread: number; toggle: () => void };
  people: { id: string; open: boolean; toggle: () => void };
  board: Whiteboard;
};

export function CallControls({ session, chat, people, board }: CallControlsProps) {
  const { t } = useI18n();
  const screen = useStore(session.screen);
  const { mySeat, others, knocks } = useStore(session.call);
  const handUp = mySeat?.hand != null;
  const asking = knocks.length + others.filter((seat) => seat.hand !== null).length;
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
        id="board-control"
        icon="board"
        label={t(board.open ? "room.board.close" : "room.board.open")}
        shortcut="W"
        look={board.open ? "active" : "plain"}
        onPress={board.toggle}
      />
      <Control
        icon="hand"
        label={t(handUp ? "room.control.handDown" : "room.control.handUp")}
        shortcut="H"
        look={handUp ? "active" : "plain"}
        onPress={() => session.raiseHand(!handUp)}
      />
      <ReactionMenu session={session} />
      <Control
        id="people-control"
        icon="users"
        label={t("room.control.people", { count: others.length + 1 })}
        look={people.open ? "active" : "plain"}
        count={asking}
        expanded={people.open}
        controls={people.open ? people.id : undefined}
        onPress={people.toggle}
      />
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
      <LeaveControl session={session} />
    </fieldset>
  );
}
