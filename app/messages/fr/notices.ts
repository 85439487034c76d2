import type { messages as source } from "../en/notices.ts";
import type { Translation } from "../locale.ts";

export const messages: Translation<typeof source> = {
  "notices.title": "Vie privée",
  "notices.lead":
    "Cette notice est composée d’après ce que fait le programme : chaque durée et chaque nom vient des réglages avec lesquels il tourne.",
  "notices.metaDescription":
    "Ce que ce Parley conserve, sur qui, pourquoi, combien de temps, et qui d’autre le reçoit.",
  "notices.pages": "Pages sur la vie privée",
  "notices.sections": "À propos de la vie privée",
  "notices.nav.notice": "Notice",
  "notices.nav.processors": "Destinataires",
  "notices.nav.cookies": "Cookies",
  "notices.nav.versions": "Versions",
  "notices.nav.me": "Vos données",
  "notices.nav.security": "Sécurité",
  "notices.nav.roles": "Rôles",
  "notices.security.title": "Sécurité",
  "notices.security.lead":
    "Ce qui protège les données ici : par le programme, avec les chiffres de ses réglages, et par qui l’exploite.",
  "notices.security.absolute":
    "Aucun site n’est absolument sûr, et celui-ci ne promet pas de l’être. En cas d’incident, les personnes concernées sont prévenues.",
  "notices.security.operator": "Ce que l’exploitant fait à côté du programme",
  "notices.security.unsaid": "L’exploitant ne l’a pas dit. Un site public ne démarre pas sans cela.",
  "notices.measures.technical": "Mesures techniques",
  "notices.measures.organisational": "Mesures d’organisation",
  "notices.measures.administrative": "Mesures administratives",
  "notices.measure.transport":
    "Les connexions à ce site, et de ce site vers d’autres machines, sont chiffrées ; un site public ne démarre pas autrement.",
  "notices.measure.passwords":
    "Les mots de passe ne sont conservés que sous forme d’empreintes lentes, et les plus courants sont refusés.",
  "notices.measure.sessions":
    "Une connexion prend fin d’elle-même après {days, plural, one {# jour} other {# jours}} sans usage, et un nouveau navigateur vous est signalé par e-mail.",
  "notices.measure.attempts":
    "Qui devine des mots de passe ou envoie des flots de requêtes est ralenti, puis écarté.",
  "notices.measure.sealed":
    "Les réponses aux questions d’une entreprise, les lignes des conversations et ce qui est écrit au sujet de ses droits ou à l’exploitant sont chiffrés dans la base, avec des clés que l’on peut changer.",
  "notices.measure.browser":
    "Les pages n’exécutent que les scripts de ce site, et aucun autre site ne peut les encadrer sans y être autorisé.",
  "notices.measure.roles":
    "Chaque membre d’une entreprise n’ouvre que ce que son rôle permet ; le tableau est public.",
  "notices.measure.support":
    "L’exploitant ne consulte les données d’une entreprise qu’avec l’accord d’un propriétaire ou en urgence, pendant des heures.",
  "notices.measure.looks": "Chaque consultation d’une réservation est notée, et montrée aux intéressés.",
  "notices.measure.log":
    "Ce qui est fait figure dans un journal que personne ne peut modifier sans que cela se voie.",
  "notices.measure.erasure": "Ce qui a fait son temps est effacé de soi-même, avec un reçu signé.",
  "notices.measure.notice": "Rien d’important ne change dans la notice sans être annoncé.",
  "notices.measure.incidents":
    "En cas d’incident, les personnes concernées sont prévenues en trois jours au plus.",
  "notices.nav.choices": "Vos choix",
  "notices.contents": "Sur cette page",
  "notices.version": "Version {number}, publiée le {published}, en vigueur depuis le {effective}.",
  "notices.upcoming.title": "Cette notice change le {date}",
  "notices.upcoming.text": "Jusque-là, ce qui suit reste valable.",
  "notices.upcoming.link": "Voir ce qui change",

  "notices.business.title": "Combien de temps {business} conserve les réservations",
  "notices.business.forGood":
    "{business} a choisi : les réservations sont gardées jusqu’à son départ de ce site, ou jusqu’à ce que leur effacement soit demandé.",
  "notices.business.prevails":
    "Ce que {business} dit sur sa propre page l’emporte sur ce que cette notice dit pour toutes les entreprises.",
  "notices.business.link": "Retour à la page de {business}",
  "notices.business.text":
    "{business} a choisi : ce qui appartient à une réservation est effacé {days, plural, one {un jour} other {# jours}} après le rendez-vous.",

  "notices.operator.title": "Qui exploite ce site",
  "notices.operator.named":
    "{name} exploite ce Parley. Pour tout ce qui concerne vos données, adressez-vous à : {contact}. Pays : {country}.",
  "notices.operator.unnamed":
    "La personne qui exploite ce Parley n’a pas encore dit qui elle est. Il s’agit d’un premier essai sur sa propre machine.",
  "notices.operator.roles":
    "Pour les comptes et pour le site lui-même, c’est l’exploitant qui décide : il est responsable du traitement. Pour les réservations, c’est chaque entreprise ; l’exploitant agit pour elle et en est le sous-traitant.",

  "notices.table.caption": "{rule} : ce qui est conservé, et pourquoi",
  "notices.table.data": "Quoi",
  "notices.table.purpose": "À quelle fin",
  "notices.table.basis": "Base légale",
  "notices.table.source": "Provenance",
  "notices.table.kept": "Combien de temps",
  "notices.table.recipients": "Qui d’autre le reçoit",
  "notices.nobody": "Personne",
  "notices.sensitive": "{category} (traité comme sensible)",
  "notices.kept": "Durée : {life}",
  "notices.short.range": "{days, plural, one {# jour} other {# jours}}, ou ce que l’entreprise a choisi",
  "notices.short.days": "{days, plural, one {# jour} other {# jours}}",
  "notices.short.over": "jusqu’à ce que ce soit fini",
  "notices.short.anchor": "comme dit plus haut",
  "notices.role.controller": "Qui décide : l’exploitant de ce site (responsable du traitement).",
  "notices.role.processor":
    "Qui décide : l’entreprise (responsable du traitement) ; l’exploitant ne fait qu’exécuter (sous-traitant).",

  "notices.subject.customer": "Si vous prenez rendez-vous",
  "notices.summary.customer":
    "L’entreprise chez qui vous réservez décide de la durée de conservation. Ce jour-là, vos données sont effacées, dans chaque copie d’ici.",
  "notices.subject.visitor": "Si vous êtes de passage",
  "notices.summary.visitor":
    "Vous n’êtes pas suivi. Ce qui est noté protège le site ou vous ouvre une salle, et disparaît de soi-même.",
  "notices.subject.member": "Si vous avez un compte",
  "notices.summary.member":
    "Votre compte contient ce que vous y avez saisi et ce qui en interdit l’accès aux inconnus.",
  "notices.subject.owner": "Si vous avez une entreprise ici",
  "notices.summary.owner":
    "Ce que vous écrivez sur votre entreprise est fait pour être montré, et part avec l’entreprise.",
  "notices.subject.operator": "Si vous exploitez ce site",
  "notices.summary.operator": "Ce que vous dites de vous figure dans cette notice.",
  "notices.summary.site": "Voici qui répond de ce site, et à qui vous adresser.",
  "notices.summary.recipients": "Ce qui sort de ce site, et vers qui.",
  "notices.summary.copies": "Chaque endroit où se trouvent des données, et la durée de vie de chaque copie.",
  "notices.summary.cookies": "Votre navigateur ne garde que ce qui fait marcher ce site pour vous.",
  "notices.summary.rights":
    "Vous pouvez voir, emporter, corriger et faire effacer ce qui est conservé de vous, sans donner de raison.",
  "notices.summary.children":
    "Les comptes sont réservés aux adultes ; pour les plus jeunes, un parent ou un tuteur réserve.",
  "notices.summary.changes": "Rien d’important ne change ici sans avoir été annoncé.",

  "notices.category.identity.name": "Nom",
  "notices.category.contact.email": "Adresse e-mail",
  "notices.category.contact.phone": "Numéro de téléphone",
  "notices.category.credential": "Ce qui prouve une connexion, jamais en clair",
  "notices.category.preference.language": "Langue",
  "notices.category.preference.zone": "Fuseau horaire",
  "notices.category.device.kind": "Type de navigateur et de système",
  "notices.category.network.truncated": "Adresse réseau, abrégée là où elle est enregistrée",
  "notices.category.activity.time": "Moment d’une action",
  "notices.category.activity.done": "Ce qui a été fait, en un mot",
  "notices.category.activity.origin": "Campagne d’où vient un lien",
  "notices.category.business.profile": "Ce qu’une entreprise dit d’elle-même",
  "notices.category.schedule": "Horaires et absences",
  "notices.category.booking.content": "Ce qui a été réservé, et son état",
  "notices.category.booking.time": "Horaires d’une réservation",
  "notices.category.booking.answer": "Réponses aux questions de l’entreprise",
  "notices.category.mail.log": "Quels e-mails sont partis, sans leur texte",
  "notices.category.call.log": "Moment d’un appel, jamais ce qui s’y est dit",
  "notices.category.call.media": "Enregistrements d’appels, photographies et images de tableaux blancs",
  "notices.category.request": "Ce que vous demandez, et la réponse",
  "notices.category.consent": "Ce que vous avez accepté ou refusé, mot pour mot",
  "notices.category.reference": "Identifiants aléatoires qui relient les enregistrements",

  "notices.purpose.account": "savoir qui se connecte",
  "notices.purpose.security": "tenir à distance les inconnus et les abus",
  "notices.purpose.scheduling": "proposer et tenir des rendez-vous",
  "notices.purpose.notification": "prévenir les personnes concernées",
  "notices.purpose.call": "se rencontrer en vidéo",
  "notices.purpose.presentation": "afficher votre langue et votre heure",
  "notices.purpose.recovery": "tout retrouver après une panne",
  "notices.purpose.accountability": "prouver ce qui a été fait",
  "notices.purpose.rights": "répondre à ce que vous demandez sur vos données",
  "notices.purpose.support": "répondre à ce que vous écrivez à qui exploite ce site, et rien d’autre",
  "notices.purpose.news": "recevoir les nouvelles que vous avez demandées à une entreprise",

  "notices.basis.contract": "contrat",
  "notices.basis.consent": "consentement",
  "notices.basis.legitimate": "intérêt légitime",
  "notices.basis.legal": "obligation légale",
  "notices.basis.vital": "intérêt vital",

  "notices.source.subject": "vous",
  "notices.source.generated": "le programme",
  "notices.source.integration": "un service connecté",

  "notices.rule.account.title": "Votre compte",
  "notices.rule.account.life": "tant que le compte existe.",
  "notices.rule.account.unverified.title": "Un compte jamais confirmé",
  "notices.rule.account.unverified.life":
    "{days, plural, one {# jour} other {# jours}} à partir de l’inscription, si l’adresse n’est jamais confirmée.",
  "notices.rule.business.title": "L’entreprise",
  "notices.rule.business.life": "tant que l’entreprise existe sur ce site.",
  "notices.rule.session.title": "Votre connexion",
  "notices.rule.session.life":
    "{days, plural, one {# jour} other {# jours}} à partir de la dernière utilisation ; la déconnexion y met fin aussitôt.",
  "notices.rule.email-change.title": "Une autre adresse pour un compte",
  "notices.rule.email-change.life":
    "un jour avant sa confirmation, puis une semaine pendant laquelle l’ancienne adresse peut la reprendre ; le nettoyage suivant l’efface.",
  "notices.rule.email-token.title": "Les liens envoyés par e-mail",
  "notices.rule.email-token.life": "jusqu’à l’expiration du lien ; le nettoyage suivant l’efface.",
  "notices.rule.booking.title": "Une réservation",
  "notices.rule.booking.life":
    "aussi longtemps que l’entreprise le dit, à compter de la fin du rendez-vous, de son annulation ou de son refus : {days, plural, one {# jour} other {# jours}} sauf autre choix de l’entreprise, entre {min, plural, one {# jour} other {# jours}} et {max, plural, one {# jour} other {# jours}}.",
  "notices.rule.rights-link.title": "Les liens vers vos données",
  "notices.rule.rights-link.life": "jusqu’à l’expiration du lien ; le nettoyage suivant l’efface.",
  "notices.rule.incident.list.title": "Si quelque chose tourne mal",
  "notices.rule.incident.list.life":
    "les personnes touchées figurent sur une liste scellée, pour être prévenues ; elle disparaît {days, plural, one {# jour} other {# jours}} après avoir été dressée.",
  "notices.rule.legal-request.title": "Demandes d’autorités",
  "notices.rule.legal-request.life":
    "{days, plural, one {# jour} other {# jours}} à compter de la réponse. Vous êtes prévenu, sauf si la loi l’interdit, et alors dès qu’elle ne l’interdit plus.",
  "notices.rule.consent.title": "Ce que vous avez accepté",
  "notices.rule.consent.life":
    "{days, plural, one {# jour} other {# jours}} à compter du moment où vous l’avez dit ; un oui prend alors fin, à moins que vous ne le redisiez.",
  "notices.rule.disclosure.title": "Ce qui a été remis à d’autres",
  "notices.rule.disclosure.life":
    "{days, plural, one {# jour} other {# jours}} après la remise, ou jusqu’à ce que vous fassiez tout effacer.",
  "notices.rule.suppression.title": "Votre refus d’e-mails",
  "notices.rule.suppression.life":
    "{days, plural, one {# jour} other {# jours}} à compter de votre dernier refus, sous une forme où personne ne peut lire votre adresse.",
  "notices.rule.rights-session.title": "Votre visite dans l’espace de vos droits",
  "notices.rule.rights-session.life":
    "une demi-heure, ou jusqu’à ce que vous le quittiez ; le nettoyage suivant l’efface.",
  "notices.rule.rights-request.title": "Ce que vous demandez sur vos données",
  "notices.rule.rights-request.life":
    "{days, plural, one {# jour} other {# jours}} à partir de la réponse, pour montrer qu’il y en a eu une ; une fois vos données effacées, votre adresse part aussitôt.",
  "notices.rule.support.title": "Ce que vous écrivez à qui exploite ce site",
  "notices.rule.support.life":
    "{days, plural, one {# jour} other {# jours}} une fois l’affaire réglée ; ce que personne ne règle compte comme réglé un an après le dernier mot. Trois ans après la fermeture de votre compte, il n’en reste rien, quoi qu’il en soit. Vous pouvez l’effacer à tout moment.",
  "notices.rule.lead.title": "Si vous voulez en savoir plus sur Parley",
  "notices.rule.lead.life":
    "{days, plural, one {# jour} other {# jours}} après le dernier mot, le vôtre ou la réponse. Vous pouvez l’effacer à tout moment.",
  "notices.rule.certificate.title": "La preuve d’une suppression",
  "notices.rule.certificate.life":
    "{days, plural, one {# jour} other {# jours}} à partir de son exécution ; elle ne nomme personne. Une suppression annulée disparaît au premier nettoyage après un mois.",
  "notices.rule.answer.title": "Les réponses aux questions d’une entreprise",
  "notices.rule.answer.life":
    "aussi longtemps que l’entreprise le dit, à compter comme pour la réservation, à laquelle elles ne survivent pas : {days, plural, one {# jour} other {# jours}} sauf autre choix de l’entreprise, entre {min, plural, one {# jour} other {# jours}} et {max, plural, one {# jour} other {# jours}} ; les réponses marquées comme sensibles peuvent partir plus tôt.",
  "notices.rule.call.log.title": "Le journal des appels",
  "notices.rule.call.log.life":
    "aussi longtemps que l’entreprise le dit, à compter de la fin de l’appel, et jamais plus longtemps que la réservation : {days, plural, one {# jour} other {# jours}} sauf autre choix de l’entreprise, entre {min, plural, one {# jour} other {# jours}} et {max, plural, one {# jour} other {# jours}}.",
  "notices.rule.recording.title":
    "Les enregistrements, photographies et images de tableaux blancs des appels",
  "notices.rule.recording.life":
    "aussi longtemps que l’entreprise le dit, à compter de leur fin, et jamais plus longtemps que le journal de l’appel : {days, plural, one {# jour} other {# jours}} sauf autre choix de l’entreprise, entre {min, plural, one {# jour} other {# jours}} et {max, plural, one {# jour} other {# jours}}. Personne n’est enregistré ni photographié sans avoir dit oui pendant l’appel ; toutes les personnes présentes sont averties quand une image du tableau blanc est gardée.",
  "notices.rule.chat.title": "Ce qui est écrit pendant les appels, si une entreprise le garde",
  "notices.rule.chat.life":
    "aussi longtemps que l’entreprise le dit, à compter de l’écriture, et jamais plus longtemps que le journal de l’appel : {days, plural, one {# jour} other {# jours}} sauf autre choix de l’entreprise, entre {min, plural, one {# jour} other {# jours}} et {max, plural, one {# jour} other {# jours}}. La salle le dit avant que vous n’entriez et à côté de la discussion ; sinon tout part avec la dernière personne présente.",
  "notices.rule.legal-hold.title": "Les données qu’un litige ou une injonction oblige à garder",
  "notices.rule.legal-hold.life":
    "jusqu’à ce que l’entreprise lève cette obligation ; le nettoyage suivant efface alors ce qui a passé son terme.",
  "notices.rule.room.title": "Ce qu’un hôte décide dans une salle vidéo",
  "notices.rule.room.life": "jusqu’à la fermeture de la salle ; le nettoyage suivant l’efface.",
  "notices.rule.hold.title": "Un horaire gardé pendant que vous remplissez un formulaire",
  "notices.rule.hold.life":
    "jusqu’à ce que l’horaire soit à vous ou ne soit plus gardé ; le nettoyage suivant l’efface.",
  "notices.rule.guardian-wish.title": "Le rendez-vous d’un enfant en attente d’un parent ou tuteur",
  "notices.rule.guardian-wish.life":
    "jusqu’à la réponse du parent ou du tuteur, ou un jour au plus ; le nettoyage suivant l’efface. Il reste scellé pendant ce temps.",
  "notices.rule.waiting.title": "La liste d’attente",
  "notices.rule.waiting.life":
    "jusqu’à ce que vous preniez une place, quittiez la liste, ou que le moment soit passé ; le nettoyage suivant l’efface.",
  "notices.rule.time-offer.title": "Les horaires proposés à la main",
  "notices.rule.time-offer.life":
    "aussi longtemps que l’entreprise le dit, à compter du dernier de ces horaires : {days, plural, one {# jour} other {# jours}} sauf autre choix de l’entreprise, entre {min, plural, one {# jour} other {# jours}} et {max, plural, one {# jour} other {# jours}}.",
  "notices.rule.absence.title": "Absences, voyages et temps bloqué",
  "notices.rule.absence.life":
    "aussi longtemps que l’entreprise le dit, à compter de leur fin : {days, plural, one {# jour} other {# jours}} sauf autre choix de l’entreprise, entre {min, plural, one {# jour} other {# jours}} et {max, plural, one {# jour} other {# jours}}.",
  "notices.rule.calendar.busy.title": "Temps occupés des calendriers connectés",
  "notices.rule.calendar.busy.life": "{days, plural, one {# jour} other {# jours}} après leur fin.",
  "notices.rule.export.title": "Une copie demandée",
  "notices.rule.export.life":
    "{days, plural, one {# jour} other {# jours}} à partir du moment où elle est prête.",
  "notices.rule.export.request.title": "Qu’une copie a été demandée",
  "notices.rule.export.request.life": "{days, plural, one {# jour} other {# jours}} à partir de la demande.",
  "notices.rule.mail.account.title": "Les e-mails de votre compte",
  "notices.rule.mail.account.life":
    "{days, plural, one {# jour} other {# jours}} à partir de leur mise en file ; ceux d’une réservation partent avec elle.",
  "notices.rule.audit.payload.title": "Qui a fait quoi",
  "notices.rule.audit.payload.life":
    "{days, plural, one {# jour} other {# jours}} à partir de l’acte ; ensuite, le journal ne dit plus qui.",
  "notices.rule.audit.head.title": "Que quelque chose a été fait",
  "notices.rule.audit.head.life":
    "{days, plural, one {# jour} other {# jours}} à partir de l’acte, comme preuve que rien n’a été retiré du journal ; aucun nom n’y figure.",
  "notices.rule.access.title": "Qui a consulté quoi",
  "notices.rule.access.life": "{days, plural, one {# jour} other {# jours}} à partir de la consultation.",
  "notices.rule.backup.title": "Les sauvegardes",
  "notices.rule.backup.life":
    "{days, plural, one {# jour} other {# jours}} au plus, à partir de leur création ; ce qui a été effacé entre-temps l’est de nouveau quand l’une d’elles est restaurée.",
  "notices.rule.tombstone.title": "La liste de ce qui a été effacé",
  "notices.rule.tombstone.life": "{days, plural, one {# jour} other {# jours}} à partir de l’effacement.",
  "notices.rule.call.figures.title": "Le déroulement des appels, en chiffres qui ne visent personne",
  "notices.rule.call.figures.life":
    "{days, plural, one {# jour} other {# jours}} à partir du premier jour du mois compté.",
  "notices.rule.job.dead.title": "Les tâches qui ont échoué",
  "notices.rule.job.dead.life": "{days, plural, one {# jour} other {# jours}} à partir de l’échec.",
  "notices.rule.server.log.title": "Le journal des requêtes",
  "notices.rule.server.log.life":
    "{days, plural, one {# jour} other {# jours}} à partir de leur écriture ; l’exploitant y veille.",
  "notices.rule.process.title": "Dans la mémoire du programme",
  "notices.rule.process.life": "jusqu’à l’arrêt du programme, ou plus tôt ; rien n’est écrit.",

  "notices.recipients.title": "Qui d’autre reçoit quelque chose",
  "notices.recipients.none":
    "Personne. Aucun serveur d’e-mail ni autre service extérieur n’est réglé : rien ne quitte cette machine.",
  "notices.recipients.item": "{name} : {host}. Pays : {country}. Reçoit : {data}.",
  "notices.recipient.smtp": "Serveur d’e-mail, qui distribue les messages sur instruction de l’exploitant",
  "notices.recipient.stun": "Serveur qui aide les navigateurs à se trouver lors d’un appel",
  "notices.recipient.stun.data":
    "l’adresse réseau de qui rejoint un appel, communiquée par son propre navigateur",
  "notices.recipient.turn": "Relais qui transmet un appel quand les navigateurs ne peuvent pas se joindre",
  "notices.recipient.turn.data":
    "l’adresse réseau de qui rejoint un appel, communiquée par son propre navigateur, ainsi que le son et l’image des appels sans chemin direct, chiffrés de sorte que le relais ne peut pas les lire",
  "notices.recipient.s3": "Espace de stockage qui conserve les enregistrements et les images des appels",
  "notices.recipient.s3.data":
    "les enregistrements et les photos que les personnes concernées ont acceptés et les images de tableaux blancs, chiffrés de sorte que ce service ne peut ni les voir ni les entendre",
  "notices.recipient.transcriber": "Transcripteur, qui écrit les sous-titres des appels",
  "notices.recipient.transcriber.data":
    "ce que disent, par morceaux de quelques secondes, les seules personnes qui ont accepté les sous-titres de cet appel ; ni le son ni le texte ne sont gardés",
  "notices.recipient.google": "Google, pour les membres qui y connectent leurs calendriers",
  "notices.recipient.google.data":
    "d’un membre qui connecte un compte : que ce site demande quand il est occupé ; et, s’il y choisit un calendrier pour ses réservations : ce qui est réservé, avec qui, leurs adresses et comment y participer",
  "notices.recipient.microsoft": "Microsoft, pour les membres qui y connectent leurs calendriers",
  "notices.recipient.microsoft.data":
    "d’un membre qui connecte un compte : que ce site demande quand il est occupé ; et, s’il y choisit un calendrier pour ses réservations : ce qui est réservé, les noms de qui vient et comment y participer",
  "notices.recipient.data": "{subject} : {categories}",
  "notices.recipient.smtp.mails": "les e-mails entiers aux personnes concernées, et dedans : {data}",
  "notices.who.customer": "personnes qui réservent",
  "notices.who.visitor": "visiteurs",
  "notices.who.member": "personnes ayant un compte",
  "notices.who.owner": "propriétaires d’entreprises",
  "notices.who.operator": "exploitant",
  "notices.unknownCountry": "l’exploitant ne l’a pas dit",

  "notices.copies.title": "Où cela se trouve",
  "notices.copies.embedded": "La base de données se trouve sur la machine qui fait tourner ce site.",
  "notices.copies.server": "La base de données se trouve sur un serveur que l’exploitant a désigné.",
  "notices.copies.country": "Le pays où elles se trouvent : {country}.",
  "notices.copies.item": "{store} Durée : {life}",
  "notices.store.mail outbox":
    "Boîte d’envoi, sur disque : les e-mails entiers, faute de serveur d’e-mail. Effacés avec ce dont ils parlent.",
  "notices.store.backups": "Sauvegardes, sur disque : toute la base de données, chiffrée.",
  "notices.store.exports": "Copies demandées par des membres, sur disque : chiffrées.",
  "notices.store.call media":
    "Enregistrements d’appels, photographies et images de tableaux blancs : chiffrés, sur disque ou dans un stockage désigné par l’exploitant.",
  "notices.store.erasure list":
    "Liste de ce qui a été effacé, sur disque : des identifiants qui ne mènent nulle part, pour qu’aucune sauvegarde restaurée ne le ramène.",
  "notices.store.job payloads": "Tâches à faire, dans la base : des identifiants seuls, aucun nom.",
  "notices.store.request log":
    "Journal des requêtes : la forme d’une adresse et le résultat ; aucun nom, aucune adresse réseau.",
  "notices.store.attempt limit":
    "Compteurs de connexions, en mémoire : une empreinte de l’adresse essayée et le réseau abrégé.",
  "notices.store.rate limit":
    "Compteurs de requêtes, en mémoire : par adresse réseau, pour la dernière minute.",
  "notices.store.audit heads":
    "Marques quotidiennes des journaux, sur le disque de l’exploitant et par e-mail à l’exploitant : des empreintes seules, aucun nom.",
  "notices.store.open rooms":
    "Salles de visio ouvertes, en mémoire : ce qui y est écrit et dessiné, jusqu’à ce que la dernière personne parte, la qualité de chaque connexion, jusqu’à ce qu’elle soit comptée sans désigner personne, et ce qui est dit, les quelques secondes où il devient sous-titre.",
  "notices.store.kept pages": "Pages tenues prêtes, en mémoire : rien d’un visiteur n’y figure.",
  "notices.copies.delivered":
    "Les e-mails distribués se trouvent chez leurs destinataires, où personne ici ne peut les effacer.",
  "notices.copies.calendars":
    "Les hôtes peuvent connecter leur propre calendrier, chez le fournisseur de leur choix. Les rendez-vous avec eux y figurent alors aussi : ils y changent avec la réservation et y sont supprimés ou vidés une fois qu’elle est effacée.",

  "notices.cookies.title": "Ce qui est déposé dans votre navigateur",
  "notices.cookies.text":
    "Seulement ce qu’il faut pour ce que vous avez demandé, d’où l’absence de bandeau. Rien ne vous suit sur d’autres sites.",
  "notices.cookies.item": "{name} ({where}) : {why} Durée : {life}.",
  "notices.cookies.lead":
    "Tout ce que ce site peut déposer dans votre navigateur. Tout sert ce que vous avez demandé : il n’y a donc ni bandeau ni rien à refuser. Vous pouvez l’effacer à tout moment dans votre navigateur.",
  "notices.cookies.caption": "Cookies et stockage du navigateur",
  "notices.cookies.name": "Nom",
  "notices.cookies.why": "À quelle fin",
  "notices.cookies.kind": "Nature",
  "notices.cookies.life": "Durée",
  "notices.where.cookie": "cookie",
  "notices.where.localStorage": "stockage local",
  "notices.where.sessionStorage": "stockage de session",
  "notices.kind.essential": "Nécessaire",
  "notices.kind.functional": "Retient votre choix",
  "notices.scripts.hidden": "hors de portée des scripts",
  "notices.life.days": "{days, plural, one {# jour} other {# jours}}",
  "notices.life.window": "jusqu’à la fermeture de la fenêtre",
  "notices.life.cleared": "jusqu’à ce que vous l’effaciez",
  "notices.item.parley_session": "Vous garde connecté, par un texte aléatoire.",
  "notices.item.parley_signup":
    "Permet au navigateur de l’inscription de confirmer son adresse sans retaper le mot de passe.",
  "notices.item.parley_known":
    "Dit que ce navigateur s’est déjà connecté, pour que seul un nouveau vous soit signalé par e-mail.",
  "notices.item.parley_confirmed":
    "Pendant quelques minutes après que vous avez redonné votre mot de passe, pour ne pas vous le redemander.",
  "notices.item.parley_step":
    "Pendant quelques minutes entre votre mot de passe et le code, si votre compte demande une deuxième étape.",
  "notices.item.parley_language": "La langue que vous avez choisie.",
  "notices.item.parley_theme": "Clair ou sombre, si vous avez choisi.",
  "notices.item.parley_zone":
    "Votre fuseau horaire, pour que les pages de réservation affichent d’emblée la bonne heure.",
  "notices.item.parley_hours": "Douze ou vingt-quatre heures, si vous avez choisi.",
  "notices.item.parley_choice": "Votre refus d’être interrogé sur les nouvelles, si vous l’avez dit ici.",
  "notices.item.parley_visitor":
    "Garde pour vous l’horaire choisi pendant que vous remplissez le formulaire.",
  "notices.item.parley_me":
    "Garde ouvert l’espace de vos droits pendant une demi-heure après le lien reçu par e-mail.",
  "notices.item.parley_undo":
    "Vous permet de faire revenir une absence ou un temps bloqué que vous venez de supprimer.",
  "notices.item.parley_room_key":
    "Vous ouvre la seule salle dont vous avez suivi le lien, une fois la clé sortie de la barre d’adresse.",
  "notices.item.parley-room:<id>":
    "Ramène un onglet rechargé à sa place dans la salle : ticket, nom, micro et caméra.",
  "notices.item.positions":
    "Jusqu’où vous aviez défilé sur chaque page du tableau de bord, pour y revenir au même endroit.",
  "notices.item.parley-devices":
    "Le micro, la caméra et le haut-parleur que vous avez choisis, et vos réglages de son et d’image ; ce n’est jamais envoyé à ce site.",

  "notices.sale.title": "Vente, partage, publicité",
  "notices.sale.text":
    "Vos données ne sont ni vendues, ni partagées pour de la publicité, ni utilisées pour dresser votre profil. Le programme ne connaît aucune fin de ce genre.",
  "notices.sale.answer":
    "Vous n’avez pas à vous y opposer, et personne ne demande votre nom pour cela. Le signal « Global Privacy Control » de votre navigateur est respecté à chaque requête.",
  "notices.sale.page": "Ne pas vendre ni partager",
  "notices.sale.choice":
    "Une entreprise peut demander dans son formulaire si vous voulez recevoir ses propres nouvelles, par une case que personne d’autre que vous ne coche. Ici, vous pouvez choisir de ne pas même être interrogé dans ce navigateur. Personne n’a besoin de votre nom pour cela.",
  "notices.sale.open": "Ce navigateur est interrogé sur les nouvelles dans les formulaires.",
  "notices.sale.refused":
    "Ce navigateur n’est pas interrogé sur les nouvelles dans les formulaires. Dans les deux cas, rien de vous n’est vendu ni partagé.",
  "notices.sale.since": "Vous l’avez dit le {since} (UTC).",
  "notices.sale.refuse": "Ne pas me le demander",
  "notices.sale.ask": "Me le demander de nouveau",
  "notices.gpc.on":
    "Votre navigateur envoie le signal Global Privacy Control : votre refus est réglé par votre navigateur, et il vaut.",
  "notices.gpc.off":
    "Votre navigateur n’envoie pas le signal Global Privacy Control. Cela ne change rien ici : rien n’est vendu ni partagé dans les deux cas.",

  "notices.rights.title": "Vos droits",
  "notices.rights.lead":
    "Où que vous viviez, vous êtes traité comme le veut le droit européen. Pour une réservation, vous faites presque tout vous-même, sans compte, sous « Vos données » au bas de chaque page ; ou adressez-vous à l’entreprise concernée, ou au contact ci-dessus, qui transmet.",
  "notices.rights.access": "Voir ce qui est conservé sur vous, et en emporter une copie.",
  "notices.rights.rectify":
    "Le faire corriger. Avec un compte, vous changez vous-même nom, langue et fuseau.",
  "notices.rights.erase":
    "Le faire effacer avant l’heure. Par le lien reçu, vous annulez vous-même une réservation.",
  "notices.rights.object": "Vous opposer à son usage, ou le faire limiter.",
  "notices.rights.withdraw": "Retirer à tout moment un consentement donné.",
  "notices.rights.complain":
    "Vous plaindre auprès de l’autorité de protection des données de votre lieu de vie.",

  "notices.children.title": "Enfants",
  "notices.children.text":
    "Les comptes sont réservés à ceux qui ont {adult} ans ou plus. À partir de {age} ans, on réserve et on consent soi-même ; avant, un parent ou un tuteur le fait. Aucune date de naissance n’est conservée, de personne. Ce qui est conservé d’un mineur est effacé aussitôt que vous le demandez sous « Vos données ». Les parents sont invités à être présents quand leurs enfants réservent ou rejoignent une rencontre.",

  "notices.changes.title": "Quand cette notice change",
  "notices.changes.text":
    "Toutes les versions restent publiques, avec ce qui a changé de l’une à l’autre. Une nouvelle fin, une nouvelle sorte de données, un nouveau destinataire ou pays, ou une durée plus longue s’annonce {days, plural, one {# jour} other {# jours}} avant de valoir, par e-mail à tous ceux qui ont un compte ici et dans le programme. Tout le reste vaut aussitôt.",
  "notices.changes.successor":
    "Si quelqu’un d’autre devait exploiter ce site, par une vente ou autrement, cela aussi s’annonce {days, plural, one {# jour} other {# jours}} avant. Jusque-là, vous pouvez emporter ou faire effacer ce qui est conservé de vous ; le successeur est lié par cette notice.",
  "notices.changes.special":
    "Quand un formulaire, la page d’une entreprise ou une page sur les cookies dit quelque chose de plus particulier, cela l’emporte sur cette notice.",

  "notices.processors.title": "Qui d’autre reçoit des données",
  "notices.processors.lead": "Les services extérieurs à ce site, tirés de ses réglages.",
  "notices.processors.object": "Vous ne voulez pas que vos données aillent chez l’un d’eux ? Opposez-vous-y.",
  "notices.processors.caption": "Destinataires, présents et passés",
  "notices.processors.who": "Qui",
  "notices.processors.role": "Ce qu’il fait",
  "notices.processors.data": "Quelles données",
  "notices.processors.purpose": "À quelle fin",
  "notices.processors.country": "Pays",
  "notices.processors.guarantee": "Ce qu’il a promis",
  "notices.guarantee.unknown": "l’exploitant ne l’a pas dit",
  "notices.guarantee.own": "un serveur de l’exploitant lui-même",
  "notices.guarantee.contract":
    "contrat du {since} : {contract} ; {transfer, select, none {rien ne part vers une autre région} adequacy {son pays est reconnu comme sûr} scc {clauses contractuelles types} consent {avec le consentement de chaque personne} other {{transfer}}}",
  "notices.processors.since": "Depuis",
  "notices.processors.until": "Jusqu’au",
  "notices.processors.still": "Toujours",

  "notices.versions.title": "Versions de la notice",
  "notices.versions.lead":
    "Chaque version depuis les débuts de ce site, et ce qui a changé de l’une à l’autre.",
  "notices.versions.feed": "Suivre les changements dans un lecteur de flux (Atom)",
  "notices.versions.item": "Version {number}",
  "notices.versions.published": "Publiée le {date}",
  "notices.versions.effective": "En vigueur depuis le {date}",
  "notices.versions.current": "En vigueur",
  "notices.versions.pending": "Annoncée",
  "notices.versions.material": "Changement important",
  "notices.versions.first": "La première version",
  "notices.versions.compare": "Comparer deux versions",
  "notices.versions.from": "De",
  "notices.versions.to": "À",
  "notices.versions.show": "Voir ce qui a changé",
  "notices.versions.hash": "Empreinte (SHA-256) : {hash}",
  "notices.versions.changesLink": "Ce qui a changé depuis la version précédente",
  "notices.versions.all": "Toutes les versions",
  "notices.version.title": "Version {number} de la notice sur la vie privée",

  "notices.diff.title": "De la version {from} à la version {to}",
  "notices.diff.same": "Rien ne diffère entre ces deux versions dans votre langue.",
  "notices.diff.material": "Ce qui en fait un changement important",
  "notices.diff.added": "Ajouté :",
  "notices.diff.removed": "Retiré :",
  "notices.diff.endAdded": "fin de l’ajout",
  "notices.diff.endRemoved": "fin du retrait",
  "notices.diff.unchanged": "{count, plural, one {# ligne inchangée} other {# lignes inchangées}}",

  "notices.change.purpose": "Une nouvelle fin : {what}",
  "notices.change.category": "Une nouvelle sorte de données : {what}",
  "notices.change.recipient": "Un nouveau destinataire : {what}",
  "notices.change.country": "Un nouveau pays : {what}",
  "notices.change.retention": "Une durée plus longue : {what}",
  "notices.change.operator": "Quelqu’un d’autre exploitera ce site : {what}",

  "notices.feed.title": "Notice sur la vie privée de {host}",
  "notices.feed.wording": "Rien d’important n’a changé.",

  "notices.dashboard.title": "La notice sur la vie privée change le {date}",
  "notices.dashboard.link": "Voir ce qui change",

  "notices.more": "En savoir plus sur vos données (nouvel onglet)",
  "notices.keeps.account":
    "Ce que vous saisissez est conservé aussi longtemps que votre compte. Sans adresse confirmée, c’est effacé après {days, plural, one {un jour} other {# jours}}.",
  "notices.keeps.portal":
    "Votre adresse est conservée jusqu’à l’expiration du lien, dans {minutes, plural, one {une minute} other {# minutes}}, et tant que vous y êtes.",
  "notices.accept": "En créant un compte, vous acceptez la",
  "notices.acceptLink": "notice sur la vie privée",
};
