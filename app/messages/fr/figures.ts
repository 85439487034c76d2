import type { messages as source } from "../en/figures.ts";
import type { Translation } from "../locale.ts";

/** Des chiffres qui ne désignent personne. */
export const messages: Translation<typeof source> = {
  "figures.title": "Chiffres",
  "figures.lead":
    "Les rendez-vous qui ont eu lieu, comptés sans désigner personne. Les nombres restent quand les réservations sont effacées. En dessous de dix rien n’est dit, pour qu’aucun nombre ne montre quelqu’un.",
  "figures.caption": "Rendez-vous par mois",
  "figures.chart": "Rendez-vous par mois, en barres. Le tableau ci-dessous dit la même chose en nombres.",
  "figures.month": "Mois",
  "figures.meetings": "Rendez-vous",
  "figures.count": "{count, number}",
  "figures.few": "moins de dix",
  "figures.empty": "Pas encore de mois à dessiner",
  "figures.emptyText": "Dès qu’un mois compte dix rendez-vous, il figure ici.",
};
