import { z } from "zod";
import type { Translate } from "#app/messages/translator.ts";
import { readSite, sitesMax } from "./embed-site.ts";

/** The list of sites, one a line; both sides read it. */
export function sitesForm(t: Translate) {
  return z.object({
    sites: z
      .string()
      .default("")
      .transform((text, context) => {
        const lines = text.split(/[\s,;]+/).filter((line) => line !== "");
        const refuse = (message: string) => {
          context.addIssue({ code: z.ZodIssueCode.custom, message });
          return z.NEVER;
        };
        const wrong = lines.find((line) => readSite(line) === null);
        if (wrong !== undefined) return refuse(t("embed.site.wrong", { site: wrong.slice(0, 80) }));
        const sites = [...new Set(lines.flatMap((line) => readSite(line) ?? []))];
        return sites.length > sitesMax ? refuse(t("embed.site.tooMany", { max: sitesMax })) : sites;
      }),
  });
}
