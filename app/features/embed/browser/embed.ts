/**
 * `/embed.js`, which other sites include: turns links marked `data-parley="inline | popup | button"` into a booking
 * page in place, in a pop-up, or behind a floating button. Without it they stay links. It works under a strict content
 * security policy (no eval, no inline styles), may be included twice, and loads nothing before a link is used or seen.
 */
type View = {
  link: HTMLAnchorElement;
  frame: HTMLIFrameElement;
  origin: string;
  /** Never lower than this, so that what stands below does not jump. */
  least: number;
  ready: () => void;
  /** Gives the reserved room back. */
  free?: () => void;
  close: () => void;
};

const selector = "a[data-parley]";
const narrowPx = 700;
/** How tall the first page is, by the width that it gets: what it asks about stands beside or below the times. */
const steps = [
  [900, 640],
  [600, 880],
  [0, 1380],
] as const;
const views = new Set<View>();
const known = new WeakSet<Element>();

function style(element: HTMLElement, rules: Partial<CSSStyleDeclaration>) {
  // By the object model, which no policy of the site forbids.
  Object.assign(element.style, rules);
}

function addressOf(link: HTMLAnchorElement): URL {
  const url = new URL(link.href);
  const { color, details, theme, campaign, onward } = link.dataset;
  const search = url.searchParams;
  search.set("embed", location.origin);
  // In another site's frame browsers keep no cookie, so the visitor's clock is told by the address.
  if (!search.has("timezone")) search.set("timezone", Intl.DateTimeFormat().resolvedOptions().timeZone);
  const isDark = getComputedStyle(document.documentElement).colorScheme.includes("dark");
  const asked = theme ?? (isDark ? "" : "light");
  if (asked === "light" || asked === "dark") search.set("theme", asked);
  if (color) search.set("color", color.replace("#", ""));
  if (details) search.set("details", details);
  if (onward) search.set("onward", onward);
  if (campaign !== undefined) {
    for (const [name, value] of new URLSearchParams(location.search))
      if (name.startsWith("utm_")) search.set(name, value);
  }
  return url;
}

function titleOf(link: HTMLAnchorElement) {
  return link.title || link.textContent?.trim() || "Parley";
}

function makeFrame(link: HTMLAnchorElement): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.title = titleOf(link);
  frame.src = addressOf(link).href;
  style(frame, { border: "0", width: "100%", display: "block" });
  // A frame of the same scheme as its page lets the site's ground show through.
  const theme = new URL(frame.src).searchParams.get("theme");
  if (theme) frame.style.colorScheme = theme;
  return frame;
}

function inline(link: HTMLAnchorElement) {
  const box = document.createElement("div");
  const width = link.parentElement?.clientWidth ?? 0;
  const least = Number(link.dataset["height"]) || (steps.find(([from]) => width >= from)?.[1] ?? 0);
  style(box, { position: "relative", minHeight: `${least}px` });
  link.before(box);
  box.append(link);
  const seen = new IntersectionObserver(
    ([entry]) => {
      if (!entry?.isIntersecting) return;
      seen.disconnect();
      const frame = makeFrame(link);
      // Until the page says that it is there, the link stays to be used: a site that is not allowed shows no frame.
      style(frame, { position: "absolute", visibility: "hidden", height: `${least}px` });
      const ready = () => {
        style(link, { display: "none" });
        style(frame, { position: "", visibility: "" });
      };
      box.append(frame);
      const free = () => style(box, { minHeight: "0" });
      views.add({
        link,
        frame,
        origin: new URL(link.href).origin,
        least,
        ready,
        free,
        close: () => undefined,
      });
    },
    { rootMargin: "200px" },
  );
  seen.observe(box);
}

const sheet = `:host{all:initial}
dialog{box-sizing:border-box;width:min(66rem,100vw - 2rem);max-width:none;max-height:calc(100dvh - 2rem);padding:3.25rem 1rem 1rem;border:0;border-radius:14px;background:Canvas;color:CanvasText;box-shadow:0 24px 64px #0006;overflow:auto}
dialog::backdrop{background:#000a}
button{position:absolute;inset:.5rem .5rem auto auto;width:2.75rem;height:2.75rem;border:0;border-radius:50%;background:none;color:inherit;font:1.5rem/1 system-ui;cursor:pointer}
button:hover{background:#8883}
button:focus-visible{outline:2px solid;outline-offset:-4px}
a{display:block;padding:2rem;color:inherit;font:1rem/1.5 system-ui}
@media(max-width:${narrowPx}px){dialog{width:100vw;height:100dvh;max-height:none;border-radius:0;padding-inline:.5rem}}`;

function popup(link: HTMLAnchorElement) {
  const holder = document.createElement("div");
  const root = holder.attachShadow({ mode: "open" });
  const styles = new CSSStyleSheet();
  styles.replaceSync(sheet);
  root.adoptedStyleSheets = [styles];
  const dialog = document.createElement("dialog");
  dialog.ariaLabel = titleOf(link);
  const theme = addressOf(link).searchParams.get("theme");
  style(dialog, { colorScheme: theme ?? "light dark" });
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "×";
  button.ariaLabel =
    link.dataset["close"] || (document.documentElement.lang.startsWith("fr") ? "Fermer" : "Close");
  button.onclick = () => dialog.close();
  const fallback = document.createElement("a");
  fallback.href = link.href;
  fallback.target = "_blank";
  fallback.rel = "noopener";
  fallback.textContent = titleOf(link);
  const frame = makeFrame(link);
  style(frame, { visibility: "hidden", height: "0" });
  const scrolls = document.documentElement.style.overflow;
  const view: View = {
    ...{ link, frame, origin: new URL(link.href).origin, least: 240 },
    ready: () => {
      fallback.remove();
      frame.style.visibility = "";
    },
    close: () => dialog.close(),
  };
  views.add(view);
  dialog.onclick = (event) => event.target === dialog && dialog.close();
  dialog.onclose = () => {
    views.delete(view);
    holder.remove();
    document.documentElement.style.overflow = scrolls;
    link.focus();
  };
  dialog.append(button, fallback, frame);
  root.append(dialog);
  document.body.append(holder);
  document.documentElement.style.overflow = "hidden";
  dialog.showModal();
}

/** Black or white, whichever is read more easily on the colour. */
function inkOn(color: string) {
  const part = (at: number) => Number.parseInt(color.slice(at, at + 2), 16) / 255;
  const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const light = 0.2126 * linear(part(1)) + 0.7152 * linear(part(3)) + 0.0722 * linear(part(5));
  return light > 0.179 ? "#000" : "#fff";
}

function float(link: HTMLAnchorElement) {
  const color = /^#[0-9a-f]{6}$/i.test(link.dataset["color"] ?? "")
    ? String(link.dataset["color"])
    : "#115a48";
  style(link, {
    ...{ position: "fixed", insetInlineEnd: "20px", insetBlockEnd: "20px", zIndex: "2147483000" },
    ...{ padding: "14px 22px", borderRadius: "999px", boxShadow: "0 6px 20px #0004", textDecoration: "none" },
    ...{ background: color, color: inkOn(color), font: "600 16px/1.25 system-ui,sans-serif" },
  });
}

function adopt() {
  for (const view of views) if (!view.frame.isConnected) views.delete(view);
  for (const link of document.querySelectorAll<HTMLAnchorElement>(selector)) {
    if (known.has(link) || !/^https?:$/.test(link.protocol)) continue;
    known.add(link);
    if (link.dataset["parley"] === "inline") inline(link);
    else link.ariaHasPopup = "dialog";
    if (link.dataset["parley"] === "button") float(link);
  }
}

function onClick(event: MouseEvent) {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const link = (event.target as Element).closest<HTMLAnchorElement>(selector);
  if (!link || !known.has(link) || link.dataset["parley"] === "inline") return;
  event.preventDefault();
  popup(link);
}

function onMessage({ source, origin, data }: MessageEvent) {
  const view = [...views].find(({ frame }) => frame.contentWindow === source);
  if (!view || origin !== view.origin || !String(data?.type).startsWith("parley:")) return;
  const { frame, link, least } = view;
  const height = Number(data.height);
  if (height > 0) frame.style.height = `${Math.min(Math.max(height, least), 6000)}px`;
  if (data.type === "parley:ready") view.ready();
  if (data.type === "parley:close") view.close();
  // The next step begins at the top of the frame, which may be above what is seen.
  if (data.type === "parley:slot-chosen" || data.type === "parley:booked") {
    view.least = 0;
    view.free?.();
    if (frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
  }
  link.dispatchEvent(new CustomEvent(data.type, { bubbles: true, detail: data }));
}

const mark = Symbol.for("parley:embed");
const page = window as unknown as Record<symbol, boolean>;
if (!page[mark]) {
  page[mark] = true;
  addEventListener("message", onMessage);
  document.addEventListener("click", onClick);
  new MutationObserver(adopt).observe(document.documentElement, { childList: true, subtree: true });
  adopt();
}

export {};
