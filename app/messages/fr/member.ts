import type { messages as source } from "../en/member.ts";
import type { Translation } from "../locale.ts";

export const messages: Translation<typeof source> = {
  "member.title": "Membres",
  "member.lead": "Qui fait partie de {business}, et ce que chacun peut y faire.",
  "member.caption": "Membres, par nom",
  "member.name": "Nom",
  "member.email": "Adresse",
  "member.role": "Rôle",
  "member.state": "État",
  "member.you": "(vous)",
  "member.state.active": "Actif",
  "member.state.suspended": "Suspendu",
  "member.state.resting": "En pause",
  "member.state.leaving": "S’en va",
  "member.since.active": "Fait partie de l’entreprise depuis le {date}.",
  "member.since.resting":
    "Fait partie de l’entreprise depuis le {date}. Cette personne a mis son compte en pause : elle ne donne pas de temps avant son retour.",
  "member.since.leaving":
    "Fait partie de l’entreprise depuis le {date}. Cette personne a demandé la suppression de son compte et ne donne plus de temps.",
  "member.since.suspended":
    "Suspendu depuis le {date} : cette personne ne peut plus rien ouvrir de cette entreprise et ne donne pas de temps. Son propre compte reste le sien.",
  "member.all": "Tous les membres",
  "member.ahead": "Rendez-vous à venir",
  "member.ahead.count":
    "{count, plural, =0 {Aucun rendez-vous n’est prévu avec {name}.} one {Un rendez-vous est prévu avec {name}.} other {# rendez-vous sont prévus avec {name}.}}",
  "member.ahead.left":
    "{count, plural, one {Un rendez-vous est encore avec {name}} other {# rendez-vous sont encore avec {name}}}",
  "member.ahead.leftText":
    "Des clients attendent {name}. Confiez chacun à quelqu’un, ou redemandez qui est libre : un agenda a pu changer.",
  "member.ahead.when": "Quand",
  "member.ahead.what": "Rendez-vous",
  "member.ahead.reassign": "Confier à quelqu’un d’autre",
  "member.ahead.reassignOf": "Confier {title}, {when}, à quelqu’un d’autre",
  "member.ahead.give": "Tout confier à qui est libre",
  "member.ahead.all": "Les voir tous",
  "member.suspend.link": "Suspendre {name}",
  "member.suspend.title": "Suspendre {name} ?",
  "member.suspend.lead": "Cela peut être annulé à tout moment. Rien n’est effacé.",
  "member.suspend.what": "Ce qui se passe aussitôt",
  "member.suspend.access":
    "{name} ne peut plus rien ouvrir de cette entreprise, où que sa session soit ouverte. Son propre compte et d’autres entreprises lui restent ouverts.",
  "member.suspend.time": "Aucun de ses créneaux n’est plus proposé.",
  "member.suspend.alone":
    "Personne d’autre ne donne de temps à {titles} : impossible à réserver tant que {name} n’est pas de retour ou que quelqu’un d’autre n’y reçoit pas.",
  "member.suspend.told": "La personne en est informée par e-mail, et l’activité le montre.",
  "member.suspend.ahead":
    "{count, plural, one {Le rendez-vous à venir de {name}} other {Les # rendez-vous à venir de {name}}}",
  "member.suspend.give": "Confier à des collègues libres",
  "member.suspend.giveHint":
    "Toutes les personnes concernées sont informées par e-mail. Ce que personne ne peut prendre reste avec {name} et figure dans une liste.",
  "member.suspend.keep": "Laisser à {name}",
  "member.suspend.keepHint": "Ce qui reste figure dans une liste, et vous pouvez confier chacun à quelqu’un.",
  "member.suspend.confirm": "Suspendre maintenant",
  "member.suspend.cancel": "Ne rien changer",
  "member.restore": "Rétablir {name}",
  "member.restoreText":
    "Une fois l’accès rétabli, cette personne peut de nouveau ouvrir l’entreprise et donne du temps comme avant.",
  "member.notice.suspended": "Accès suspendu. La personne en est informée par e-mail.",
  "member.notice.suspendedPartly":
    "Accès suspendu, et la personne en est informée. Pour certains rendez-vous, personne n’était libre : ils figurent dans cette liste.",
  "member.notice.restored": "L’accès est rétabli, et la personne en est informée par e-mail.",
  "member.notice.given":
    "Des collègues ont maintenant les rendez-vous. Tout le monde est informé par e-mail.",
  "member.notice.givenPartly":
    "Pour certains rendez-vous, personne n’était libre. Ils figurent dans cette liste.",
  "member.barred.title": "{business} a suspendu votre accès",
  "member.barred.text":
    "Depuis le {since}, vous ne pouvez rien ouvrir de {business}, qui ne propose aucun de vos créneaux. Si vous pensez que c’est une erreur, demandez à un propriétaire de l’entreprise.",
  "member.barred.own":
    "Votre compte reste le vôtre : vous pouvez prendre une copie de vos données, quitter l’entreprise et utiliser les autres entreprises dont vous faites partie.",
  "member.barred.link": "Votre accès est suspendu",
  "member.barred.linkOf": "Votre accès à {business} est suspendu",
  "member.barred.data": "Mes données",
  "member.barred.leave": "Quitter {business}",
  "member.barred.account": "Mon compte",
  "member.mail.suspended.heading": "Votre accès est suspendu",
  "member.mail.suspended.lead":
    "{business} a suspendu votre accès le {time}. Vous ne pouvez rien ouvrir de cette entreprise, qui ne propose aucun de vos créneaux. Votre propre compte vous reste ouvert.",
  "member.mail.suspended.action": "Voir ce que cela signifie",
  "member.mail.suspended.note":
    "Si vous pensez que c’est une erreur, demandez à un propriétaire de l’entreprise.",
  "member.mail.restored.heading": "Vous avez de nouveau accès",
  "member.mail.restored.lead":
    "{business} vous ouvre de nouveau ses portes. Vos créneaux sont proposés comme avant.",
  "member.mail.restored.action": "Ouvrir le tableau de bord",
  "member.role.title": "Rôle",
  "member.role.change": "Changer le rôle",
  "member.role.legend": "Ce que {name} peut faire",
  "member.role.admin":
    "Tout, sauf ce que seul le propriétaire peut faire : prendre une copie de toute l’entreprise, la supprimer, la transmettre.",
  "member.role.manager":
    "Les pages, les types de rendez-vous et les réservations de tout le monde. Ni les membres, ni les règles de l’entreprise.",
  "member.role.member": "Ses propres réservations, horaires et réunions.",
  "member.owner.link": "Transmettre la propriété à {name}",
  "member.owner.title": "Transmettre la propriété à {name} ?",
  "member.owner.lead":
    "Une entreprise a un seul propriétaire. Vous ne pourrez pas revenir en arrière vous-même.",
  "member.owner.what": "Ce qui se passe aussitôt",
  "member.owner.them": "{name} peut tout faire, même supprimer l’entreprise.",
  "member.owner.you": "Vous devenez administrateur. {name} peut changer cela.",
  "member.owner.told": "Vous êtes tous deux prévenus par e-mail, et cela figure dans l’activité.",
  "member.owner.confirm": "Transmettre maintenant la propriété à {name}",
  "member.owner.cancel": "Ne rien changer",
  "member.notice.role": "Son rôle est changé. Cette personne a été prévenue par e-mail.",
  "member.notice.owner": "L’entreprise a un autre propriétaire. Vous êtes tous deux prévenus par e-mail.",
  "member.mail.role.heading": "Votre rôle : {role}",
  "member.mail.role.lead": "Dans {business}, votre rôle est désormais : {role}.",
  "member.mail.role.may": "Ce que vous pouvez y faire :",
  "member.mail.role.action": "Ouvrir le tableau de bord",
  "member.in.title": "Connexion",
  "member.in.text":
    "Quand un appareil est perdu, ou que quelqu’un d’autre connaît peut-être le mot de passe. Cela touche tout son compte, et la personne l’apprend par e-mail.",
  "member.in.signOut": "Déconnecter {name} partout",
  "member.in.signOutHint": "Chaque navigateur redemande le mot de passe.",
  "member.in.reset": "Faire choisir un nouveau mot de passe à {name}",
  "member.in.resetHint":
    "Le mot de passe actuel ne vaut plus aussitôt, et chaque navigateur est déconnecté. Le lien pour en choisir un autre n’arrive qu’à cette personne : vous ne le fixez ni ne le voyez.",
  "member.notice.signedOut": "Cette personne est déconnectée partout, et l’a appris par e-mail.",
  "member.notice.reset":
    "Son mot de passe ne vaut plus. Un lien pour en choisir un autre est en route vers elle.",
  "member.mail.signedOut.heading": "Vous avez été déconnecté",
  "member.mail.signedOut.lead":
    "Une personne qui gère les membres de {business} vous a déconnecté de votre compte dans chaque navigateur.",
  "member.mail.signedOut.action": "Se connecter",
  "member.mail.signedOut.note":
    "Si votre ancien mot de passe ne sert plus, c’est qu’on vous demande d’en choisir un nouveau : un autre e-mail contient le lien.",
  "member.mail.signedOut.nobody": "Personne d’autre que vous ne voit ni ne fixe votre mot de passe.",
  "mail.subject.member_signed_out": "{business} vous a déconnecté",
  "mail.kind.member_signed_out": "Annonce d’une déconnexion",
  "audit.action.member.signed-out": "{who} a déconnecté {whose} partout.",
  "audit.action.member.password": "{who} a fait choisir un nouveau mot de passe à {whose}.",
};
