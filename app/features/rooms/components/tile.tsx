import type { ReactNode } from "react";
import type { ShownSeat } from "#app/domain/room/seats.ts";
import { initialsOf } from "#app/ui/avatar.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Spinner } from "#app/ui/spinner.tsx";
import type { RemoteMedia } from "../browser/peer-link.ts";
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
};

/** The frame that every picture of a person has: picture or initials, name, muted sign, status. */
export function TileFrame({ name, label, muted, status, className, children, showsFace }: TileFrameProps) {
  const { t } = useI18n();
  return (
    <figure className={classNames("tile", status && "tile--troubled", className)}>
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
    </figure>
  );
}

type RemoteTileProps = {
  seat: ShownSeat;
  remote: RemoteMedia | undefined;
  onBlocked: (retry: () => void) => void;
  /** Another tile plays the sound already. */
  silent?: boolean;
};

/** Somebody else in the room. The tile stays as long as the roster keeps the seat. */
export function RemoteTile({ seat, remote, onBlocked, silent }: RemoteTileProps) {
  const { t } = useI18n();
  const stream = remote?.stream ?? null;
  const status = useTileStatus(seat, remote);
  return (
    <TileFrame
      name={seat.name}
      label={seat.role === "guest" ? t("room.tile.guest", { name: seat.name }) : seat.name}
      muted={!seat.microphone}
      status={status}
      showsFace={stream !== null && seat.camera}
    >
      {stream && <VideoView stream={stream} muted hidden={!seat.camera} />}
      {stream && !silent && <SoundView stream={stream} onBlocked={onBlocked} />}
    </TileFrame>
  );
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
