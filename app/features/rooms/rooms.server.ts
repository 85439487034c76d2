/** The rooms feature's front door. */
export { callsOfBooking, type LoggedCall, listCalls } from "./call-log.server.ts";
export { type CallSettings, callSettings, submitCallSettings } from "./call-settings.server.ts";
export { chatOfAttendees, chatOfBooking } from "./chat-lines.server.ts";
export type { RoomWays } from "./components/room-page-data.ts";
export { attachRooms, type RoomsGateway } from "./room-gateway.server.ts";
export { findWays, waysOf } from "./room-ways.server.ts";
export { streamPath } from "./room-wire.ts";
