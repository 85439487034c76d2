/** The front door of asking people to belong to a business, and of their answers. */
export {
  type JoinResult,
  joinByInvitation,
  type SignUpResult,
  signUpByInvitation,
} from "./accept-invitation.server.ts";
export { type AnswerPage, answerPage } from "./answer-page.server.ts";
export {
  type ChangedInvitation,
  changeInvitedRole,
  resendInvitation,
  withdrawInvitation,
} from "./change-invitation.server.ts";
export { type PendingLine, pendingInvitation, pendingPage } from "./pending-page.server.ts";
export { type InviteAnswer, submitInvitees } from "./submit-invitees.server.ts";
