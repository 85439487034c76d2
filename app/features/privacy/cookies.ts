import { knownDays, sessionDays } from "#app/platform/session/session-life.ts";

/**
 * Everything that Parley puts into a browser. All of it is needed for what the visitor asked for, so no banner asks
 * for consent; a test holds the program to this list.
 */
export type BrowserItem = {
  where: "cookie" | "localStorage" | "sessionStorage";
  /** Behind TLS `parley_session`, `parley_signup`, `parley_known`, `parley_confirmed`, `parley_step`, `parley_me` and `parley_undo` carry `__Host-` in front. A name may end in an id, shown as `<id>`. */
  name: string;
  category: "essential" | "functional";
  why: string;
  /** Null: until the window closes, or the visitor clears it. */
  lifeDays: number | null;
  /** Out of reach for scripts. */
  httpOnly: boolean;
};

export const browserItems = [
  {
    where: "cookie",
    name: "parley_session",
    category: "essential",
    why: "Keeps a member signed in. A random text; its hash is in the database.",
    lifeDays: sessionDays,
    httpOnly: true,
  },
  {
    where: "cookie",
    name: "parley_signup",
    category: "essential",
    why: "Lets the browser that signed up confirm its address without typing the password again.",
    lifeDays: 2,
    httpOnly: true,
  },
  {
    where: "cookie",
    name: "parley_known",
    category: "essential",
    why: "Tells a browser that signed in before from a new one, of which the account is told by mail. An instant, signed.",
    lifeDays: knownDays,
    httpOnly: true,
  },
  {
    where: "cookie",
    name: "parley_confirmed",
    category: "essential",
    why: "For five minutes after a member gave their password again: what asks for it does not ask twice. An instant, signed.",
    lifeDays: 1,
    httpOnly: true,
  },
  {
    where: "cookie",
    name: "parley_step",
    category: "essential",
    why: "For ten minutes between the right password and the code, of an account with a second step. The account's id and an instant, signed.",
    lifeDays: 1,
    httpOnly: true,
  },
  {
    where: "cookie",
    name: "parley_language",
    category: "functional",
    why: "The language that the visitor chose.",
    lifeDays: 365,
    httpOnly: false,
  },
  {
    where: "cookie",
    name: "parley_theme",
    category: "functional",
    why: "Light or dark, where the visitor chose one.",
    lifeDays: 365,
    httpOnly: false,
  },
  {
    where: "cookie",
    name: "parley_zone",
    category: "functional",
    why: "The browser's time zone, so that booking pages show the right clock at once.",
    lifeDays: 365,
    httpOnly: false,
  },
  {
    where: "cookie",
    name: "parley_hours",
    category: "functional",
    why: "Twelve or twenty-four hours on booking pages, where the visitor chose.",
    lifeDays: 365,
    httpOnly: false,
  },
  {
    where: "cookie",
    name: "parley_choice",
    category: "functional",
    why: "The visitor's no to being asked about news, where they said it on the page about selling and sharing.",
    lifeDays: 365,
    httpOnly: true,
  },
  {
    where: "cookie",
    name: "parley_visitor",
    category: "essential",
    why: "Keeps the chosen time for the visitor while they fill in the form: a random word, of which its hash is stored for five minutes.",
    lifeDays: null,
    httpOnly: true,
  },
  {
    where: "cookie",
    name: "parley_me",
    category: "essential",
    why: "Keeps the portal of one's rights open for half an hour after the mailed link. A random text; its hash is in the database.",
    lifeDays: 1,
    httpOnly: true,
  },
  {
    where: "cookie",
    name: "parley_undo",
    category: "functional",
    why: "Holds the absence, journey or blocked time that a member has just deleted for ten minutes, so that it can be brought back.",
    lifeDays: 1,
    httpOnly: true,
  },
  {
    where: "cookie",
    name: "parley_room_key",
    category: "essential",
    why: "Lets an attendee into the one room whose link was opened, after the key has left the address bar.",
    lifeDays: null,
    httpOnly: true,
  },
  {
    where: "sessionStorage",
    name: "parley-room:<id>",
    category: "essential",
    why: "Brings a reloaded tab back to its seat in the room: the ticket, the name typed, microphone and camera.",
    lifeDays: null,
    httpOnly: false,
  },
  {
    where: "sessionStorage",
    name: "positions",
    category: "functional",
    why: "How far each page of the dashboard was scrolled, so that going back leads to the same place.",
    lifeDays: null,
    httpOnly: false,
  },
  {
    where: "localStorage",
    name: "parley-devices",
    category: "functional",
    why: "The microphone, camera and speaker that were chosen, and what the room makes of their sound and picture; it is never sent to the server.",
    lifeDays: null,
    httpOnly: false,
  },
] as const satisfies readonly BrowserItem[];
