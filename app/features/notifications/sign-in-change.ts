/** What can change about how somebody signs in, of which a mail tells. */
export const signInChanges = ["two-step-on", "two-step-off", "recovery-used"] as const;
export type SignInChange = (typeof signInChanges)[number];
