/** Keeps the chosen time while the form is filled in, and lets go of it when the visitor leaves. */
type Answer = { held: boolean; text: string; forMs: number; over: string };

let held: { address: string; body: URLSearchParams } | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

const formOf = () => document.querySelector<HTMLFormElement>("form[data-hold]");

/** Asks the server to keep the time of the form that stands, if one does. */
export function takeHold() {
  clearTimeout(timer);
  const form = formOf();
  held = null;
  if (!form) return;
  const body = new URLSearchParams();
  for (const name of ["at", "key", "length", "host", "link", "timezone"]) {
    const value = new FormData(form).get(name);
    if (typeof value === "string" && value) body.set(name, value);
  }
  const address = form.dataset["hold"] ?? "";
  void ask(address, body, form);
}

async function ask(address: string, body: URLSearchParams, form: HTMLFormElement) {
  try {
    const response = await fetch(address, { method: "POST", body });
    const answer: Answer | null = response.ok ? await response.json() : null;
    if (!answer || !form.isConnected) return;
    held = { address, body };
    note(form, answer.text);
    if (!answer.held) return;
    timer = setTimeout(() => {
      note(form, answer.over);
      // Whoever goes on typing wants it still.
      form.addEventListener("input", takeHold, { once: true });
    }, answer.forMs);
  } catch {
    // A hold is a courtesy: without one the form works all the same.
  }
}

function note(form: HTMLFormElement, text: string) {
  const place = form.querySelector("[data-hold-note]");
  if (place) place.textContent = text;
}

function leaving(): URLSearchParams | null {
  if (!held) return null;
  const body = new URLSearchParams(held.body);
  body.set("leave", "1");
  return body;
}

/** Of a form whose booking is made: the time is the visitor's own. */
export function dropHold() {
  clearTimeout(timer);
  held = null;
  const form = formOf();
  if (!form) return;
  note(form, "");
  delete form.dataset["hold"];
}

/** Before another page is shown in place: the time is free on it. */
export async function letGo() {
  const body = leaving();
  if (!body || !held) return;
  const { address } = held;
  held = null;
  clearTimeout(timer);
  await fetch(address, { method: "POST", body, keepalive: true }).catch(() => undefined);
}

addEventListener("pagehide", () => {
  const body = leaving();
  if (body && held) navigator.sendBeacon(held.address, body);
});

// Back in a page that the browser kept.
addEventListener("pageshow", (event) => {
  if (event.persisted) takeHold();
});
