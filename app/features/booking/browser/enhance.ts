/**
 * Makes a business's public pages change in place: links and forms inside `[data-swap]` fetch the next page and swap
 * its frame in. Without this script, or when a fetch fails, the same links and forms work by loading the page.
 * The server renders everything; nothing is drawn here.
 */
const announcer = document.getElementById("announcer");

type Landing = "top" | "day" | "times" | "month" | "zone";
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
    const init: RequestInit = { headers: { Accept: "text/html" }, ...(body ? { method: "POST", body } : {}) };
    const response = await fetch(address, init);
    const next = new DOMParser().parseFromString(await response.text(), "text/html");
    const nextFrame = next.querySelector(".public");
    if (turn !== latest) return;
    if (!frame || !nextFrame || !next.getElementById("announcer")) throw new Error("not a page of ours");
    frame.replaceWith(document.adoptNode(nextFrame));
    document.title = next.title;
    // Only the address that can be shared is kept: a form that was refused keeps the page's own.
    const target = body && !response.redirected ? location.href : response.url;
    if (entry === "push") history.pushState({ parley: true }, "", target);
    if (entry === "replace") history.replaceState({ parley: true }, "", target);
    land(landing, body !== undefined);
    announce(landing === "month" ? document.querySelector(".month h2")?.textContent : "");
  } catch {
    if (turn !== latest) return;
    frame?.removeAttribute("aria-busy");
    if (body === undefined) location.assign(address);
    else announce(announcer?.dataset["failed"]);
  } finally {
    clearTimeout(slow);
  }
}

/** Puts the focus where the visitor's next step is. */
function land(landing: Landing | null, wasForm: boolean) {
  if (landing === null) return;
  const problem = document.querySelector<HTMLElement>(".error-summary, #taken");
  const places: Record<Landing, string> = {
    top: "h1",
    day: "#day-title",
    times: "#details",
    month: ".month__head [rel]",
    zone: "#timezone",
  };
  const target = (wasForm && problem) || document.querySelector<HTMLElement>(places[landing]);
  if (!target) return;
  if (!target.matches("a, button, select, [tabindex]")) target.tabIndex = -1;
  target.focus({ preventScroll: landing === "month" });
  if (landing !== "month") target.scrollIntoView({ block: "nearest" });
}

function announce(text: string | null | undefined) {
  if (announcer) announcer.textContent = text ?? "";
}

function landingOf(link: Element): Landing {
  if (link.matches(".day")) return "day";
  if (link.matches(".time")) return "times";
  return link.matches("[rel=next], [rel=prev]") ? "month" : "top";
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
  event.preventDefault();
  const landing = landingOf(link);
  const rel = link.rel;
  void show(link.href, { history: landing === "month" ? "replace" : "push", landing }).then(() => {
    // Turning pages keeps the finger on the same arrow.
    if (landing === "month")
      document.querySelector<HTMLElement>(`.month__head [rel=${rel}]`)?.focus({ preventScroll: true });
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
  if (form.method !== "post") {
    const address = new URL(form.action);
    address.search = parameters.toString();
    void show(address.href, { history: "replace", landing: "zone" });
    return;
  }
  form.dataset["sending"] = "true";
  button?.setAttribute("aria-busy", "true");
  void show(form.action, { history: "push", landing: "top", body: parameters }).finally(() => {
    delete form.dataset["sending"];
    button?.removeAttribute("aria-busy");
  });
});

document.addEventListener("change", (event) => {
  const form = (event.target as Element).closest<HTMLFormElement>("form[data-send-on-change]");
  form?.requestSubmit();
});

window.addEventListener("popstate", () => void show(location.href, { history: "none", landing: "top" }));

shareZone();
