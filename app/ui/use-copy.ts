import { type RefObject, useEffect, useRef, useState } from "react";

type Outcome = "copied" | "failed" | null;

/** How long "Copied" stands. */
const shownMs = 3000;

/**
 * Copies a text, and says for a while that it did. Where the browser refuses (no permission, or a page without TLS) the
 * field that `box` refers to is selected: the visitor can still press the keys.
 */
export function useCopy<Box extends HTMLInputElement | HTMLTextAreaElement>(
  text: string,
): { box: RefObject<Box>; outcome: Outcome; copy: () => Promise<void> } {
  const box = useRef<Box>(null);
  const [outcome, setOutcome] = useState<Outcome>(null);

  useEffect(() => {
    if (outcome !== "copied") return;
    const timer = setTimeout(() => setOutcome(null), shownMs);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      box.current?.select();
      setOutcome("failed");
    }
  }

  return { box, outcome, copy };
}
