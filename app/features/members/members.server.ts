/** The front door of a business's members: who they are, and whom the business lets in no more. */
export { admitMember } from "./admit-member.server.ts";
export { type BarredPage, barredPage } from "./barred-page.server.ts";
export { type MemberRequest, type MemberResult, refuseUnlessDone } from "./change-member.server.ts";
export { changeRole, makeOwner } from "./change-role.server.ts";
export { giveAway } from "./give-away.server.ts";
export { type MemberPage, memberPage, type SuspendPage, suspendPage } from "./member-page.server.ts";
export { type MembersPage, membersPage } from "./members-page.server.ts";
export { resetMember, signOutMember } from "./sign-out-member.server.ts";
export { restoreMember, suspendMember } from "./suspend-member.server.ts";
