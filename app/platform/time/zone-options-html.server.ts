import type { Locale } from "#app/messages/locale.ts";
import { zoneOptions } from "./zone-options.server.ts";

const dayMs = 86_400_000;
const made = new Map<Locale, { day: number; html: string }>();

/**
 * All zones as `<optgroup>` HTML, made once a day and language: rendering four hundred options anew would cost more
 * than the rest of a page. Offsets are those of today.
 */
export function zoneOptionsHtml(locale: Locale, now: number): string {
  const day = Math.floor(now / dayMs);
  const kept = made.get(locale);
  if (kept?.day === day) return kept.html;
  const html = zoneOptions(locale, now)
    .map(({ label, options }) => {
      const inner = options.map(
        (option) => `<option value="${escapeHtml(option.value)}">${escapeHtml(option.label)}</option>`,
      );
      return `<optgroup label="${escapeHtml(label)}">${inner.join("")}</optgroup>`;
    })
    .join("");
  made.set(locale, { day, html });
  return html;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
