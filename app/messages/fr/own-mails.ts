import type { messages as english } from "../en/own-mails.ts";

/** Les e-mails qu’une entreprise fait siens. */
export const messages = {
  "ownMails.title": "E-mails",
  "ownMails.lead":
    "Ces e-mails partent au nom de votre entreprise. Chacun a sa page, où vous le désactivez ou l’écrivez avec vos propres mots. La date, le lieu, les liens et la ligne du bas y figurent toujours, quoi que vous écriviez.",
  "ownMails.back": "Tous les e-mails",
  "ownMails.on": "Envoyé",
  "ownMails.isOff": "Désactivé",
  "ownMails.own": "Vos propres mots : {languages}",
  "ownMails.kind.request": "Demande reçue",
  "ownMails.kind.confirmation": "Confirmation",
  "ownMails.kind.approval": "Oui à une demande",
  "ownMails.kind.decline": "Non à une demande",
  "ownMails.kind.move": "Nouvel horaire",
  "ownMails.kind.cancellation": "Annulation",
  "ownMails.kind.reminder": "Rappel",
  "ownMails.kind.follow_up": "Après le rendez-vous",
  "ownMails.kind.no_show": "Rendez-vous manqué",
  "ownMails.kind.agenda": "Programme du jour",
  "ownMails.when.request": "À qui demande un horaire qui attend votre accord, aussitôt.",
  "ownMails.when.confirmation": "À qui réserve, aussitôt.",
  "ownMails.when.approval": "À qui a demandé un horaire, une fois que vous avez dit oui.",
  "ownMails.when.decline": "À qui a demandé un horaire, une fois que vous avez dit non.",
  "ownMails.when.move": "À ceux qui participent, une fois l’horaire changé.",
  "ownMails.when.cancellation": "À ceux qui participent, une fois le rendez-vous annulé.",
  "ownMails.when.reminder":
    "À ceux qui participent, avant le début, comme le dit chaque type de rendez-vous.",
  "ownMails.when.follow_up":
    "À qui a réservé, quelque temps après la fin, pour les types de rendez-vous qui le prévoient. Aucun ne le prévoit tant que vous ne l’y choisissez pas.",
  "ownMails.when.no_show":
    "À qui n’est pas venu, quand vous le notez sur la page de la réservation et cochez la case.",
  "ownMails.when.agenda":
    "À chaque membre qui le souhaite, avec les rendez-vous de sa journée, à l’heure choisie dans son compte.",
  "ownMails.off.request":
    "S’il est désactivé : la page dit que la demande est arrivée, et la question vous est posée comme toujours.",
  "ownMails.off.confirmation":
    "S’il est désactivé : la confirmation n’est visible que sur la page, sans e-mail avec le lien pour la modifier ou l’ajouter au calendrier. Les accompagnants et les personnes pour qui vous réservez sont informés quand même.",
  "ownMails.off.approval":
    "S’il est désactivé : votre oui ne se lit que sur la page de la réservation. La personne peut croire que vous n’avez pas répondu.",
  "ownMails.off.decline":
    "S’il est désactivé : votre non ne se lit que sur la page de la réservation. La personne peut attendre une réponse.",
  "ownMails.off.move":
    "S’il est désactivé : qui déplace soi-même un rendez-vous ne reçoit pas d’e-mail. Quand vous le déplacez, ou pour les autres participants, l’e-mail part quand même.",
  "ownMails.off.cancellation":
    "Cet e-mail ne peut pas être désactivé : qui ignore qu’un rendez-vous est annulé vient quand même.",
  "ownMails.off.reminder":
    "S’il est désactivé : personne ne reçoit de rappel, quoi que disent les types de rendez-vous.",
  "ownMails.off.follow_up":
    "S’il est désactivé : personne ne reçoit de mot ensuite, quoi que disent les types de rendez-vous.",
  "ownMails.off.no_show":
    "S’il est désactivé : personne n’est informé, quoi qu’on coche sur la page d’une réservation.",
  "ownMails.off.agenda":
    "S’il est désactivé : aucun membre ne reçoit son programme, quel que soit son choix.",
  "ownMails.switch": "Envoi",
  "ownMails.switch.label": "Envoyer cet e-mail",
  "ownMails.switch.save": "Enregistrer l’envoi",
  "ownMails.words": "Texte",
  "ownMails.words.text":
    "Ce que vous laissez vide est écrit par nous, et convient à chaque cas. Les mots entre accolades sont remplis pour chaque lecteur ; ils sont connus en français et en anglais.",
  "ownMails.words.language": "Langue de l’e-mail",
  "ownMails.words.variables": "Vous pouvez utiliser :",
  "ownMails.words.subject": "Objet",
  "ownMails.words.heading": "Titre",
  "ownMails.words.lead": "Texte",
  "ownMails.words.leadHint": "Texte simple. Ce que le lecteur doit savoir suit de lui-même en dessous.",
  "ownMails.words.save": "Enregistrer le texte",
  "ownMails.words.preview": "Aperçu",
  "ownMails.words.previewText": "Aperçu en texte brut",
  "ownMails.words.reset": "Revenir à nos mots",
  "ownMails.strange": "{words} n’est pas connu ici. Vous pouvez utiliser : {known}.",
  "ownMails.preview": "Aperçu",
  "ownMails.preview.text": "Avec les données d’un exemple, dans la langue choisie ci-dessus.",
  "ownMails.preview.frame": "L’e-mail tel qu’il se lirait",
  "ownMails.preview.subject": "Objet : {subject}",
  "ownMails.preview.refused": "Ces mots n’ont pas encore d’aperçu.",
  "ownMails.sample.send": "M’envoyer un exemple",
  "ownMails.sample.sendHint": "Il montre ce qui est enregistré, et part à votre propre adresse.",
  "ownMails.sample.subject": "[Exemple] {subject}",
  "ownMails.sample.note":
    "Ceci est un exemple avec des données inventées, que vous avez demandé. Personne d’autre ne le reçoit.",
  "ownMails.sample.title": "Premier échange",
  "ownMails.sample.name": "Camille Martin",
  "ownMails.value.attendee": "à vous",
  "ownMails.notice.saved": "Vos mots sont enregistrés.",
  "ownMails.notice.reset": "Nos mots sont de nouveau en place.",
  "ownMails.notice.switched": "Enregistré.",
  "ownMails.notice.sent": "L’exemple est en route.",
} as const satisfies Record<keyof typeof english, string>;
