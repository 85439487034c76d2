import { toldSite } from "#app/features/embed/embed-site.ts";
import { embedParameters } from "#app/features/embed/embed-view.ts";

/**
 * Runs inside a booking page that another site shows in a frame. It tells that site how tall the page is and what
 * has happened, never who the visitor is, and sends links that lead elsewhere into a new tab.
 */
const root = document.documentElement;
const host = window.parent;
const opening = new URLSearchParams(location.search);
/** The page names the business's sites; the address says which one shows it. The browser delivers to no other. */
const sites = root.dataset["embed"]?.split(" ").filter(Boolean) ?? [];
const origin = toldSite(sites, opening.get("embed"), location.origin);

type Detail = Record<string, string | number>;

function tell(type: "ready" | "resize" | "slot-chosen" | "booked" | "close", detail: Detail = {}) {
  if (origin && host !== window) host.postMessage({ type: `parley:${type}`, version: 1, ...detail }, origin);
}

let height = 0;
function measure() {
  const now = Math.ceil(document.body.getBoundingClientRect().height);
  if (now === height || now === 0) return;
  height = now;
  tell("resize", { height });
}

/** `/acme/first-call`: which event type it was about when the page was opened. */
const page = location.pathname;
let chosen = "";
let booked = "";

/** The page changes in place, so what happened is read off what stands there now. */
function notice() {
  const slot = document.querySelector<HTMLInputElement>("form[method=post] input[name=at]")?.value ?? "";
  if (slot && slot !== chosen) tell("slot-chosen", { page });
  chosen = slot;
  const isNew = location.pathname.startsWith("/booking/") && new URLSearchParams(location.search).has("new");
  if (!isNew || booked === location.pathname) return;
  booked = location.pathname;
  // Details stand in the page only where the business turned that on.
  const details = document.querySelector<HTMLElement>("[data-booked]")?.dataset["booked"];
  tell("booked", { page, ...(details ? (JSON.parse(details) as Detail) : {}) });
  const onward = document.querySelector<HTMLElement>("[data-onward]")?.dataset["onward"];
  if (onward && leadsTop) goOn(onward);
}

/** The site says by its snippet that the business's own page may take its place; it is believed when it is on the list. */
const leadsTop = origin !== null && opening.get("onward") === "top";

function goOn(url: string) {
  try {
    (window.top ?? window).location.href = url;
  } catch {
    // A sandbox forbids it: the link to that page stands there.
  }
}

let waiting = false;
new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    notice();
    measure();
  });
}).observe(document.body, { childList: true, subtree: true });
new ResizeObserver(measure).observe(document.body);

/** Pages that may be shown in this frame: those of the same business, and bookings. */
function staysHere(url: URL) {
  const first = (path: string) => path.split("/")[1];
  const homes = [first(page), "booking"];
  return url.origin === location.origin && homes.includes(first(url.pathname));
}

document.addEventListener(
  "click",
  (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
    if (!link || link.target || link.hash === link.getAttribute("href")) return;
    if (link.closest("[data-swap]")) return;
    const url = new URL(link.href);
    if (!staysHere(url)) {
      link.target = "_blank";
      link.rel = "noopener";
      return;
    }
    for (const name of embedParameters) {
      const value = opening.get(name);
      if (value !== null) url.searchParams.set(name, value);
    }
    link.href = url.href;
  },
  true,
);

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) tell("close");
});

measure();
tell("ready", { height });
notice();
