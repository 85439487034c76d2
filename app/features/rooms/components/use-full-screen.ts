import { useEffect, useState } from "react";

/** The whole page without the browser around it. Not everywhere: iPhones keep it for films. */
export function useFullScreen(): { supported: boolean; on: boolean; toggle: () => void } {
  const [supported] = useState(() => document.fullscreenEnabled === true);
  const [on, setOn] = useState(false);
  useEffect(() => {
    const look = () => setOn(document.fullscreenElement !== null);
    look();
    document.addEventListener("fullscreenchange", look);
    return () => {
      document.removeEventListener("fullscreenchange", look);
      // The call is over: the page that follows is an ordinary one.
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    };
  }, []);
  const toggle = () => {
    if (!supported) return;
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen();
    change.catch(() => undefined);
  };
  return { supported, on, toggle };
}
