import { z } from "zod";
import type { Translate } from "#app/messages/translator.ts";
import { formFields } from "#app/platform/form/form-fields.ts";

export const calendarServices = ["icloud", "fastmail", "nextcloud", "other"] as const;

const known: Partial<Record<(typeof calendarServices)[number], string>> = {
  icloud: "https://caldav.icloud.com/",
  fastmail: "https://caldav.fastmail.com/",
};

const addressLengthMax = 2000;

/** What was typed as an address; null for what is none. Whoever leaves out the beginning means https. */
function webAddress(text: string): string | null {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  const web = whole.replace(/^webcals?:/i, "https:");
  if (!/^https?:\/\//i.test(web) || !URL.canParse(web)) return null;
  const url = new URL(web);
  // A password in an address would be shown wherever the address is.
  return url.username || url.password ? null : url.href;
}

/** An account of a CalDAV server. */
export function accountForm(t: Translate) {
  const fields = formFields(t);
  return z
    .object({
      service: fields.choice(calendarServices),
      address: fields.optionalText({ max: addressLengthMax }),
      username: fields.text({ max: 300 }),
      password: fields.text({ max: 300 }),
    })
    .transform(({ service, address, username, password }, context) => {
      const server = known[service] ?? webAddress(address);
      if (server) return { kind: "caldav" as const, address: server, username, password };
      context.addIssue({
        code: z.ZodIssueCode.custom,
        path: ["address"],
        message: t("connect.error.address"),
      });
      return z.NEVER;
    });
}

/** A published calendar. */
export function feedForm(t: Translate) {
  const fields = formFields(t);
  return z.object({ feed: fields.text({ max: addressLengthMax }) }).transform(({ feed }, context) => {
    const address = webAddress(feed);
    if (address) return { kind: "feed" as const, address };
    context.addIssue({ code: z.ZodIssueCode.custom, path: ["feed"], message: t("connect.error.address") });
    return z.NEVER;
  });
}
