import type { Translate } from "#app/messages/translator.ts";
import { formatDate, formatDateTime, type Shown } from "#app/platform/time/format.server.ts";
import type { ListedMedia } from "./read-media.server.ts";

/** A length as a clock shows it, in one's own writing of numbers: "12:05". */
export function lengthText({ seconds }: Pick<ListedMedia, "seconds">, t: Translate): string {
  return t("media.list.length", {
    minutes: Math.floor(seconds / 60),
    seconds: String(seconds % 60).padStart(2, "0"),
  });
}

/** One line about it, for whoever is in it: what it is, and when it goes. */
export function mediaLine(media: ListedMedia, shown: Shown, t: Translate): string {
  const at = formatDateTime(media.startedAt, shown);
  const date = media.purgeAt === null ? "" : formatDate(media.purgeAt, shown);
  return media.kind === "recording"
    ? t("media.fact.recording", { at, length: lengthText(media, t), date })
    : t(`media.fact.${media.kind}`, { at, date });
}
