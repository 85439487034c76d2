/** The frame of the guides; their own words are in features/help. */
export const messages = {
  "help.title": "Help",
  "help.lead": "Step by step, for people who have never done such a thing.",
  "help.link": "Help",
  "help.calendars": "Calendars",
  "help.all": "All guides",
  "help.needs": "What you need",
  "help.open": "Open the dashboard",
  "help.troubles": "When it does not work",
  "help.else": "Something else?",
  "help.others": "Other guides",
  "help.connect": "Guides, step by step: Google, iCloud, Outlook, Nextcloud, Fastmail",
} as const;
