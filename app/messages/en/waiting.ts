/** The page of somebody on the waiting list. */
export const messages = {
  "waiting.waiting.title": "You are on the waiting list",
  "waiting.waiting.text":
    "When a place falls free and it is your turn, you get a mail, and the place is kept for you for a while.",
  "waiting.offered.title": "A place is free for you",
  "waiting.offered.text": "It is kept for you until {time}. After that, it goes to the next on the list.",
  "waiting.over.title": "This offer is over",
  "waiting.over.text": "The place was taken or let go, or its time has come. Perhaps another time suits you.",
  "waiting.take": "Take this place",
  "waiting.pass": "Let it go to the next",
  "waiting.leave": "Leave the waiting list",
  "waiting.otherTimes": "See other times",
} as const satisfies Record<string, string>;
