/** The account feature's front door. */
export {
  currentUser,
  type GuardArgs,
  renewedSessionCookie,
  requireUser,
  type SignedIn,
} from "./session.server.ts";
