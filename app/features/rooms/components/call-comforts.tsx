import { useState } from "react";
import { useI18n } from "#app/ui/i18n.tsx";
import type { RoomSession } from "../browser/room-session.ts";
import { CallMenu, type CallMenuItem } from "./call-menu.tsx";
import { PictureWindow, usePictureWindow } from "./picture-window.tsx";
import { ShortcutList } from "./shortcut-list.tsx";
import { useFullScreen } from "./use-full-screen.ts";
import { useKnockAlerts } from "./use-knock-alerts.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { useStore } from "./use-store.ts";

type CallComfortsProps = {
  session: RoomSession;
  isHost: boolean;
  /** The business lets its hosts record. */
  records: boolean;
  /** It lets captions be asked for, and there is who writes them. */
  captions: boolean;
  onChat: () => void;
  onBoard: () => void;
};

/** Whoever asked for captions ends them, and so does a host. */
function useCaptionsItem(
  session: RoomSession,
  { isHost, captions }: Pick<CallComfortsProps, "isHost" | "captions">,
): CallMenuItem | null {
  const { t } = useI18n();
  const { word } = useStore(session.captions.store);
  const { mySeat, others } = useStore(session.call);
  const mayEnd = word !== null && (isHost || word.by?.id === mySeat?.id);
  const mayBegin = word === null && captions && others.length > 0;
  if (!mayEnd && !mayBegin) return null;
  return {
    key: "captions",
    icon: "chat",
    label: t(mayEnd ? "captions.stop" : "captions.start"),
    onPress: () => session.captions.want(!mayEnd),
  };
}

/** Keys, full screen, the small window and word of who knocks: the menu of the call, and what it opens. */
export function CallComforts({ session, isHost, records, captions, onChat, onBoard }: CallComfortsProps) {
  const { t } = useI18n();
  const [listed, setListed] = useState(false);
  const fullScreen = useFullScreen();
  const picture = usePictureWindow();
  const knocks = useKnockAlerts(session);
  const { others } = useStore(session.call);
  const canShare = "getDisplayMedia" in (navigator.mediaDevices ?? {});
  useShortcuts(session, {
    chat: onChat,
    board: onBoard,
    hand: () => session.raiseHand(session.call.get().mySeat?.hand == null),
    "full-screen": fullScreen.toggle,
    picture: picture.toggle,
    list: () => setListed(true),
    ...(canShare ? { screen: () => void session.toggleScreen() } : {}),
  });
  const { word } = useStore(session.recording.store);
  const mayRecord = isHost && records && session.recording.supported && others.length > 0;
  const items: (CallMenuItem | null)[] = [
    mayRecord || (word && isHost)
      ? {
          key: "record",
          icon: "record",
          label: t(word ? "media.recording.stop" : "media.recording.start"),
          onPress: () => void session.recording.want(word === null),
        }
      : null,
    useCaptionsItem(session, { isHost, captions }),
    fullScreen.supported
      ? {
          key: "full-screen",
          icon: "screen",
          label: t(fullScreen.on ? "room.fullScreen.off" : "room.fullScreen.on"),
          onPress: fullScreen.toggle,
        }
      : null,
    picture.supported && (others.length > 0 || picture.on)
      ? {
          key: "picture",
          icon: "external",
          label: t(picture.on ? "room.picture.off" : "room.picture.on"),
          onPress: picture.toggle,
        }
      : null,
    isHost && knocks.mayAsk
      ? { key: "knocks", icon: "bell", label: t("room.knock.tellMe"), onPress: knocks.ask }
      : null,
    { key: "list", icon: "list", label: t("room.keys.title"), onPress: () => setListed(true) },
  ];
  return (
    <>
      <CallMenu items={items.filter((item) => item !== null)} />
      {listed && <ShortcutList onClose={() => setListed(false)} />}
      {picture.body && <PictureWindow session={session} body={picture.body} />}
    </>
  );
}
