import type { messages as english } from "../en/connect.ts";

/** Les calendriers qu’un membre a ailleurs. */
export const messages = {
  "connect.title": "Calendriers connectés",
  "connect.lead":
    "Les événements de vos autres calendriers prennent votre temps ici. Seuls les moments occupés sont conservés ; leurs titres, si vous le choisissez, sont pour vos yeux seuls.",
  "connect.none":
    "Aucun calendrier n’est encore connecté. Vos pages de réservation connaissent vos réservations ici et les temps que vous bloquez.",
  "connect.kind.caldav": "Compte CalDAV",
  "connect.kind.feed": "Calendrier publié",
  "connect.caldav.title": "Connecter un compte",
  "connect.caldav.lead": "Pour iCloud, Fastmail, Nextcloud et tout autre serveur qui parle CalDAV.",
  "connect.service": "Service",
  "connect.service.icloud": "iCloud",
  "connect.service.fastmail": "Fastmail",
  "connect.service.nextcloud": "Nextcloud",
  "connect.service.other": "Un autre serveur",
  "connect.address": "Adresse du serveur",
  "connect.addressHint": "Pour Nextcloud et les autres serveurs, par exemple https://cloud.example.com",
  "connect.username": "Nom d’utilisateur",
  "connect.password": "Mot de passe d’application",
  "connect.passwordHint":
    "Créez-en un pour Parley dans les réglages de votre compte là-bas : iCloud et Fastmail n’en acceptent pas d’autre. Il est conservé chiffré.",
  "connect.feed.title": "Connecter un calendrier publié",
  "connect.feed.lead":
    "Une adresse qui finit par .ics, en lecture seule. Qui la connaît peut lire le calendrier ; elle est donc conservée chiffrée.",
  "connect.feed.address": "Adresse du calendrier",
  "connect.submit": "Connecter",
  "connect.feed.submit": "Connecter le calendrier publié",
  "connect.counts": "Ses événements prennent mon temps",
  "connect.tentative": "Les provisoires et sans réponse aussi",
  "connect.free": "Ceux affichés comme libres aussi",
  "connect.freeHint":
    "Les anniversaires, par exemple, sont affichés comme libres. Le calendrier est relu quand vous changez ce choix.",
  "connect.titles": "Me montrer le titre de ses événements",
  "connect.titlesHint":
    "Les titres sont conservés chiffrés et montrés à vous seul, dans votre calendrier ici et là où vous demandez pourquoi une heure n’est pas proposée. Désactiver ce choix les efface aussitôt.",
  "connect.busyAlone":
    "De ce calendrier, seuls les temps occupés sont connus, tels que son fournisseur les compte.",
  "connect.eventTypes": "Pour ces types de rendez-vous",
  "connect.eventTypesHint":
    "Un type que vous animerez plus tard compte aussi, jusqu’à ce que vous le retiriez ici.",
  "connect.save": "Enregistrer",
  "connect.saveNamed": "Enregistrer « {name} »",
  "connect.sync": "Lire maintenant",
  "connect.syncNamed": "Lire « {name} » maintenant",
  "connect.disconnect": "Déconnecter {name}",
  "connect.disconnectHint": "Efface aussitôt le mot de passe et tous les temps occupés conservés.",
  "connect.write.title": "Les réservations dans votre calendrier",
  "connect.write.lead":
    "Les réservations confirmées sont inscrites dans un de vos calendriers : ce qui est réservé, avec qui, et comment y accéder. Elles y sont déplacées et supprimées avec la réservation.",
  "connect.write.none": "Vos réservations ne sont encore inscrites dans aucun calendrier.",
  "connect.write.never": "Vos réservations sont inscrites dans « {name} ». Aucune n’a encore été écrite.",
  "connect.write.last": "Vos réservations sont inscrites dans « {name} ». Dernière écriture : {at}.",
  "connect.write.trouble":
    "{count, plural, one {Une réservation n’est pas dans votre calendrier comme elle le devrait.} other {# réservations ne sont pas dans votre calendrier comme elles le devraient.}} {why} Prochain essai : {next}.",
  "connect.write.now": "Essayer maintenant",
  "connect.write.into": "Inscrire les réservations dans",
  "connect.write.intoHint":
    "Les réservations à venir suivent quand vous en choisissez un autre. Si les événements de ce calendrier prennent votre temps, en déplacer une là-bas déplace la réservation, et en supprimer une vous interroge d’abord.",
  "connect.write.intoNone": "Aucun",
  "connect.write.answers": "Avec les réponses à vos questions",
  "connect.write.answersHint": "Les réponses marquées comme sensibles ne sont jamais écrites.",
  "connect.write.erased": "Quand une réservation est effacée ici",
  "connect.write.erasedDelete": "La supprimer du calendrier",
  "connect.write.erasedKeep": "Garder une entrée anonyme",
  "connect.write.erasedKeepHint":
    "D’une réservation passée, seule l’heure reste : ni nom, ni adresse, ni texte. Une réservation à venir est supprimée dans les deux cas.",
  "connect.write.save": "Enregistrer le choix",
  "connect.asked.moved":
    "« {title} », le {at}, a été déplacée dans votre calendrier : {to}. Vos règles n’autorisent pas cette heure, la réservation est donc restée où elle était.",
  "connect.asked.deleted":
    "« {title} », le {at}, a été supprimée de votre calendrier. La réservation tient toujours ; personne n’a été prévenu.",
  "connect.asked.moved.follow": "Déplacer quand même la réservation",
  "connect.asked.deleted.follow": "Annuler la réservation",
  "connect.asked.restore": "La remettre dans le calendrier",
  "connect.asked.leave": "Garder la réservation, sans l’événement",
  "connect.asked.moved.subject": "Déplacée dans votre calendrier : {title}",
  "connect.asked.deleted.subject": "Supprimée de votre calendrier : {title}",
  "connect.asked.moved.heading": "Une réservation a été déplacée dans votre calendrier",
  "connect.asked.deleted.heading": "Une réservation a été supprimée de votre calendrier",
  "connect.asked.answer": "Dire ce qui est juste",
  "connect.asked.note":
    "Tant que vous n’avez pas répondu, la réservation reste comme elle est, et la personne qui a réservé n’est pas prévenue.",
  "connect.asked.count":
    "{count, plural, one {Une réservation a été changée dans votre calendrier : dites ce qui est juste.} other {# réservations ont été changées dans votre calendrier : dites ce qui est juste.}}",
  "connect.declined": "A refusé, d’après le calendrier de {host}",
  "connect.asked.booking": "Voir la réservation",
  "connect.disconnectRemoving":
    "{count, plural, one {Retirer la réservation et déconnecter {name}} other {Retirer # réservations et déconnecter {name}}}",
  "connect.disconnectLeaving":
    "{count, plural, one {Déconnecter {name} et y laisser la réservation} other {Déconnecter {name} et y laisser # réservations}}",
  "connect.disconnectChoice":
    "Les temps occupés sont effacés aussitôt dans les deux cas. Pour retirer les réservations, le mot de passe est conservé jusqu’à ce que ce soit fait, trois jours au plus.",
  "connect.closing":
    "Déconnexion en cours : vos réservations en sont retirées. Le mot de passe est ensuite effacé, au plus tard le {until}.",
  "connect.state.fresh": "Lu : {at}. Prochaine fois : {next}.",
  "connect.state.waiting": "Pas encore lu. La lecture est en cours.",
  "connect.state.ignored": "Non lu : ses événements ne comptent pas.",
  "connect.state.stale":
    "Dernière lecture : {at}. Ce qui était connu alors compte toujours. Prochain essai : {next}.",
  "connect.state.never": "Jamais lu jusqu’ici. Prochain essai : {next}.",
  "connect.trouble.revoked": "Le serveur refuse le nom d’utilisateur, le mot de passe ou l’adresse.",
  "connect.trouble.unreachable": "Le serveur ne répond pas.",
  "connect.trouble.gone": "Ce calendrier n’existe plus.",
  "connect.trouble.malformed": "Ce qui répond là n’est pas un calendrier lisible.",
  "connect.trouble.too-large": "Le calendrier est trop grand pour être lu.",
  "connect.trouble.conflict": "Le calendrier a changé pendant la lecture.",
  "connect.trouble.forbidden":
    "Cette adresse n’est pas ouverte à Parley : elle n’est pas chiffrée, ou se trouve dans un réseau privé que l’exploitant n’a pas autorisé.",
  "connect.trouble.rate-limited": "Le serveur demande qu’on le laisse tranquille un moment.",
  "connect.error.address": "Entrez une adresse qui commence par https://",
  "connect.error.noCalendars": "Ce compte n’a pas de calendrier pour des événements.",
  "connect.error.tooMany": "C’est le nombre maximal de comptes connectés.",
  "connect.error.tooOften": "Trop de tentatives. Réessayez dans une heure.",
  "connect.unasked.settings": "Quand un calendrier ne répond pas",
  "connect.unasked.settingsText":
    "Avant qu’une réservation soit faite ou déplacée, les calendriers connectés de ses hôtes sont interrogés une dernière fois, pendant deux secondes au plus. Voici ce qui se passe si l’un d’eux ne répond pas.",
  "connect.unasked.save": "Enregistrer ce choix",
  "connect.unasked.choice": "La réservation d’un visiteur",
  "connect.unasked.warn": "Est faite, et l’hôte est averti",
  "connect.unasked.warnHint":
    "Ce qui a été lu du calendrier en dernier compte toujours. L’e-mail et la réservation disent quel calendrier n’a pas été interrogé.",
  "connect.unasked.refuse": "Est refusée",
  "connect.unasked.refuseHint":
    "Les visiteurs gardent leur saisie et sont invités à réessayer. Tant qu’un calendrier reste injoignable, son hôte ne peut pas être réservé.",
  "connect.unasked.title": "Vérifiez que cette heure est libre",
  "connect.unasked.own": "Votre calendrier « {calendar} » n’a pas répondu quand cette heure a été choisie.",
  "connect.unasked.other":
    "Un calendrier connecté de {name} n’a pas répondu quand cette heure a été choisie.",
  "connect.unasked.ownBusy":
    "Il s’est avéré depuis que votre calendrier « {calendar} » contient autre chose à cette heure.",
  "connect.unasked.otherBusy":
    "Il s’est avéré depuis qu’un calendrier connecté de {name} contient autre chose à cette heure.",
  "connect.notice.connected":
    "Le calendrier est connecté. Ses temps occupés apparaissent en moins d’une minute.",
  "connect.notice.saved": "Enregistré.",
  "connect.notice.syncing": "Le calendrier est en cours de lecture.",
  "connect.notice.disconnected":
    "Déconnecté. Le mot de passe et tous les temps occupés conservés sont effacés.",
  "connect.notice.emptying":
    "Vos réservations sont en train d’être retirées. Le compte est déconnecté ensuite.",
  "connect.notice.writing": "Un essai est en cours.",
  "connect.notice.answered": "C’est fait. Votre calendrier suit en moins d’une minute.",
  "connect.notice.taken": "Non déplacée : votre temps est pris à cette heure.",
  "connect.notice.over": "Ce n’est pas fait : cette réservation ne peut plus être changée ainsi.",
} as const satisfies Record<keyof typeof english, string>;
