import { type RefObject, useEffect, useMemo, useRef } from "react";
import { classNames } from "#app/ui/class-names.ts";
import { playThrough, speaker } from "../browser/speaker.ts";
import { useStore } from "./use-store.ts";

type Blocked = {
  /** The browser wants a touch before it plays sound. */
  onBlocked?: (retry: () => void) => void;
};

type VideoViewProps = Blocked & {
  stream: MediaStream;
  muted?: boolean;
  mirrored?: boolean;
  hidden?: boolean;
  /** The first picture is here. */
  onPlaying?: () => void;
};

/** Plays a live stream. */
export function VideoView({ stream, muted, mirrored, hidden, onBlocked, onPlaying }: VideoViewProps) {
  const video = useRef<HTMLVideoElement>(null);
  usePlaying(video, stream, onBlocked);
  return (
    <video
      ref={video}
      className={classNames("tile__video", mirrored && "tile__video--mirrored", hidden && "tile__video--off")}
      autoPlay
      playsInline
      muted={muted}
      onPlaying={onPlaying}
    />
  );
}

/**
 * The sound of a live stream, apart from its picture: a video element keeps silent until its first picture has come,
 * and none comes from somebody whose camera was never on.
 */
export function SoundView({ stream, onBlocked, onPlaying }: Omit<VideoViewProps, "muted">) {
  const audio = useRef<HTMLAudioElement>(null);
  const sound = useMemo(() => new MediaStream(stream.getAudioTracks()), [stream]);
  usePlaying(audio, sound, onBlocked);
  // biome-ignore lint/a11y/useMediaCaption: a live conversation has no caption track
  return <audio ref={audio} autoPlay onPlaying={onPlaying} />;
}

function usePlaying(
  media: RefObject<HTMLMediaElement>,
  stream: MediaStream,
  onBlocked: Blocked["onBlocked"],
): void {
  const through = useStore(speaker);
  useEffect(() => {
    if (media.current) playThrough(media.current, through);
  }, [media, through]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new callback is no reason to start playing anew
  useEffect(() => {
    const element = media.current;
    if (!element) return;
    element.srcObject = stream;
    const play = () => element.play();
    play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === "NotAllowedError") onBlocked?.(() => void play());
    });
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
}
