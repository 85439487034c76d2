import { sessionDays } from "#app/platform/session/session-life.ts";

/**
 * Everything that Parley puts into a browser. All of it is needed for what the visitor asked for, so no banner asks
 * for consent; a test holds the program to this list.
 */
export type BrowserItem = {
  where: "cookie" | "localStorage" | "sessionStorage";
  /** Behind TLS the cookies out of reach for scripts carry `__Host-` in front of it. */
  name: string;
  category: "essential" | "functional";
  why: string;
  /** Null: until the window closes, or the visitor clears it. */
  lifeDays: number | null;
  /** Out of reach for scripts. */
  httpOnly: boolean;
};

export const browserItems: readonly BrowserItem[] = [
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
];
