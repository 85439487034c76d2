/** The account feature's front door. */

export { accountJobs } from "./account-jobs.server.ts";
export { closeWaysIn, dropRecentFactor, endSessionsOf, passwordOfNobody } from "./close-ways-in.server.ts";
export { isAddressInUse, openInvitedAccount } from "./invited-account.server.ts";
export { liftSecondStep } from "./lift-second-step.server.ts";
export { keepMarketingChoice, ownMarketingChoice } from "./marketing-choice.server.ts";
export { hashPassword } from "./password.server.ts";
export { requireRecentPassword } from "./recent-password.server.ts";
export {
  currentUser,
  endSession,
  type GuardArgs,
  renewedSessionCookie,
  requireAnyUser,
  requireUser,
  type SignedIn,
} from "./session.server.ts";
