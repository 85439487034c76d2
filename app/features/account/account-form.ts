import { z } from "zod";
import type { MessageKey } from "#app/messages/catalog.ts";
import { locales } from "#app/messages/locale.ts";

/** What the account's pages take, as browser and server both check it. Messages are keys of the catalog. */

const says = (message: MessageKey) => ({ message });
const text = (missing: MessageKey) =>
  z.string({ required_error: missing, invalid_type_error: "account.errorInvalid" });

export const passwordLengthMin = 10;
export const passwordLengthMax = 200;

const name = text("account.errorNameMissing")
  .trim()
  .min(1, says("account.errorNameMissing"))
  .max(100, says("account.errorNameLong"))
  .regex(/^\P{Cc}*$/u, says("account.errorInvalid"));

/** Lower-case, as the database keeps it: people do not remember how they spelled theirs. */
const email = text("account.errorEmailMissing")
  .trim()
  .min(1, says("account.errorEmailMissing"))
  .max(254, says("account.errorEmail"))
  .email(says("account.errorEmail"))
  .toLowerCase();

/** Normalised, so that "é" is one password however a keyboard composes it. */
const givenPassword = text("account.errorPasswordMissing")
  .min(1, says("account.errorPasswordMissing"))
  .max(passwordLengthMax * 2, says("account.errorPasswordLong"))
  .transform((password) => password.normalize("NFKC"));

const newPassword = givenPassword
  .refine((password) => [...password].length >= passwordLengthMin, says("account.errorPasswordShort"))
  .refine((password) => [...password].length <= passwordLengthMax, says("account.errorPasswordLong"));

const timeZone = text("account.errorInvalid").max(100, says("account.errorInvalid"));

export const signUpForm = z.object({
  name,
  email,
  password: newPassword,
  /** That they are of age. Not asked for a date: it would be one more thing to keep. */
  adult: z.literal("on", { errorMap: () => says("account.errorAdult") }),
  /** Filled in by a script where one runs; what is not a zone counts as not given. */
  timeZone: timeZone.optional(),
});

/** The same for somebody whose address is known by the link that was mailed there. */
export const invitedForm = signUpForm.omit({ email: true });
export type InvitedForm = z.output<typeof invitedForm>;

export const signInForm = z.object({ email, password: givenPassword, next: z.string().optional() });

export const forgotPasswordForm = z.object({ email });

export const changeEmailForm = z.object({ email });

export const resetPasswordForm = z.object({ password: newPassword });

/** The password is asked for where the browser is not the one that signed up. */
export const verifyEmailForm = z.object({ password: givenPassword.optional() });

export const profileForm = z.object({
  name,
  locale: z.enum(locales, { errorMap: () => says("account.errorInvalid") }),
  timeZone,
});

export const changePasswordForm = z.object({ currentPassword: givenPassword, password: newPassword });

export const confirmPasswordForm = z.object({ password: givenPassword, next: z.string().optional() });

/** Six digits of an app, or a recovery code: which of them it is, and whether it is right, is seen later. */
export const codeForm = z.object({
  code: text("twoStep.errorMissing")
    .trim()
    .min(1, says("twoStep.errorMissing"))
    .max(100, says("twoStep.errorWrong")),
  next: z.string().optional(),
});

export const endSessionForm = z.object({ session: z.string().regex(/^[a-z2-7]{26}$/) });
