/**
 * The browser's own zone under the name that a list of ours has for it, or null. Browsers go on saying old names, such
 * as Asia/Calcutta for Asia/Kolkata.
 */
export function browserZone(names: readonly string[]): string | null {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return names.find((name) => name === zone) ?? names.find((name) => spokenName(name) === zone) ?? null;
}

/** What this browser calls a zone; null where it does not know it. */
function spokenName(name: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
