/** What is noted, by what it is about. The lists are closed: each word has its sentence in the messages. */
export const auditActions = {
  access: [
    "sign-in",
    "sign-in.failed",
    "session.ended",
    "sessions.ended",
    "password.changed",
    "password.reset",
    "two-step.on",
    "two-step.off",
    "two-step.codes",
    "two-step.recovery",
    "profile.changed",
    "email.changed",
    "email.restored",
    "account.paused",
    "account.secured",
    "account.resumed",
  ],
  bookings: [
    "booking.made",
    "booking.moved",
    "booking.cancelled",
    "booking.reassigned",
    "booking.approved",
    "booking.declined",
    "booking.seats",
    "booking.attendance",
    "booking.extended",
    "media.deleted",
    "media.erased",
    "booking.erased",
    "booking.held",
    "booking.released",
  ],
  members: [
    "member.invited",
    "member.withdrawn",
    "member.joined",
    "member.suspended",
    "member.restored",
    "member.role",
    "member.signed-out",
    "member.password",
    "ownership.given",
  ],
  deletions: ["member.left", "deletion.requested", "deletion.cancelled", "deletion.step", "deletion.done"],
  settings: [
    "business.opened",
    "settings.changed",
    "mails.changed",
    "logo.changed",
    "sharing.changed",
    "calls.changed",
    "unasked.changed",
    "retention.changed",
    "retention.limited",
  ],
  eventTypes: [
    "event-type.created",
    "event-type.changed",
    "event-type.switched",
    "event-type.deleted",
    "event-type.restored",
    "link.created",
    "link.switched",
  ],
  schedules: ["schedule.created", "schedule.changed", "schedule.deleted"],
  exports: ["export.made"],
  support: ["support.granted", "support.ended", "support.emergency", "support.looked"],
  operator: [
    "operator.retention",
    "operator.jobs",
    "operator.backup",
    "operator.restore",
    "operator.keys",
    "operator.incident",
    "operator.legal",
    "operator.support",
    "operator.import",
  ],
} as const;

export type AuditGroup = keyof typeof auditActions;
export type AuditAction = (typeof auditActions)[AuditGroup][number];

export const auditGroups = Object.keys(auditActions) as AuditGroup[];

export function isAuditGroup(text: string): text is AuditGroup {
  return Object.hasOwn(auditActions, text);
}

const everyAction: readonly string[] = Object.values(auditActions).flat();

/** The log outlives programs: an older or newer one may have known other words. */
export function isAuditAction(text: string): text is AuditAction {
  return everyAction.includes(text);
}
