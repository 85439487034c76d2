/** Free times change while a page is open: asks now and then, and draws anew only what did. */
import { announce } from "./announce.ts";
import { enhanceGrid } from "./day-keys.ts";

const everyMs = 30_000;
let timer: ReturnType<typeof setInterval> | undefined;
let tag: string | null = null;
let asking = false;

const listOf = (from: ParentNode) => from.querySelector<HTMLElement>("[data-live]");

export function watchTimes() {
  clearInterval(timer);
  tag = null;
  if (listOf(document)) timer = setInterval(() => void refresh(), everyMs);
}

/**
 * The browser answers from its own copy when the server says that nothing changed. Pages without a tag, made for this
 * visitor alone, are compared by what they show.
 */
async function refresh() {
  const list = listOf(document);
  if (!list || asking || document.hidden || document.querySelector(".public[aria-busy]")) return;
  asking = true;
  try {
    const response = await fetch(location.href, { headers: { Accept: "text/html" } });
    const fresh = response.headers.get("etag");
    if (fresh !== null && fresh === tag) return;
    // A page that says that its time is gone is watched too; one that says that something failed has no list.
    const next = listOf(new DOMParser().parseFromString(await response.text(), "text/html"));
    // Nor does anything go away under a finger.
    if (!next || !list.isConnected || list.querySelector(":active")) return;
    tag = fresh;
    redraw(list, next);
  } catch {
    // Without a connection the page stays as it is.
  } finally {
    asking = false;
  }
}

const textOf = (list: HTMLElement) =>
  [...list.querySelectorAll("[data-date], time")]
    .map((part) => part.getAttribute("aria-label") ?? part.outerHTML)
    .join();

function redraw(list: HTMLElement, next: HTMLElement) {
  if (textOf(list) === textOf(next)) return;
  const focused = list.contains(document.activeElement) ? document.activeElement : null;
  const date = focused?.closest<HTMLElement>("[data-date]")?.dataset["date"];
  const time = focused?.querySelector("time")?.dateTime;
  list.replaceChildren(...next.childNodes);
  enhanceGrid();
  const again = time
    ? list.querySelector(`time[datetime="${time}"]`)?.closest<HTMLElement>(".time")
    : date
      ? list.querySelector<HTMLElement>(`[data-date="${date}"]`)
      : focused?.id && list.querySelector<HTMLElement>(`#${focused.id}`);
  if (focused) (again || list.querySelector<HTMLElement>("#day-title, h2"))?.focus({ preventScroll: true });
  announce(list.dataset["changed"]);
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && listOf(document)) {
    watchTimes();
    void refresh();
  }
});
