import { embedParameters } from "#app/features/embed/embed-view.ts";

/**
 * Runs inside a booking page that another site shows in a frame. It tells that site how tall the page is and what
 * has happened, never who the visitor is, and sends links that lead elsewhere into a new tab.
 */
const root = document.documentElement;
const origin = root.dataset["embed"];
const host = window.parent;
const opening = new URLSearchParams(location.search);

type Detail = Record<string, string | number>;

function tell(type: "ready" | "resize" | "slot-chosen" | "booked" | "close", detail: Detail = {}) {
  // The server named this origin after a look at the business's list; the browser delivers to no other.
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
let sent = "";
let booked = "";

/** The page changes in place, so what happened is read off what stands there now. */
function notice() {
  const slot = document.querySelector<HTMLInputElement>("form[method=post] input[name=at]")?.value ?? "";
  if (slot && slot !== chosen) tell("slot-chosen", { page, startsAt: slot });
  chosen = slot;
  const isNew = location.pathname.startsWith("/booking/") && new URLSearchParams(location.search).has("new");
  if (!isNew || booked === location.pathname) return;
  booked = location.pathname;
  tell("booked", { page, ...(sent ? { startsAt: sent } : {}) });
}

/** What is sent is what was chosen, or the nearest time that took its place. */
document.addEventListener(
  "submit",
  ({ target, submitter }) => {
    const form = target as HTMLFormElement;
    const nearest = submitter?.getAttribute("name") === "retry" ? submitter.getAttribute("value") : null;
    sent = nearest ?? form.querySelector<HTMLInputElement>("input[name=at]")?.value ?? sent;
  },
  true,
);

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
