import type { messages as source } from "../en/mail.ts";
import type { Translation } from "../locale.ts";

export const messages: Translation<typeof source> = {
  "mail.subject.verify_email": "Confirmez votre adresse e-mail",
  "mail.subject.reset_password": "Choisissez un nouveau mot de passe",
  "mail.subject.password_changed": "Votre mot de passe a été modifié",
  "mail.subject.attendee.booking_confirmed": "Confirmé : {title} avec {name}, {time}",
  "mail.subject.attendee.booking_moved": "Déplacé : {title} avec {name}, désormais {time}",
  "mail.subject.attendee.booking_cancelled": "Annulé : {title} avec {name}, {time}",
  "mail.subject.host.booking_confirmed": "Nouvelle réservation : {title} avec {name}, {time}",
  "mail.subject.host.booking_moved": "Déplacé : {title} avec {name}, désormais {time}",
  "mail.subject.host.booking_cancelled": "Annulé : {title} avec {name}, {time}",

  "mail.verify.heading": "Un clic, et cette adresse est la vôtre",
  "mail.verify.lead":
    "Quelqu’un, vous nous l’espérons, a créé un compte Parley avec cette adresse. Merci de confirmer qu’elle est bien à vous.",
  "mail.verify.action": "Confirmer cette adresse",
  "mail.verify.expiry": "Ce lien fonctionne une seule fois, jusqu’au {time}.",
  "mail.verify.ignore":
    "Si ce n’était pas vous, ne faites rien. Un compte dont l’adresse n’est pas confirmée ne peut rien faire en votre nom.",
  "mail.reset.heading": "Choisissez un nouveau mot de passe",
  "mail.reset.lead":
    "Vous avez demandé un nouveau mot de passe pour votre compte Parley. Ce bouton mène à la page où le choisir.",
  "mail.reset.action": "Choisir un nouveau mot de passe",
  "mail.reset.ignore": "Si vous n’avez rien demandé, ne faites rien : votre mot de passe reste le même.",
  "mail.passwordChanged.heading": "Votre mot de passe a été modifié",
  "mail.passwordChanged.lead": "Le mot de passe de votre compte Parley a été modifié le {time}.",
  "mail.passwordChanged.wasYou": "Si c’était vous, il n’y a rien à faire.",
  "mail.passwordChanged.wasNotYou":
    "Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe, puis vérifiez la liste de vos sessions.",
  "mail.passwordChanged.action": "Ce n’était pas moi",

  "mail.attendee.confirmed.heading": "C’est réservé",
  "mail.attendee.confirmed.lead":
    "Votre rendez-vous avec {name} est confirmé. L’invitation accompagne ce message, pour que votre agenda puisse l’enregistrer.",
  "mail.attendee.moved.heading": "Votre rendez-vous change d’heure",
  "mail.attendee.moved.lead":
    "Voici la nouvelle heure de votre rendez-vous avec {name}. L’invitation jointe remplace la précédente.",
  "mail.attendee.cancelled.heading": "Votre rendez-vous est annulé",
  "mail.attendee.cancelled.byHost":
    "{name} a dû annuler ce rendez-vous. Ce message le retire de votre agenda.",
  "mail.attendee.cancelled.byYou":
    "Vous avez annulé ce rendez-vous avec {name}. Ce message le retire de votre agenda.",
  "mail.attendee.join": "Rejoindre le rendez-vous",
  "mail.attendee.joinNote":
    "Ce lien n’est qu’à vous et s’ouvre dans votre navigateur. Il n’y a rien à installer.",
  "mail.attendee.manage": "Déplacer ou annuler ce rendez-vous",
  "mail.attendee.bookAgain": "Choisir un autre moment",

  "mail.host.confirmed.heading": "{name} a réservé avec vous",
  "mail.host.confirmed.lead": "Un nouveau rendez-vous est dans votre agenda.",
  "mail.host.moved.heading": "Un rendez-vous change d’heure",
  "mail.host.moved.lead": "Votre rendez-vous avec {name} a été déplacé.",
  "mail.host.moved.byYou": "Vous avez déplacé votre rendez-vous avec {name}, qui en a été averti par e-mail.",
  "mail.host.moved.byAttendee": "{name} a déplacé ce rendez-vous.",
  "mail.host.cancelled.heading": "Un rendez-vous est annulé",
  "mail.host.cancelled.byAttendee": "{name} a annulé ce rendez-vous. Ce moment peut de nouveau être réservé.",
  "mail.host.cancelled.byYou": "Vous avez annulé ce rendez-vous. {name} en a été averti par e-mail.",
  "mail.host.room": "Ouvrir la salle",
  "mail.host.booking": "Voir la réservation",

  "mail.label.what": "Quoi",
  "mail.label.when": "Quand",
  "mail.label.newTime": "Nouvelle heure",
  "mail.label.oldTime": "Jusqu’ici",
  "mail.label.wasTime": "Il était prévu le",
  "mail.label.with": "Avec",
  "mail.label.who": "Réservé par",
  "mail.label.reason": "Motif indiqué",
  "mail.label.answers": "Réponses",
  "mail.label.noAnswer": "sans réponse",
  "mail.person": "{name}, {business}",
  "mail.zone": "Fuseau horaire {zone}, {offset}",
  "mail.addToCalendar": "Ajouter à la main :",
  "mail.addTo.google": "Google Agenda",
  "mail.addTo.outlook": "Outlook",
  "mail.addTo.office365": "Microsoft 365",
  "mail.addTo.file": "Fichier d’agenda",

  "mail.privacy":
    "{business} efface cette réservation, et tout ce qui y est écrit, {days, plural, one {# jour} other {# jours}} après le rendez-vous.",
  "mail.footer.business": "Envoyé pour {business} par Parley. Ce message ne vous piste pas.",
  "mail.footer.account": "Envoyé par Parley sur {host}. Ce message ne vous piste pas.",

  "mail.calendar.summary": "{title} avec {name}",
  "mail.calendar.join": "Rejoindre : {url}",
  "mail.calendar.manage": "Déplacer ou annuler : {url}",
  "mail.calendar.dashboard": "La réservation : {url}",

  "mail.kind.verify_email": "Confirmation de l’adresse",
  "mail.kind.reset_password": "Lien pour un nouveau mot de passe",
  "mail.kind.password_changed": "Avis de changement de mot de passe",
  "mail.kind.booking_confirmed": "Confirmation",
  "mail.kind.booking_moved": "Avis de la nouvelle heure",
  "mail.kind.booking_cancelled": "Annulation",
  "mail.status.queued": "En attente d’envoi",
  "mail.status.retrying":
    "Pas encore envoyé après {attempts, plural, one {# essai} other {# essais}} : {reason}. De nouveaux essais suivent d’eux-mêmes.",
  "mail.status.sent": "Envoyé",
  "mail.status.failed": "Non envoyé : {reason}",
  "mail.failure.refused": "le serveur du destinataire l’a refusé",
  "mail.failure.busy": "le serveur du destinataire demande de revenir plus tard",
  "mail.failure.unreachable": "le serveur de messagerie est injoignable",
  "mail.failure.timeout": "le serveur de messagerie n’a pas répondu à temps",
  "mail.failure.encryption": "aucune connexion sûre au serveur de messagerie n’a pu être établie",
  "mail.failure.sign-in": "le serveur de messagerie n’a pas accepté l’identification de Parley",
  "mail.failure.outbox": "il n’a pas pu être écrit dans le dossier d’envoi",
  "mail.failure.unknown": "une erreur s’est produite de notre côté",

  "mail.outbox.title": "Boîte d’envoi",
  "mail.outbox.lead":
    "Tant qu’aucun serveur SMTP n’est configuré, les messages restent ici au lieu d’être envoyés.",
  "mail.outbox.empty": "Aucun message pour l’instant",
  "mail.outbox.emptyText": "Réservez un moment ou créez un compte : ce qui aurait été envoyé apparaît ici.",
  "mail.outbox.list": "Messages, les plus récents d’abord",
  "mail.outbox.to": "À",
  "mail.outbox.from": "De",
  "mail.outbox.sent": "Envoyé",
  "mail.outbox.subject": "Objet",
  "mail.outbox.back": "Tous les messages",
  "mail.outbox.asHtml": "Tel qu’un logiciel de messagerie l’affiche",
  "mail.outbox.asText": "En texte brut",
  "mail.outbox.calendar": "Partie agenda",
};
