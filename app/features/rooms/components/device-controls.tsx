import type { MessageKey } from "#app/messages/catalog.ts";
import { classNames } from "#app/ui/class-names.ts";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon, type IconName } from "#app/ui/icon.tsx";
import type { DeviceKind } from "../browser/local-media.ts";
import type { RoomSession } from "../browser/room-session.ts";
import { useStore } from "./use-store.ts";

type ControlProps = {
  id?: string;
  icon: IconName;
  label: string;
  /** One key, shown in the tooltip. */
  shortcut?: string;
  look?: "plain" | "off" | "active" | "danger";
  count?: number;
  wide?: boolean;
  expanded?: boolean;
  controls?: string;
  onPress: () => void;
};

/** A round button of the call. Its label says what pressing it does, so no pressed state is needed beside it. */
export function Control(props: ControlProps) {
  const { id, icon, label, shortcut, look = "plain", count, wide, expanded, controls, onPress } = props;
  return (
    <button
      id={id}
      type="button"
      className={classNames("control", look !== "plain" && `control--${look}`, wide && "control--wide")}
      title={shortcut ? `${label} (${shortcut})` : label}
      aria-label={wide ? undefined : label}
      aria-keyshortcuts={shortcut}
      aria-expanded={expanded}
      aria-controls={controls}
      onClick={onPress}
    >
      <Icon name={icon} size={22} />
      {wide && <span>{label}</span>}
      {count !== undefined && count > 0 && <span className="control__count">{count}</span>}
    </button>
  );
}

const words: Record<
  DeviceKind,
  { on: MessageKey; off: MessageKey; key: string; icons: [IconName, IconName] }
> = {
  microphone: { on: "room.control.mute", off: "room.control.unmute", key: "M", icons: ["mic", "mic-off"] },
  camera: {
    on: "room.control.cameraOff",
    off: "room.control.cameraOn",
    key: "V",
    icons: ["video", "video-off"],
  },
};

/** Mute and camera: the same two in the lobby and in the call. */
export function DeviceControls({ session }: { session: RoomSession }) {
  const { t } = useI18n();
  const state = useStore(session.media.store);
  return (["microphone", "camera"] as const).map((kind) => {
    const { on } = state[kind];
    const { icons, key } = words[kind];
    return (
      <Control
        key={kind}
        icon={icons[on ? 0 : 1]}
        label={t(on ? words[kind].on : words[kind].off)}
        shortcut={key}
        look={on ? "plain" : "off"}
        onPress={() => void session.toggle(kind)}
      />
    );
  });
}
