import type { messages as source } from "../en/waiting.ts";
import type { Translation } from "../locale.ts";

/** La page d’une personne en liste d’attente. */
export const messages: Translation<typeof source> = {
  "waiting.waiting.title": "Vous êtes sur la liste d’attente",
  "waiting.waiting.text":
    "Dès qu’une place se libère et que c’est votre tour, vous recevez un e-mail, et la place vous est gardée un moment.",
  "waiting.offered.title": "Une place est libre pour vous",
  "waiting.offered.text":
    "Elle vous est gardée jusqu’au {time}. Ensuite, elle revient à la personne suivante.",
  "waiting.over.title": "Cette offre est terminée",
  "waiting.over.text":
    "La place a été prise ou laissée, ou son heure est venue. Un autre horaire vous conviendra peut-être.",
  "waiting.take": "Prendre cette place",
  "waiting.pass": "La laisser à la personne suivante",
  "waiting.leave": "Quitter la liste d’attente",
  "waiting.otherTimes": "Voir d’autres horaires",
};
