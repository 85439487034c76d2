import { zones } from "#app/platform/time/zones.server.ts";

/** What a published calendar says of itself: its name, and the IANA zone of its days; empty and null where it does not. */
export function feedHead(text: string): { name: string; zone: string | null } {
  const unfolded = text.replaceAll(/\r?\n[ \t]/g, "");
  const head = unfolded.slice(0, Math.max(0, unfolded.search(/^BEGIN:VEVENT/m)) || undefined);
  const value = (name: string) =>
    new RegExp(`^${name}(?:;[^:\\r\\n]*)?:(.*)$`, "m").exec(head)?.[1]?.trim() ?? "";
  const zone = value("X-WR-TIMEZONE");
  const name = (value("X-WR-CALNAME") || value("NAME")).replaceAll(/\\([,;\\])/g, "$1").slice(0, 200);
  return { name, zone: zones.targetOf(zone) === undefined ? null : zone };
}
