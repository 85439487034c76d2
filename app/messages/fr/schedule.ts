import type { messages as source } from "../en/schedule.ts";
import type { Translation } from "../locale.ts";

export const messages: Translation<typeof source> = {
  "schedule.lead": "Les heures dans lesquelles les rendez-vous se prennent.",
  "schedule.new": "Nouvel horaire",
  "schedule.newText": "Il part du lundi au vendredi, de 9 h à 17 h. Vous réglez ses heures ensuite.",
  "schedule.create": "Créer et régler les heures",
  "schedule.firstName": "Semaine de travail",
  "schedule.default": "Par défaut",
  "schedule.noHours": "Aucune heure : rien ne peut être réservé.",
  "schedule.usedBy":
    "{count, plural, =0 {Utilisé par aucun type de rendez-vous} one {Utilisé par # type de rendez-vous} other {Utilisé par # types de rendez-vous}}",
  "schedule.actionsFor": "Autres actions pour {name}",
  "schedule.makeDefault": "Utiliser par défaut",
  "schedule.basics": "Nom et fuseau",
  "schedule.basicsText": "Les heures ci-dessous sont celles des horloges de ce fuseau, été comme hiver.",
  "schedule.name": "Nom",
  "schedule.nameHint": "Vous seul le voyez.",
  "schedule.zone": "Fuseau horaire",
  "schedule.zoneHint": "Là où vous êtes quand vous donnez ce temps.",
  "schedule.week": "Heures de la semaine",
  "schedule.weekText":
    "Une journée peut avoir plusieurs plages. Une fin à 00:00 signifie minuit, la fin de la journée.",
  "schedule.overrides": "Dates particulières",
  "schedule.overridesText":
    "À ces dates, ces heures remplacent celles de la semaine. Sans heures, c’est un jour libre. Les dates passées disparaissent d’elles-mêmes.",
  "schedule.override.none": "Aucune date ne diffère de la semaine.",
  "schedule.override.add": "Ajouter une date",
  "schedule.override.number": "Date {number}",
  "schedule.override.date": "Date",
  "schedule.override.addHours": "Ajouter des heures",
  "schedule.override.remove": "Retirer cette date",
  "schedule.override.removeNumber": "Retirer la date {number}",
  "schedule.override.twice": "Cette date figure déjà dans la liste.",
  "schedule.deleteTitle": "Supprimer « {name} » ?",
  "schedule.deleteText": "Aucun type de rendez-vous ne l’utilise. Il ne pourra pas être récupéré.",
  "schedule.inUse":
    "{count, plural, one {Un type de rendez-vous y prend ses heures : {titles}. Donnez-lui d’abord un autre horaire.} other {Des types de rendez-vous y prennent leurs heures : {titles}. Donnez-leur d’abord un autre horaire.}}",
  "schedule.lastOne": "C’est le seul horaire, et les types de rendez-vous en ont besoin.",
};
