/** How a page shows itself inside another site. */
export type EmbedView = {
  /** Whether the address says so; its links say so too then. */
  asked: boolean;
  theme: "light" | "dark" | null;
  /** `rrggbb`, in the place of the business's accent. */
  color: string | null;
  /** Whether what the event type says about itself is shown. */
  details: boolean;
};

/** The parameters that make an address one for a frame; they travel together. */
export const embedParameters = ["embed", "theme", "color", "details", "onward"] as const;

/**
 * Reads how a page is asked for: by `?embed=<origin>`, or as the document of a frame, which browsers say by
 * themselves, so that a page stays without its frame when a link forgets the parameter. Null for a page of its own.
 * Which site asks is left to the script in the frame: a page is the same for all, and so is kept once.
 */
export function embedView(
  value: (parameter: string) => string | null | undefined,
  fetchDest: string | null | undefined,
): EmbedView | null {
  const asked = Boolean(value("embed"));
  if (!asked && fetchDest !== "iframe") return null;
  const theme = value("theme");
  const color = value("color")?.toLowerCase() ?? "";
  return {
    asked,
    theme: theme === "light" || theme === "dark" ? theme : null,
    color: /^[0-9a-f]{6}$/.test(color) ? color : null,
    details: value("details") !== "hidden",
  };
}

/** Everything that a rendering depends on, as a text without spaces; empty for a page of its own. */
export function embedKey(view: EmbedView | null): string {
  if (view === null) return "";
  return [
    view.asked ? "embed" : "frame",
    view.theme ?? "",
    view.color ?? "",
    view.details ? "" : "bare",
  ].join("|");
}
