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
  "error.home": "Revenir à l’accueil",
  "error.openPage": "Rouvrir la page",
  "error.tryAgain": "Réessayer",
  "error.400.title": "Cette demande n’a pas de sens ici",
  "error.400.text":
    "L’adresse ou le formulaire est arrivé incomplet. Rouvrez la page depuis son début, puis réessayez.",
  "error.foreign.title": "Ce formulaire vient d’un autre site",
  "error.foreign.text":
    "Pour vous protéger, Parley n’accepte que les formulaires de ses propres pages. Rien n’a été modifié. Ouvrez la page ici, puis envoyez-le de nouveau.",
  "error.403.title": "Cette page ne vous est pas ouverte",
  "error.403.text":
    "Vous êtes connecté, mais cette page appartient à quelqu’un d’autre. Demandez-lui l’accès.",
  "error.404.title": "Il n’y a rien ici",
  "error.404.text":
    "L’adresse contient peut-être une faute de frappe, ou la page a été déplacée ou supprimée.",
  "error.410.title": "C’est terminé",
  "error.410.text": "Ce que vous cherchez a existé, puis a disparu pour de bon.",
  "error.413.title": "C’est trop volumineux",
  "error.413.text":
    "Un formulaire peut peser un mégaoctet, image comprise. Rien n’a été enregistré. Choisissez un fichier plus léger, puis renvoyez le formulaire.",
  "error.429.title": "C’était un peu rapide",
  "error.429.text": "Trop de requêtes viennent de votre réseau. Patientez une minute, puis réessayez.",
  "error.500.title": "Quelque chose s’est cassé chez nous",
  "error.500.text":
    "Vous n’y êtes pour rien, et rien n’a été enregistré à moitié. Réessayez dans un instant.",
};
