import type { messages as source } from "../en/common.ts";
import type { Translation } from "../locale.ts";

export const messages: Translation<typeof source> = {
  "common.appName": "Parley",
  "common.tagline": "Les rendez-vous restent. Pas les données.",
  "common.language": "Langue",
  "common.save": "Enregistrer",
  "common.cancel": "Annuler",
  "common.delete": "Supprimer",
  "common.edit": "Modifier",
  "common.back": "Retour",
  "common.undo": "Annuler l’action",
  "common.minutes": "{count, plural, one {# minute} other {# minutes}}",
};
