import type { Permission } from "#app/domain/member/permissions.ts";

/** The pages of settings in their order, each with what one needs to open it. */
export const settingsPages = [
  { page: "profile", path: "settings", label: "organization.profile", permission: "profile:write" },
  { page: "members", path: "settings/members", label: "member.title", permission: "member:manage" },
  { page: "data", path: "settings/data", label: "retention.title", permission: "retention:write" },
  { page: "requests", path: "settings/requests", label: "rights.queue.title", permission: "rights:answer" },
  { page: "mails", path: "settings/mails", label: "ownMails.title", permission: "profile:write" },
  { page: "news", path: "settings/news", label: "consent.list.title", permission: "rights:answer" },
  { page: "export", path: "settings/export", label: "exports.tab", permission: "business:export" },
  { page: "erase", path: "settings/erase", label: "deletion.part.title", permission: "booking:change" },
  { page: "activity", path: "settings/activity", label: "audit.title", permission: "activity:read" },
  { page: "figures", path: "settings/figures", label: "figures.title", permission: "booking:all" },
  { page: "support", path: "settings/support", label: "support.tab", permission: "support:grant" },
  { page: "delete", path: "settings/delete", label: "deletion.delete.tab", permission: "business:delete" },
] as const satisfies readonly { page: string; path: string; label: string; permission: Permission }[];

export type SettingsPage = (typeof settingsPages)[number]["page"];

/** Where the settings begin for somebody, or null for whom there are none. */
export function firstSettingsPath(may: (permission: Permission) => boolean): string | null {
  return settingsPages.find(({ permission }) => may(permission))?.path ?? null;
}
