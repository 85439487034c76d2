export const deviceClasses = ["desktop", "phone", "tablet"] as const;
export type DeviceClass = (typeof deviceClasses)[number];

/**
 * What kind of device a browser says it runs on, of its client hint and user agent; neither is kept. A tablet that
 * asks for desktop pages says so, and counts as one. Null when nothing is said.
 */
export function deviceClassOf(headers: { get(name: string): string | null }): DeviceClass | null {
  const agent = (headers.get("User-Agent") ?? "").slice(0, 500);
  if (agent === "") return null;
  const isAndroid = /\bAndroid\b/.test(agent);
  if (/\biPad\b|\bTablet\b/.test(agent) || (isAndroid && !/\bMobile\b/.test(agent))) return "tablet";
  const isMobile = headers.get("Sec-CH-UA-Mobile") === "?1";
  return isMobile || isAndroid || /\biPhone\b|\bMobile\b/.test(agent) ? "phone" : "desktop";
}
