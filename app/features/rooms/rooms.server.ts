/** The rooms feature's front door. */
export { callsOfBooking, type LoggedCall, listCalls } from "./call-log.server.ts";
export { attachRooms, type RoomsGateway } from "./room-gateway.server.ts";
