import { z } from "zod";
import type { MessageKey } from "#app/messages/catalog.ts";
import { address } from "../rights/rights-form.ts";

/** What somebody can write about. `privacy` becomes a request with a last day, as those of the portal are. */
export const contactKinds = ["question", "fault", "lead", "privacy"] as const;
export type ContactKind = (typeof contactKinds)[number];
/** Those that are cases of support. */
export type CaseKind = Exclude<ContactKind, "privacy">;

export const contactTextMax = 4000;
export const contactNameMax = 100;

const says = (message: MessageKey) => ({ message });

export const contactForm = z.object({
  kind: z.enum(contactKinds, { errorMap: () => says("contact.error.kind") }),
  name: z
    .string(says("account.errorInvalid"))
    .trim()
    .max(contactNameMax, says("account.errorNameLong"))
    .regex(/^\P{Cc}*$/u, says("account.errorInvalid"))
    .optional()
    .transform((name) => name ?? ""),
  email: address,
  text: z
    .string({ required_error: "contact.error.text", invalid_type_error: "account.errorInvalid" })
    // A browser sends lines that end in two characters, and counts them as one.
    .transform((text) => text.replace(/\r\n?/g, "\n").trim())
    .pipe(
      z
        .string()
        .min(1, says("contact.error.text"))
        .max(contactTextMax, says("contact.error.textLong"))
        .regex(/^(?:\P{Cc}|[\n\t])*$/u, says("account.errorInvalid")),
    ),
});

export type ContactWish = z.output<typeof contactForm>;
