import type { RoomPhase } from "#app/domain/room/admission-window.ts";
import type { RoomRole } from "#app/domain/room/seats.ts";

/** How others come into a room: its link, and what one types at `/join`. */
export type RoomWays = { url: string; joinHost: string; number: string; pin: string };

/** What the loader of a room's page tells it. Texts are in the visitor's language and zone. */
export type RoomPageData = {
  /** `away`: the meeting is held elsewhere, and its visitor has no part in it. */
  phase: RoomPhase | "away";
  roomId: string;
  /** `attendee` when the tab came by the attendee's link in a browser that is signed in as the host. */
  seat: string | null;
  title: string;
  /** Where the meeting was to be held instead of here. */
  heldAt: string | null;
  businessName: string;
  accentColor: string;
  /** How long the business keeps that somebody was in a call. */
  callDays: number;
  /** How long what is written in the call is kept; null where it is not. */
  chatDays: number | null;
  /** How long a picture of the whiteboard is, where hosts may keep one; null where they may not. */
  boardDays: number | null;
  /** Captions may be asked for. */
  captions: boolean;
  /** Whether hosts may record here, and people photograph each other. */
  records: boolean;
  photographs: boolean;
  when: string;
  zoneLabel: string;
  /** When the door opens, as time and day. */
  opensText: string;
  /** Epoch milliseconds of the server. */
  opensAt: number;
  now: number;
  you: { role: RoomRole; name: string };
  /** The person one meets; empty for a guest, who is told nothing before being let in. */
  withName: string;
  /** The room's address for this visitor in another browser. An attendee's lets its bearer in as them. */
  ownLink: string;
  /** For hosts of a meeting that has a number: how they bring others in. */
  ways: RoomWays | null;
  /** Where a page that is over leads on to. */
  onwardHref: string;
};
