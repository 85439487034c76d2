import type { messages as english } from "../en/media.ts";
import type { Translation } from "../locale.ts";

export const messages: Translation<typeof english> = {
  "media.consent.recording":
    "{business} souhaite enregistrer cette réunion : votre image et votre voix, votre nom et ce que vous montrez. L’enregistrement est chiffré et {days, plural, =0 {effacé dès sa fin} one {effacé après # jour} other {effacé après # jours}} ; d’ici là, les membres de {business} peuvent le regarder. Vous pouvez dire non et rester : vous n’y figurez alors pas. Vous pouvez revenir à tout moment sur un oui : l’enregistrement s’arrête alors, et vous pouvez le faire effacer.",
  "media.consent.photograph":
    "Une seule photographie de l’image que montre votre caméra maintenant. Elle est chiffrée et {days, plural, =0 {effacée aussitôt} one {effacée après # jour} other {effacée après # jours}} ; d’ici là, vous, la personne qui la prend et les membres de {business} pouvez la voir. Vous pouvez dire non, et la faire effacer plus tard.",

  "media.recording.start": "Enregistrer la réunion",
  "media.recording.stop": "Arrêter l’enregistrement",
  "media.recording.on": "Enregistrement",
  "media.recording.onText": "{name} enregistre cette réunion.",
  "media.recording.paused": "Pas d’enregistrement",
  "media.recording.waiting": "Pas d’enregistrement : en attente de la réponse de {names}.",
  "media.recording.tooFew": "Pas d’enregistrement : trop peu de personnes l’acceptent.",
  "media.recording.off": "L’enregistrement est terminé.",
  "media.recording.ask": "{name} souhaite enregistrer cette réunion",
  "media.recording.yes": "Oui, m’enregistrer",
  "media.recording.no": "Non, sans moi",
  "media.recording.withdraw": "Ne plus m’enregistrer",
  "media.recording.leftOut": "Vous n’y figurez pas.",
  "media.recording.changeMind": "M’enregistrer finalement",
  "media.recording.failed":
    "L’enregistrement n’a pas pu continuer : le serveur ne l’a pas accepté. Ce qui précède est gardé.",
  "media.recording.unsupported": "Ce navigateur ne sait pas enregistrer.",
  "media.lobby.notice":
    "Cette réunion peut être enregistrée, ou une photographie prise. On vous le demande d’abord : rien de vous n’est gardé sans votre oui.",

  "media.photograph.take": "Prendre une photographie de {name}",
  "media.photograph.ask": "{name} souhaite vous photographier",
  "media.photograph.yes": "Oui, d’accord",
  "media.photograph.no": "Non",
  "media.photograph.asked": "On demande à {name} si vous le pouvez.",
  "media.photograph.refused": "{name} ne souhaite pas de photographie.",
  "media.photograph.camera-off": "La caméra de {name} est éteinte : il n’y a rien à photographier.",
  "media.photograph.not-allowed": "Les photographies sont désactivées ici.",
  "media.photograph.granted": "La photographie de {name} est en cours.",
  "media.photograph.kept": "La photographie de {name} est gardée avec le rendez-vous.",
  "media.photograph.failed": "La photographie n’a pas pu être gardée.",
  "media.photograph.ofYou": "{name} prend une photographie de vous.",

  "media.settings.records": "Les hôtes peuvent enregistrer les réunions",
  "media.settings.recordsHint":
    "Chaque personne présente reçoit la question par écrit et n’y figure qu’après un oui. Qui arrive plus tard est interrogé avant que l’enregistrement ne reprenne.",
  "media.settings.photographs": "Les participants peuvent se photographier pendant les réunions",
  "media.settings.photographsHint":
    "Seulement caméra allumée, et seulement après un oui à chaque photographie.",

  "media.list.title": "Enregistrements et images",
  "media.list.recording": "Enregistrement du {at}",
  "media.list.photograph": "Photographie du {at}",
  "media.list.whiteboard": "Tableau blanc du {at}",
  "media.list.there": "Avec {names} dans la salle",
  "media.list.who": "Avec {names}, et leur accord",
  "media.list.length": "{minutes, number}:{seconds}",
  "media.list.erased": "Effacé le {date}",
  "media.list.finishing": "Mise en ordre en cours",
  "media.list.download": "Télécharger",
  "media.list.delete": "Supprimer",
  "media.list.deleteTitle": "Supprimer définitivement ?",
  "media.list.deleteText": "Personne ne pourra le rétablir.",
  "media.list.deleted": "C’est supprimé définitivement.",
  "media.list.held": "Un litige ou une injonction garde ce rendez-vous : rien n’en est supprimé.",
  "media.list.erasedByOne": "Une personne qui figurait sur l’un d’eux l’a fait effacer le {date}.",
  "media.own.erase": "Le faire effacer",
  "media.own.text":
    "L’effacement vaut pour vous, pour {business} et pour toutes les autres personnes présentes. Votre rendez-vous reste. {business} voit que c’est fait, pas pourquoi.",
  "media.own.confirm": "Effacer définitivement",
  "media.own.erased": "C’est effacé définitivement, pour tout le monde.",
  "media.own.held":
    "Un litige ou une injonction garde ce rendez-vous : rien ne peut en être effacé avant la fin.",
  "media.own.notFound": "Ce n’est plus là, ou l’enregistrement est encore en cours.",
  "media.fact.recording": "Enregistrement du {at}, {length} ; effacé le {date}",
  "media.fact.photograph": "Photographie du {at} ; effacée le {date}",
  "media.fact.whiteboard": "Image du tableau blanc du {at} ; effacée le {date}",
  "media.unknownPerson": "une personne invitée",
};
