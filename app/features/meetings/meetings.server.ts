/** The front door of meetings without an event type, of members' own rooms, and of joining by number. */
export { type JoinAnswer, joinByNumber } from "./join-room.server.ts";
export {
  type MeetingEditor,
  type MeetingsPage,
  meetingEditor,
  meetingsPage,
} from "./meetings-page.server.ts";
export { renewPersonalRoom, saveKnocks } from "./meetings-repository.server.ts";
export { meetNow, openPersonalRoom, type PersonalDoor, personalDoor } from "./personal-room.server.ts";
export { submitMeeting } from "./submit-meeting.server.ts";
