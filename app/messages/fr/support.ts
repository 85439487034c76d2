import type { messages as source } from "../en/support.ts";
import type { Translation } from "../locale.ts";

/** L’accès pour l’assistance : comment l’exploitant voit les données d’une entreprise, et comment cela se voit. */
export const messages: Translation<typeof source> = {
  "support.tab": "Accès de l’assistance",
  "support.lead":
    "La personne qui exploite ce site n’a d’ici aucun accès à vos données. Si vous avez besoin de son aide, laissez-la en consulter une partie pendant quelques heures. Elle ne peut que lire, chaque consultation est notée, et vous pouvez y mettre fin aussitôt.",
  "support.form.title": "Laisser l’assistance consulter",
  "support.form.case": "Numéro de votre dossier",
  "support.form.caseHint":
    "Tel que l’assistance vous l’a donné, par exemple dossier-1234. Chaque consultation le porte.",
  "support.form.caseWrong":
    "Seulement des lettres, des chiffres, des points et des tirets, en commençant par une lettre ou un chiffre.",
  "support.form.hours": "Pour combien de temps",
  "support.form.hoursOf": "{hours, plural, one {# heure} other {# heures}}",
  "support.form.scope": "Ce qu’elle peut voir",
  "support.form.scopeMissing": "Choisissez au moins une chose.",
  "support.form.send": "Donner accès",
  "support.scope.bookings": "Les réservations : heures, noms et adresses e-mail, jamais les réponses",
  "support.scope.calls": "Le journal des appels",
  "support.scope.activity": "L’activité de cette entreprise",
  "support.scopeShort.bookings": "Réservations",
  "support.scopeShort.calls": "Appels",
  "support.scopeShort.activity": "Activité",
  "support.list.title": "Tous les accès jusqu’ici",
  "support.list.empty": "Personne n’a eu accès",
  "support.list.emptyText":
    "Les accès que vous donnez, et ceux d’urgence, figurent ici deux ans après leur fin.",
  "support.list.caption": "Accès, le plus récent d’abord",
  "support.list.case": "Dossier",
  "support.list.by": "Ouvert par",
  "support.list.operator": "L’exploitant, en urgence : {reason}",
  "support.list.former": "Un ancien membre",
  "support.list.scope": "Quoi",
  "support.list.from": "Du",
  "support.list.to": "Jusqu’au",
  "support.list.seen": "Réservations vues",
  "support.list.state": "État",
  "support.list.open": "Ouvert",
  "support.list.over": "Terminé",
  "support.list.end": "Y mettre fin",
  "support.list.endOf": "Mettre fin maintenant à l’accès du dossier {case}",
  "support.notice.granted": "L’assistance peut consulter. Chaque propriétaire en est averti par e-mail.",
  "support.notice.ended": "L’accès est terminé.",
  "support.banner.title": "L’assistance peut consulter des données de cette entreprise jusqu’au {time}",
  "support.banner.text": "Elle ne peut que lire, et chaque consultation est notée.",
  "support.banner.link": "Voir, ou y mettre fin",
};
