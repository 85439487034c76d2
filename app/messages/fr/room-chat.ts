import type { messages as source } from "../en/room-chat.ts";
import type { Translation } from "../locale.ts";

/** Ce qui est écrit pendant un appel, si l’entreprise le garde. */
export const messages: Translation<typeof source> = {
  "chat.settings.keeps": "Garder ce qui est écrit pendant les appels",
  "chat.settings.keepsHint":
    "La salle le dit à chaque personne avant d’entrer et à côté de la discussion. C’est gardé scellé avec la réservation, pour les jours indiqués sous « Durée de conservation ». Sinon tout part avec la dernière personne présente. Les fichiers ne sont jamais gardés.",
  "chat.kept":
    "Ce qui est écrit ici est gardé {days, plural, one {# jour} other {# jours}} ; pas les fichiers.",
  "chat.gone": "Ce qui est écrit ici part avec la dernière personne présente.",
  "chat.lobby":
    "{business} garde ce qui est écrit pendant cet appel {days, plural, one {# jour} other {# jours}}.",
  "chat.list.title": "Écrit pendant les appels",
  "chat.list.until": "Effacé au plus tard le {date}.",
  "chat.own.title": "Ce que vous avez écrit pendant les appels",
};
