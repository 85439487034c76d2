import type { Services } from "#app/platform/services.server.ts";
import { findAsset, listOrganizationsOf } from "./organization-repository.server.ts";

export { can, type Permission } from "#app/domain/member/permissions.ts";
/** The organization feature's front door. */
export { type CreateOrganizationResult, createOrganization } from "./create-organization.server.ts";
export { type LogoProblem, logoBytesMax, removeLogo, saveLogo } from "./logo.server.ts";
export { type Member, requireMember, requirePermission } from "./membership.server.ts";
export {
  giveOwnership,
  type OrganizationRow,
  type OwnOrganization,
} from "./organization-repository.server.ts";
export { pauseAccount, pauseFacts, resumeAccount } from "./pause-account.server.ts";
export { type RetentionPage, retentionPage } from "./retention-page.server.ts";
export { type SlugAvailability, slugAvailability } from "./slug-availability.server.ts";
export { submitOnboarding } from "./submit-onboarding.server.ts";
export { type Erases, submitProfile, submitRetention } from "./submit-settings.server.ts";
export { roleTable, whoSees } from "./who-sees.server.ts";

type Store = Pick<Services, "database">;

/** The businesses of one person, the oldest membership first. */
export function organizationsOf({ database }: Store, userId: string) {
  return listOrganizationsOf(database.prisma, userId);
}

/** A picture that a business shows. */
export function pictureById({ database }: Store, id: string) {
  return findAsset(database.prisma, id);
}

/** Where a business's logo is served, or null without one. */
export function logoPath(logoId: string | null): string | null {
  return logoId === null ? null : `/media/${logoId}`;
}
