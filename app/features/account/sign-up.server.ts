import type { z } from "zod";
import { noticeInForce, recordAcceptance } from "#app/features/notices/notices.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import type { Locale } from "#app/messages/locale.ts";
import { inEvenTime } from "#app/platform/security/even-time.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { createSigner } from "#app/platform/security/signer.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isZone } from "#app/platform/time/zones.server.ts";
import type { signUpForm } from "./account-form.ts";
import { beginAccount } from "./account-repository.server.ts";
import { takeMail } from "./attempts.server.ts";
import { mailEmailToken } from "./email-token.server.ts";
import { hashPassword, passwordProblem } from "./password.server.ts";

/** Longer than a new account takes on a busy machine, shorter than anyone minds. */
const answerMs = 300;

export type SignUpResult =
  | { ok: true; proof: string }
  | { ok: false; reason: "password"; message: MessageKey }
  | { ok: false; reason: "too-many"; retryAfterSeconds: number };

/**
 * Makes an account that waits for its address to be verified, and notes which privacy notice was accepted with it. For an address that has an account nothing happens,
 * and neither the answer nor its time tells. `proof` lets the browser that signed up verify without the password.
 */
export async function signUp(
  services: Services,
  form: z.output<typeof signUpForm>,
  visitor: { locale: Locale; network: string },
): Promise<SignUpResult> {
  const message = await passwordProblem(form.password, form.email);
  if (message) return { ok: false, reason: "password", message };
  const allowed = takeMail(services, { email: form.email, network: visitor.network });
  if (!allowed.ok) return { ...allowed, reason: "too-many" };
  const tokenId = await inEvenTime(answerMs, async () => {
    const passwordHash = await hashPassword(form.password);
    const notice = await noticeInForce(services);
    const now = services.clock.now();
    return services.database.prisma.$transaction(async (tx) => {
      const userId = await beginAccount(tx, {
        id: randomId(),
        email: form.email,
        name: form.name,
        passwordHash,
        locale: visitor.locale,
        timeZone: form.timeZone && isZone(form.timeZone) ? form.timeZone : "UTC",
        now,
      });
      if (userId === null) return null;
      const { locale } = visitor;
      const { t } = translatorFor(locale);
      const text = `${t("notices.accept")} ${t("notices.acceptLink")}.`;
      await recordAcceptance(tx, { userId, version: notice, text, locale, now });
      return mailEmailToken(services, tx, userId, "verify_email");
    });
  });
  return { ok: true, proof: signUpProof(services).sign(tokenId ?? randomId()) };
}

/** Whether `proof` was given to the browser whose sign-up made this token. */
export function isSignUpProof(services: Services, tokenId: string, proof: string): boolean {
  return signUpProof(services).verify(tokenId, proof);
}

function signUpProof({ settings }: Services) {
  return createSigner(settings.secret, "sign-up-proof");
}
