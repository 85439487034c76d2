import { redirect } from "@remix-run/node";
import { type AccountEntry, noteAccount } from "#app/features/audit/audit.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isZone } from "#app/platform/time/zones.server.ts";
import { changePasswordForm, endSessionForm, profileForm } from "./account-form.ts";
import { confirmProfile, updateProfile } from "./account-repository.server.ts";
import { languageCookie } from "./gate-page.server.ts";
import { parseForm, refuseForm, refuseHaste } from "./read-form.server.ts";
import { changePassword } from "./reset-password.server.ts";
import { endSession, type GuardArgs, type SignedIn } from "./session.server.ts";
import { deleteSession, deleteSessions } from "./session-repository.server.ts";

/** What the forms of the account page do, by the name of their button. */
export const accountActions = {
  profile: saveProfile,
  "confirm-profile": sayProfileIsRight,
  password: savePassword,
  "end-session": endOneSession,
  "end-others": endOtherSessions,
};

export function isAccountAction(intent: unknown): intent is keyof typeof accountActions {
  return typeof intent === "string" && Object.hasOwn(accountActions, intent);
}

async function saveProfile({ context: { services } }: GuardArgs, { user }: SignedIn, form: FormData) {
  const parsed = parseForm(profileForm, form);
  if (!parsed.ok) return refuseForm(parsed);
  if (!isZone(parsed.value.timeZone)) {
    return refuseForm({ errors: { timeZone: "account.errorTimeZone" }, values: parsed.value });
  }
  await noted(services, user.id, "profile.changed", (tx) =>
    updateProfile(tx, user.id, parsed.value, services.clock.now()),
  );
  return done("profile", languageCookie(parsed.value.locale, services.settings));
}

/** Once a year, also when nothing had to be changed. */
async function sayProfileIsRight({ context: { services } }: GuardArgs, { user }: SignedIn) {
  const now = services.clock.now();
  await services.database.prisma.$transaction((tx) => confirmProfile(tx, user.id, now));
  return done("right");
}

async function savePassword({ context: { services } }: GuardArgs, signedIn: SignedIn, form: FormData) {
  const parsed = parseForm(changePasswordForm, form, ["currentPassword", "password"]);
  if (!parsed.ok) return refuseForm(parsed);
  const result = await changePassword(services, signedIn, parsed.value);
  if (result.ok) return done("password");
  if (result.reason === "too-many") return refuseHaste({}, result.retryAfterSeconds);
  return refuseForm({
    errors:
      result.reason === "wrong"
        ? { currentPassword: "account.errorPasswordWrong" }
        : { password: result.message },
  });
}

async function endOneSession(args: GuardArgs, { user, sessionId }: SignedIn, form: FormData) {
  const parsed = parseForm(endSessionForm, form);
  if (!parsed.ok) return refuseForm(parsed);
  if (parsed.value.session === sessionId) {
    const headers = { "Set-Cookie": await endSession(args) };
    return redirect("/sign-in?notice=signed-out", { status: 303, headers });
  }
  await noted(args.context.services, user.id, "session.ended", (tx) =>
    deleteSession(tx, user.id, parsed.value.session),
  );
  return done("session");
}

async function endOtherSessions({ context: { services } }: GuardArgs, { user, sessionId }: SignedIn) {
  await noted(services, user.id, "sessions.ended", (tx) => deleteSessions(tx, user.id, sessionId));
  return done("others");
}

/** Changes something of an account and notes that its owner did. */
async function noted(
  { database, clock }: Services,
  userId: string,
  action: AccountEntry["action"],
  change: (tx: DatabaseTransaction) => Promise<unknown>,
): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    await change(tx);
    await noteAccount(tx, { action, userId, by: "member", now: clock.now() });
  });
}

/** Back to the page by GET, so that a reload repeats nothing. */
function done(saved: "profile" | "right" | "password" | "session" | "others", cookie?: string) {
  return redirect(`/account?saved=${saved}`, {
    status: 303,
    headers: cookie ? { "Set-Cookie": cookie } : {},
  });
}
