/** What is written in a call, where the business keeps it. */
export const messages = {
  "chat.settings.keeps": "Keep what is written in calls",
  "chat.settings.keepsHint":
    "The room tells everybody before they come in and beside the chat. It is kept sealed with the booking, for the days under “How long data is kept”. Otherwise it is gone with the last one who leaves. Files are never kept.",
  "chat.kept": "What is written here is kept for {days, plural, one {# day} other {# days}}; files are not.",
  "chat.gone": "What is written here is gone when the last one leaves.",
  "chat.lobby":
    "{business} keeps what is written in this call for {days, plural, one {# day} other {# days}}.",
  "chat.list.title": "Written in calls",
  "chat.list.until": "Erased by {date}.",
  "chat.own.title": "What you wrote in calls",
} as const satisfies Record<string, string>;
