/** The front door of the calendars that members have elsewhere. */
export { askCalendars, type Unasked, unaskedOf } from "./ask-calendars.server.ts";
export { closeConnections, endIfEmpty, writtenElsewhere } from "./disconnect.server.ts";
export { declinedTexts, questionCount, questionTexts } from "./open-questions.server.ts";
export { cutConnections, releaseGrants } from "./release-grants.server.ts";
export { bookingRefusesUnasked, submitUnaskedChoice } from "./unasked-choice.server.ts";
export { unaskedTexts } from "./unasked-texts.server.ts";
