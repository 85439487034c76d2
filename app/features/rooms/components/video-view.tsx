import { useEffect, useRef } from "react";
import { classNames } from "#app/ui/class-names.ts";

type VideoViewProps = {
  stream: MediaStream;
  muted?: boolean;
  mirrored?: boolean;
  hidden?: boolean;
  /** The browser wants a touch before it plays sound. */
  onBlocked?: (retry: () => void) => void;
};

/** Plays a live stream. It stays in place while only the sound is wanted. */
export function VideoView({ stream, muted, mirrored, hidden, onBlocked }: VideoViewProps) {
  const video = useRef<HTMLVideoElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new callback is no reason to start playing anew
  useEffect(() => {
    const element = video.current;
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
  return (
    // biome-ignore lint/a11y/useMediaCaption: a live conversation has no caption track
    <video
      ref={video}
      className={classNames("tile__video", mirrored && "tile__video--mirrored", hidden && "tile__video--off")}
      autoPlay
      playsInline
      muted={muted}
    />
  );
}
