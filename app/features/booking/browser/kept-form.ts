/**
 * Keeps a form that is left with its entry of the browser's history, as it was: what was typed, and the key by which
 * the server knows a form that is sent again. Back shows it anew, so going back and sending books nothing twice.
 */
type Kept = { frame: string; title: string; lang: string; key: string };

const keyOf = (from: ParentNode) =>
  from.querySelector<HTMLInputElement>("form[method=post] input[type=hidden][name=key]");

/** Writes the form that stands down, before another page takes its place. */
export function keepForm(frame: Element) {
  const key = keyOf(frame);
  if (!key?.form) return;
  for (const control of key.form.elements) writeDown(control);
  const copy = frame.cloneNode(true) as Element;
  for (const busy of [copy, ...copy.querySelectorAll("[aria-busy]")]) busy.removeAttribute("aria-busy");
  for (const form of copy.querySelectorAll<HTMLElement>("[data-sending]")) delete form.dataset["sending"];
  const { lang } = document.documentElement;
  const kept: Kept = { frame: copy.outerHTML, title: document.title, lang, key: key.value };
  try {
    history.replaceState({ ...history.state, kept }, "");
  } catch {
    // Browsers bound what an entry holds; without it Back asks the server.
  }
}

/** Markup knows what a form began with: this makes it say what stands there now. */
function writeDown(control: Element) {
  if (control instanceof HTMLTextAreaElement) control.textContent = control.value;
  if (control instanceof HTMLSelectElement)
    for (const option of control.options) option.toggleAttribute("selected", option.selected);
  if (!(control instanceof HTMLInputElement)) return;
  if (/^(checkbox|radio)$/.test(control.type)) control.toggleAttribute("checked", control.checked);
  else control.setAttribute("value", control.value);
}

const keptHere = () => (history.state as { kept?: Kept } | null)?.kept;

/** The page's frame with the form of this entry, or null when there is none or it speaks another language. */
export function keptFrame(): Element | null {
  const kept = keptHere();
  if (kept?.lang !== document.documentElement.lang) return null;
  document.title = kept.title;
  const parsed = new DOMParser().parseFromString(kept.frame, "text/html");
  return parsed.querySelector(".public");
}

/** A form that the server made anew for an entry whose form was kept goes by the same key. */
export function keepKey() {
  const key = keyOf(document);
  const kept = keptHere();
  if (key && kept) key.value = kept.key;
}
