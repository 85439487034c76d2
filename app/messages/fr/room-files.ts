import type { messages as source } from "../en/room-files.ts";
import type { Translation } from "../locale.ts";

export const messages: Translation<typeof source> = {
  "room.file.attach": "Envoyer des fichiers",
  "room.file.drop": "Déposez des fichiers ici pour les envoyer à toutes les personnes présentes",
  "room.file.save": "Enregistrer {name}",
  "room.file.saveShort": "Enregistrer",
  "room.file.cancel": "Annuler {name}",
  "room.file.cancelShort": "Annuler",
  "room.file.progress": "{name} : progression",
  "room.file.kind": "{ending} · {size}",
  "room.file.picture": "Image : {name}",
  "room.file.waiting": "En attente du précédent",
  "room.file.sending": "{count, plural, one {Envoi à une personne} other {Envoi à # personnes}}",
  "room.file.receiving": "Réception en cours",
  "room.file.sent":
    "{count, plural, one {Envoyé à la personne présente} other {Envoyé aux # personnes présentes}}",
  "room.file.sentSome":
    "{count, plural, one {Reçu par {got} personne sur #} other {Reçu par {got} personnes sur #}}",
  "room.file.here": "Reçu, il ne manque pas un bit",
  "room.file.cancelled": "Annulé",
  "room.file.cancelledMine": "Annulé avant que quelqu’un l’ait reçu en entier",
  "room.file.broken": "{name} n’était plus là avant la fin de l’envoi",
  "room.file.brokenMine": "La connexion s’est arrêtée avant que quelqu’un l’ait reçu en entier",
  "room.file.damaged": "Arrivé abîmé et aussitôt jeté. Demandez-le à nouveau.",
  "room.file.damagedMine": "Arrivé abîmé. Envoyez-le à nouveau.",
  "room.file.refused":
    "Non reçu : cette page contient autant de fichiers qu’elle peut. Quittez puis rejoignez la salle pour faire de la place.",
  "room.file.refusedMine": "Refusé de l’autre côté",
  "room.file.tooLarge": "« {name} » est trop lourd : un fichier peut faire jusqu’à 10 Mo.",
  "room.file.empty": "« {name} » est vide ou est un dossier : il n’y a rien à envoyer.",
  "room.file.nobody": "« {name} » n’a pas été envoyé : personne n’est joignable pour le moment.",
};
