import type { messages as source } from "../en/help.ts";
import type { Translation } from "../locale.ts";

/** Le cadre des guides ; leurs propres mots sont dans features/help. */
export const messages: Translation<typeof source> = {
  "help.title": "Aide",
  "help.lead": "Pas à pas, pour qui n’a jamais fait cela.",
  "help.link": "Aide",
  "help.calendars": "Calendriers",
  "help.all": "Tous les guides",
  "help.needs": "Ce qu’il vous faut",
  "help.open": "Ouvrir le tableau de bord",
  "help.troubles": "Quand cela ne marche pas",
  "help.else": "Autre chose ?",
  "help.others": "Autres guides",
  "help.connect": "Guides, pas à pas : Google, iCloud, Outlook, Nextcloud, Fastmail",
};
