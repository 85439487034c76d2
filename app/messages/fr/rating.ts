import type { messages as english } from "../en/rating.ts";

/** Ce que les personnes pensent d’un appel. */
export const messages = {
  "rating.title": "Comment s’est passé l’appel",
  "rating.question": "Comment s’est passé l’appel ?",
  "rating.score.1": "1, mal",
  "rating.score.2": "2",
  "rating.score.3": "3",
  "rating.score.4": "4",
  "rating.score.5": "5, très bien",
  "rating.more": "En dire plus",
  "rating.amiss": "Qu’est-ce qui n’allait pas ?",
  "rating.reason.sound": "Le son",
  "rating.reason.picture": "L’image",
  "rating.reason.broke": "La connexion s’est rompue",
  "rating.reason.joining": "L’entrée dans la salle",
  "rating.reason.sharing": "Le partage d’écran",
  "rating.note": "Avec vos mots",
  "rating.noteHint":
    "L’entreprise le lit. Ce texte est effacé avec le journal de l’appel ; le chiffre reste, sans vous.",
  "rating.send": "Envoyer",
  "rating.missing": "Choisissez un chiffre de 1 à 5.",
  "rating.thanks": "Merci. Vous pouvez fermer cette page.",
  "rating.noCall":
    "Vous étiez seul dans la salle : il n’y a pas d’appel à noter. Vous pouvez fermer cette page.",
  "rating.column": "Note, de 1 à 5",
  "rating.figures.title": "Ce que les personnes pensent des appels",
  "rating.figures.few": "Trop peu de notes ces douze derniers mois pour les montrer sans désigner quelqu’un.",
  "rating.figures.average": "{average} sur 5, d’après {count, plural, one {# note} other {# notes}}",
} as const satisfies Record<keyof typeof english, string>;
