import type { MessageKey } from "#app/messages/catalog.ts";

/**
 * What was just done, told on the page that follows. It travels in the address (`?done=…&item=…`), so that it needs
 * no cookie and works without scripts; the address holds a word of this list and an id, never a text.
 */
type NoticeText = {
  message: MessageKey;
  /** The command that takes it back, sent to the event types' page with the item's id; "move" is a booking's. */
  undo?: string;
  /** The command goes to the page that tells the notice. */
  undoHere?: true;
};

export const notices = {
  "event-type-created": { message: "dashboard.notice.eventTypeCreated" },
  "event-type-saved": { message: "dashboard.notice.saved" },
  "bookings-given": { message: "eventType.formerHost.given" },
  "bookings-given-partly": { message: "eventType.formerHost.givenPartly" },
  "event-type-merged": { message: "eventType.length.merged" },
  "event-type-on": { message: "eventType.noticeOn", undo: "disable" },
  "event-type-off": { message: "eventType.noticeOff", undo: "enable" },
  "private-link-made": { message: "eventType.link.noticeMade" },
  "private-link-withdrawn": { message: "eventType.link.noticeWithdrawn" },
  "private-link-allowed": { message: "eventType.link.noticeAllowed" },
  "event-type-duplicated": { message: "dashboard.notice.eventTypeDuplicated" },
  "event-type-hidden": { message: "dashboard.notice.eventTypeHidden", undo: "show" },
  "event-type-shown": { message: "dashboard.notice.eventTypeShown", undo: "hide" },
  "event-type-deleted": { message: "dashboard.notice.eventTypeDeleted", undo: "restore" },
  "event-type-restored": { message: "dashboard.notice.eventTypeRestored" },
  "schedule-saved": { message: "dashboard.notice.saved" },
  "schedule-merged": { message: "dashboard.notice.scheduleMerged" },
  "schedule-created": { message: "dashboard.notice.scheduleCreated" },
  "schedule-default": { message: "dashboard.notice.scheduleDefault" },
  "schedule-deleted": { message: "dashboard.notice.scheduleDeleted" },
  "away-saved": { message: "schedule.notice.awaySaved" },
  "away-deleted": { message: "schedule.notice.awayDeleted", undo: "restore", undoHere: true },
  "travel-saved": { message: "schedule.notice.travelSaved" },
  "travel-deleted": { message: "schedule.notice.travelDeleted", undo: "restore", undoHere: true },
  "away-restored": { message: "schedule.notice.awayRestored" },
  "travel-restored": { message: "schedule.notice.travelRestored" },
  "busy-restored": { message: "schedule.notice.busyRestored" },
  "undo-over": { message: "schedule.notice.undoOver" },
  "limits-saved": { message: "schedule.notice.limitsSaved" },
  "busy-added": { message: "schedule.notice.busyAdded" },
  "busy-removed": { message: "schedule.notice.busyRemoved", undo: "restore", undoHere: true },
  "calendar-connected": { message: "connect.notice.connected" },
  "leave-denied": { message: "connect.notice.leaveDenied" },
  "leave-writing": { message: "connect.notice.leaveWriting" },
  "calendar-saved": { message: "connect.notice.saved" },
  "calendar-syncing": { message: "connect.notice.syncing" },
  "calendar-disconnected": { message: "connect.notice.disconnected" },
  "unasked-saved": { message: "connect.notice.saved" },
  "calendar-emptying": { message: "connect.notice.emptying" },
  "calendar-writing": { message: "connect.notice.writing" },
  "calendar-answered": { message: "connect.notice.answered" },
  "calendar-taken": { message: "connect.notice.taken" },
  "calendar-over": { message: "connect.notice.over" },
  "media-deleted": { message: "media.list.deleted" },
  "booking-moved": { message: "dashboard.notice.bookingMoved", undo: "move" },
  "booking-cancelled": { message: "dashboard.notice.bookingCancelled" },
  "booking-made": { message: "dashboard.notice.bookingMade" },
  "meeting-called": { message: "meeting.notice.called" },
  "meeting-saved": { message: "meeting.notice.changed" },
  "personal-room-renewed": { message: "meeting.notice.renewed" },
  "personal-room-saved": { message: "meeting.notice.saved" },
  "booking-approved": { message: "dashboard.notice.bookingApproved" },
  "booking-declined": { message: "dashboard.notice.bookingDeclined" },
  "no-show-noted": { message: "dashboard.notice.noShow" },
  "no-show-mailed": { message: "dashboard.notice.noShowMailed" },
  "no-show-undone": { message: "dashboard.notice.noShowUndone" },
  "booking-reassigned": { message: "dashboard.notice.bookingReassigned" },
  "booking-seats": { message: "dashboard.notice.seats" },
  "booking-moved-back": { message: "dashboard.notice.bookingMovedBack" },
  "seat-cancelled": { message: "dashboard.notice.seatCancelled" },
  "profile-saved": { message: "dashboard.notice.profileSaved" },
  "calls-saved": { message: "dashboard.notice.callsSaved" },
  "logo-saved": { message: "dashboard.notice.logoSaved" },
  "logo-removed": { message: "dashboard.notice.logoRemoved" },
  "proposal-accepted": { message: "offer.notice.accepted" },
  "proposal-declined": { message: "offer.notice.declined" },
  "proposal-taken": { message: "offer.notice.taken" },
  "proposal-answered": { message: "offer.notice.answered" },
  "offer-withdrawn": { message: "offer.notice.withdrawn" },
  "sites-saved": { message: "embed.sitesSaved" },
  "campaign-saved": { message: "embed.campaignSaved" },
  "telling-saved": { message: "embed.tellingSaved" },
  "hold-placed": { message: "dashboard.notice.holdPlaced" },
  "hold-lifted": { message: "dashboard.notice.holdLifted" },
  "request-answered": { message: "rights.queue.answered" },
  "opt-out-noted": { message: "consent.optOut.noted" },
  "request-entered": { message: "rights.queue.entered" },
  "support-granted": { message: "support.notice.granted" },
  "support-ended": { message: "support.notice.ended" },
  "member-suspended": { message: "member.notice.suspended" },
  "member-suspended-partly": { message: "member.notice.suspendedPartly" },
  "member-role": { message: "member.notice.role" },
  "member-signed-out": { message: "member.notice.signedOut" },
  "member-reset": { message: "member.notice.reset" },
  "member-owner": { message: "member.notice.owner" },
  "member-restored": { message: "member.notice.restored" },
  "member-given": { message: "member.notice.given" },
  "member-given-partly": { message: "member.notice.givenPartly" },
  "invitations-sent": { message: "invitation.notice.sent" },
  "invitation-resent": { message: "invitation.notice.resent" },
  "invitation-late": { message: "invitation.notice.late" },
  "invitation-withdrawn": { message: "invitation.notice.withdrawn" },
  "invitation-role": { message: "invitation.notice.role" },
  "invitation-gone": { message: "invitation.notice.gone" },
  "member-joined": { message: "invitation.notice.joined" },
  "mail-saved": { message: "ownMails.notice.saved" },
  "mail-reset": { message: "ownMails.notice.reset" },
  "mail-switched": { message: "ownMails.notice.switched" },
  "mail-sent": { message: "ownMails.notice.sent" },
  "retention-saved": { message: "dashboard.notice.retentionSaved" },
} as const satisfies Record<string, NoticeText>;

export type NoticeName = keyof typeof notices;
/** `was`: when a moved booking began before, as addresses write times. */
export type Notice = NoticeText & { item: string | null; was: string | null };

/** The address of the page that tells it. */
export function withNotice(path: string, name: NoticeName, item?: string, was?: string): string {
  const search = new URLSearchParams({ done: name, ...(item ? { item } : {}), ...(was ? { was } : {}) });
  return `${path}${path.includes("?") ? "&" : "?"}${search}`;
}

/** The notice in an address, or null where there is none that we know. */
export function readNotice(search: URLSearchParams): Notice | null {
  const name = search.get("done");
  if (name === null || !Object.hasOwn(notices, name)) return null;
  const item = search.get("item");
  const was = search.get("was");
  return {
    ...notices[name as NoticeName],
    item: item && /^[a-z2-7]{26}$/.test(item) ? item : null,
    was: was && /^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}Z$/.test(was) ? was : null,
  };
}

/** The form that takes back what a notice tells, or null where it cannot be taken back. `here`: the page to stay on. */
export function undoOf(
  { undo, undoHere, item, was }: Notice,
  base: string,
  here: string,
): { action: string; fields: Record<string, string> } | null {
  if (!undo || !item) return null;
  if (undo !== "move")
    return { action: undoHere ? here : `${base}/event-types`, fields: { do: undo, id: item } };
  if (!was) return null;
  const fields = { at: was, despite: "yes", back: here, undo: "yes" };
  return { action: `${base}/bookings/${item}/move`, fields };
}

/** The same address without its notice, for the browser's history. */
export function withoutNotice(url: URL): string {
  const search = new URLSearchParams(url.search);
  search.delete("done");
  search.delete("item");
  search.delete("was");
  const query = search.toString();
  return url.pathname + (query && `?${query}`) + url.hash;
}
