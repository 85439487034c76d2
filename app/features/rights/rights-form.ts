import { z } from "zod";
import type { MessageKey } from "#app/messages/catalog.ts";

/** What the portal's forms take. Messages are keys of the catalog. */

const says = (message: MessageKey) => ({ message });
const text = (missing: MessageKey) =>
  z.string({ required_error: missing, invalid_type_error: "account.errorInvalid" });

/** Lower-case and composed, so that an address is one however it is typed. */
export const address = text("account.errorEmailMissing")
  .trim()
  .min(1, says("account.errorEmailMissing"))
  .max(254, says("account.errorEmail"))
  .email(says("account.errorEmail"))
  .transform((email) => email.normalize("NFC").toLowerCase());

export const addressForm = z.object({ email: address });

const optionalLine = (lengthMax: number) =>
  text("account.errorInvalid")
    .trim()
    .max(lengthMax, says("account.errorNameLong"))
    .regex(/^\P{Cc}*$/u, says("account.errorInvalid"))
    .optional()
    .transform((value) => (value === undefined || value === "" ? undefined : value));

/** Only what is filled in is changed. */
export const correctionForm = z.object({ name: optionalLine(100), phone: optionalLine(60) });

export const requestTextMax = 2000;

export const requestText = text("rights.error.text")
  .trim()
  .min(1, says("rights.error.text"))
  .max(requestTextMax, says("rights.error.textLong"));

export const answerCorrectionForm = z.object({
  answer: z.string().regex(/^[a-z2-7]{26}$/, says("account.errorInvalid")),
  text: requestText,
});

export const askForm = z.object({
  business: z.string().regex(/^[a-z2-7]{26}$/, says("account.errorInvalid")),
  text: requestText,
});

export const bookingLinkForm = z.object({
  link: text("rights.error.link")
    .trim()
    .min(1, says("rights.error.link"))
    .max(500, says("rights.error.link")),
});
