import { type ReactNode, type Ref, type RefObject, useEffect, useRef } from "react";
import { wantedFor } from "#app/domain/room/quality.ts";
import type { ShownSeat } from "#app/domain/room/seats.ts";
import { initialsOf } from "#app/ui/avatar.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Spinner } from "#app/ui/spinner.tsx";
import type { RemoteMedia } from "../browser/media-transport.ts";
import type { RoomSession } from "../browser/room-session.ts";
import { LineBars } from "./line-quality.tsx";
import { useStore } from "./use-store.ts";
import { SoundView, VideoView } from "./video-view.tsx";

type TileFrameProps = {
  name: string;
  label: ReactNode;
  muted?: boolean;
  /** Said over the picture while something is not as it should be. */
  status?: string | null;
  className?: string;
  children?: ReactNode;
  showsFace: boolean;
  /** What can be done with this tile. */
  tools?: ReactNode;
  frame?: Ref<HTMLElement>;
};

/** The frame that every picture of a person has: picture or initials, name, muted sign, status. */
export function TileFrame(props: TileFrameProps) {
  const { name, label, muted, status, className, children, showsFace, tools, frame } = props;
  const { t } = useI18n();
  return (
    <figure ref={frame} className={classNames("tile", status && "tile--troubled", className)}>
      {children}
      {!showsFace && (
        <span className="tile__initials" aria-hidden="true">
          {initialsOf(name) || <Icon name="user" size={40} />}
        </span>
      )}
      {status && (
        <span className="tile__status">
          <Spinner />
          {status}
        </span>
      )}
      <figcaption className="tile__caption">
        {muted && <Icon name="mic-off" size={16} label={t("room.tile.muted")} />}
        <span className="tile__name">{label}</span>
      </figcaption>
      {tools && <div className="tile__tools">{tools}</div>}
    </figure>
  );
}

type RemoteTileProps = {
  session: RoomSession;
  seat: ShownSeat;
  remote: RemoteMedia | undefined;
  /** Shown large, with the others beside it. */
  large?: boolean;
  /** Null where there is nobody to choose between. */
  pin?: { on: boolean; toggle: () => void } | null;
  onBlocked: (retry: () => void) => void;
  /** A second tile of somebody who has one on the stage already: that one plays the sound and has the tools. */
  silent?: boolean;
};

/** Somebody else in the room. The tile stays as long as the roster keeps the seat. */
export function RemoteTile(props: RemoteTileProps) {
  const { session, seat, remote, large, pin, onBlocked, silent } = props;
  const { t } = useI18n();
  const stream = remote?.stream ?? null;
  const status = useTileStatus(seat, remote);
  const line = useStore(session.lines)[seat.peerId];
  const frame = useRef<HTMLElement>(null);
  useWish(frame, silent ? null : session.want, seat);
  return (
    <TileFrame
      frame={frame}
      className={large ? "tile--large" : undefined}
      tools={
        !silent && (
          <>
            {line && <LineBars line={line} name={seat.name} />}
            {pin && (
              <button
                type="button"
                className="tile__tool"
                aria-pressed={pin.on}
                aria-label={t("room.tile.pin", { name: seat.name })}
                onClick={pin.toggle}
              >
                <Icon name="push-pin" size={16} />
              </button>
            )}
          </>
        )
      }
      name={seat.name}
      label={seat.role === "guest" ? t("room.tile.guest", { name: seat.name }) : seat.name}
      muted={!seat.microphone}
      status={status}
      showsFace={stream !== null && seat.camera}
    >
      {stream && <VideoView stream={stream} muted hidden={!seat.camera} onPlaying={session.firstCame} />}
      {stream && !silent && <SoundView stream={stream} onBlocked={onBlocked} onPlaying={session.firstCame} />}
    </TileFrame>
  );
}

/** Tells the transport how large this picture is shown, so that no more is sent. */
function useWish(
  frame: RefObject<HTMLElement>,
  want: RoomSession["want"] | null,
  { peerId, camera }: ShownSeat,
): void {
  useEffect(() => {
    const element = frame.current;
    if (!element || !want) return;
    const tell = () => {
      const pixels = Math.min(element.clientHeight, element.clientWidth) * devicePixelRatio;
      want(peerId, camera ? wantedFor(pixels) : 0);
    };
    const sizes = new ResizeObserver(tell);
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [frame, want, peerId, camera]);
}

/** The link's own word counts first: media may flow while the server's connection is gone, and the other way round. */
function useTileStatus(seat: ShownSeat, remote: RemoteMedia | undefined): string | null {
  const { t } = useI18n();
  if (remote?.health === "connected") return null;
  if (seat.away?.cause === "connection-lost") return t("room.tile.lost", { name: seat.name });
  if (seat.away) return t("room.tile.away", { name: seat.name });
  if (remote?.health === "unsteady") return t("room.tile.unsteady");
  return t("room.tile.connecting");
}

type ScreenTileProps = { stream: MediaStream; name: string; mine?: boolean; silent?: boolean };

/** A shared screen, shown whole. */
export function ScreenTile({ stream, name, mine, silent }: ScreenTileProps) {
  const { t } = useI18n();
  return (
    <TileFrame
      name={name}
      label={mine ? t("room.tile.myScreen") : t("room.tile.screen", { name })}
      className="tile--screen"
      showsFace
    >
      <VideoView stream={stream} muted={mine || silent} />
    </TileFrame>
  );
}
