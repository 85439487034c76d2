import { useEffect, useState } from "react";

/** 4:07 or 1:04:07 */
export function clockText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** How long the call has run. */
export function Elapsed({ since, now }: { since: number; now: () => number }) {
  const [time, setTime] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), 500);
    return () => clearInterval(timer);
  }, [now]);
  return <span className="elapsed">{clockText(Math.max(0, Math.floor((time - since) / 1000)))}</span>;
}
