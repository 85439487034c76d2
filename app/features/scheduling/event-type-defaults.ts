import { usualOfferMinutes } from "./event-type-choices.ts";
import type { EventTypeColumns } from "./event-type-columns.ts";

/** What a new event type starts with: two hours' notice, two months ahead, everybody may change their mind. */
export const newEventTypeColumns: EventTypeColumns = {
  title: "",
  slug: "",
  description: "",
  color: null,
  hidden: false,
  byLinksAlone: false,
  disabled: false,
  lengthMinutes: 30,
  otherLengths: [],
  hostMode: "one",
  attendeeChoosesHost: false,
  slotIntervalMinutes: null,
  slotOffsetMinutes: 0,
  fitClosely: false,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  noticeMinutes: 120,
  windowKind: "calendar_days",
  windowDays: 60,
  windowFirstDate: null,
  windowLastDate: null,
  ongoingPerAttendee: null,
  seats: null,
  showsSeatsLeft: true,
  showsAttendees: false,
  waitingList: false,
  offerMinutes: usualOfferMinutes,
  seriesUnit: null,
  seriesEvery: 1,
  seriesMax: 1,
  approval: "never",
  approvalNotice: 0,
  approvalHours: 48,
  pendingBlocks: true,
  guestsMax: 0,
  attendeesMayCancel: true,
  attendeesMayMove: true,
  changeNoticeMinutes: 0,
  cancellationPolicy: "",
  retentionDays: null,
  waitingRoom: "strangers",
  asksNews: false,
  newsText: "",
  confirmationText: "",
  reminderMinutes: [1440, 60],
  followUpHours: null,
  redirectUrl: null,
  redirectsDetails: false,
};

/** Its one location: the room that comes with every booking. */
export const parleyRoom = { id: "", kind: "parley_room", detail: "" } as const;

/** A host as the others are. */
export const plainHost = { fixed: false, groupName: "", priority: 0, weight: 100 };
