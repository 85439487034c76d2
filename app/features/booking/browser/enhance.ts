/**
 * Makes a business's public pages change in place: links and forms inside `[data-swap]` fetch the next page and swap
 * its frame in. Without this script, or when a fetch fails, the same links and forms work by loading the page.
 * The server renders everything; nothing is drawn here.
 */
import { changedControls } from "#app/ui/form/early-input.ts";
import { announce, announcer } from "./announce.ts";
import { dayOf, enhanceGrid, focusDay, turnOf } from "./day-keys.ts";
import { dropHold, letGo, takeHold } from "./hold.ts";
import { keepForm, keepKey, keptFrame } from "./kept-form.ts";
import { watchTimes } from "./live.ts";

/** Where the focus goes: a place by its name, or what a selector finds. */
type Landing = "top" | "day" | "times" | "month" | "choice" | `#${string}`;
let latest = 0;

/** Tells the server the visitor's zone, so that this page and all later ones show the right clock. */
function shareZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone || document.cookie.includes("parley_zone=")) return;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `parley_zone=${encodeURIComponent(zone)}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  const select = document.querySelector<HTMLSelectElement>("#timezone");
  const asked = new URLSearchParams(location.search).has("timezone");
  if (select && !asked && select.value !== zone) void show(location.href, { history: "none", landing: null });
}

type ShowOptions = { history: "push" | "replace" | "none"; landing: Landing | null; body?: BodyInit };

async function show(address: string, { history: entry, landing, body }: ShowOptions) {
  const turn = ++latest;
  const frame = document.querySelector(".public");
  frame?.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => announce(announcer?.dataset["loading"]), 400);
  try {
    if (!body) await letGo();
    const init: RequestInit = { headers: { Accept: "text/html" }, ...(body ? { method: "POST", body } : {}) };
    const response = await fetch(address, init);
    const next = new DOMParser().parseFromString(await response.text(), "text/html");
    const nextFrame = next.querySelector(".public");
    if (turn !== latest) return;
    if (!frame || !nextFrame || !next.getElementById("announcer")) throw new Error("not a page of ours");
    const onward = nextFrame.querySelector<HTMLElement>("[data-onward]")?.dataset["onward"];
    // What was booked needs no hold any more, wherever its form is seen again.
    if (body && response.redirected) dropHold();
    if (entry === "push") keepForm(frame);
    frame.replaceWith(document.adoptNode(nextFrame));
    document.title = next.title;
    // Only the address that can be shared is kept: a form that was refused keeps the page's own.
    const target = body && !response.redirected ? location.href : response.url;
    if (entry === "push") history.pushState({ parley: true }, "", target);
    if (entry === "replace") history.replaceState({ parley: true }, "", target);
    prepare();
    land(landing, body !== undefined);
    announce(landing === "month" ? document.querySelector(".month__head h2")?.textContent : "");
    // In a frame of another site that page is left to the frame's own script.
    if (onward && window.parent === window) location.assign(onward);
  } catch {
    if (turn !== latest) return;
    frame?.removeAttribute("aria-busy");
    if (body === undefined) location.assign(address);
    else announce(announcer?.dataset["failed"]);
  } finally {
    clearTimeout(slow);
  }
}

/** The form that was left at this entry of the history, as it was. */
async function putBack(kept: Element) {
  const turn = ++latest;
  await letGo();
  if (turn !== latest) return;
  document.querySelector(".public")?.replaceWith(document.adoptNode(kept));
  prepare();
  land("top", true);
}

/** What a page needs once it stands. */
function prepare() {
  keepKey();
  enhanceGrid();
  takeHold();
  watchTimes();
}

/** Puts the focus where the visitor's next step is. */
function land(landing: Landing | null, wasForm: boolean) {
  if (landing === null) return;
  const answer = document.querySelector<HTMLElement>(".error-summary, #taken, #outcome");
  const places: Record<string, string> = {
    top: "h1",
    day: "#day-title",
    times: "#details",
    month: ".month__head [rel]",
    choice: "[data-landing=choice] [aria-current]",
  };
  const target = (wasForm && answer) || document.querySelector<HTMLElement>(places[landing] ?? landing);
  if (!target) return;
  if (!target.matches("a, button, select, input, [tabindex]")) target.tabIndex = -1;
  const stays = landing === "month" || landing === "choice";
  target.focus({ preventScroll: stays });
  if (!stays) target.scrollIntoView({ block: "nearest" });
}

function landingOf(link: Element): Landing {
  const named = link.closest<HTMLElement>("[data-landing]")?.dataset["landing"];
  if (named) return named as Landing;
  if (link.matches(".day")) return "day";
  if (link.matches(".time, .week__wait")) return "times";
  return link.matches("[rel=next], [rel=prev]") ? "month" : "top";
}

/** Choices of the same list look alike: the one that was pressed keeps the focus. */
function placeOf(link: Element): number {
  return [...(link.parentElement?.children ?? [])].indexOf(link);
}

async function follow(link: HTMLAnchorElement) {
  const landing = landingOf(link);
  const label = link.parentElement?.getAttribute("aria-label");
  const place = placeOf(link);
  const { rel } = link;
  await show(link.href, { history: landing === "month" ? "replace" : "push", landing });
  // Turning pages keeps the finger on the same arrow.
  if (landing === "month")
    document.querySelector<HTMLElement>(`.month__head [rel=${rel}]`)?.focus({ preventScroll: true });
  if (landing === "choice" && label) {
    const list = document.querySelector(`nav[aria-label="${CSS.escape(label)}"]`);
    (list?.children[place] as HTMLElement | undefined)?.focus({ preventScroll: true });
  }
}

document.addEventListener("click", (event) => {
  if (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  )
    return;
  const link = (event.target as Element).closest<HTMLAnchorElement>("[data-swap] a[href], a[data-swap]");
  if (!link || link.target || link.origin !== location.origin || link.hasAttribute("download")) return;
  if (link.hasAttribute("data-back-to-day")) {
    event.preventDefault();
    focusDay(null);
    return;
  }
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
  event.preventDefault();
  void follow(link);
});

/** The day on which the focus will land once its month is there: keys pressed meanwhile go on from it. */
let awaited: string | null = null;

document.addEventListener("keydown", (event) => {
  const step = turnOf(event, awaited);
  if (!step) return;
  event.preventDefault();
  if (awaited !== null) {
    if (!step.turn) awaited = step.date;
    return;
  }
  if (!step.turn) return focusDay(step.date);
  const turn = document.querySelector<HTMLAnchorElement>(`.month__head a[rel=${step.turn}]`);
  if (!turn) return;
  awaited = step.date;
  void show(turn.href, { history: "replace", landing: "month" }).then(() => {
    const date = awaited;
    awaited = null;
    focusDay(date);
  });
});

document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (!form.matches("form[data-swap]") || event.defaultPrevented) return;
  event.preventDefault();
  const button = event.submitter as HTMLButtonElement | null;
  if (form.dataset["sending"]) return;
  const data = new FormData(form, button ?? undefined);
  const parameters = new URLSearchParams();
  for (const [name, value] of data) if (typeof value === "string") parameters.append(name, value);
  const named = (form.dataset["landing"] ?? (button?.dataset["send"] && `#${button.dataset["send"]}`)) as
    | Landing
    | undefined;
  if (form.method !== "post") {
    const address = new URL(form.action);
    address.search = parameters.toString();
    void show(address.href, { history: "replace", landing: named ?? "top" });
    return;
  }
  // Whoever goes back before the answer is there finds this form too.
  const frame = form.closest(".public");
  if (frame) keepForm(frame);
  form.dataset["sending"] = "true";
  button?.setAttribute("aria-busy", "true");
  const options = { history: named ? "none" : "push", landing: named ?? "top", body: parameters } as const;
  void show(form.getAttribute("action") ?? location.pathname, options).finally(() => {
    delete form.dataset["sending"];
    button?.removeAttribute("aria-busy");
  });
});

function sendChoice(control: { form: HTMLFormElement | null; name: string }) {
  const { form } = control;
  if (form?.matches("[data-send-on-change]")) form.requestSubmit();
  const button = form?.querySelector<HTMLButtonElement>(`[data-send="${CSS.escape(control.name || "-")}"]`);
  if (button) form?.requestSubmit(button);
}

document.addEventListener("change", (event) => sendChoice(event.target as HTMLInputElement));

window.addEventListener("popstate", () => {
  const kept = keptFrame();
  if (kept) void putBack(kept);
  else void show(location.href, { history: "none", landing: dayOf() ? "day" : "top" });
});

shareZone();
prepare();
// Chosen before this script had come: nobody was there to send it.
for (const control of changedControls(document)) sendChoice(control);
