import type { messages as source } from "../en/organization.ts";
import type { Translation } from "../locale.ts";

export const messages: Translation<typeof source> = {
  "organization.role.owner": "Propriétaire",
  "organization.role.admin": "Administrateur",
  "organization.role.manager": "Responsable",
  "organization.role.member": "Membre",
  "organization.roles.title": "Qui peut quoi dans une entreprise",
  "organization.roles.lead":
    "Le tableau d’après lequel le programme décide. Personne ne peut choisir ni voir le mot de passe d’un autre.",
  "organization.roles.what": "Quoi",
  "organization.roles.yes": "Oui",
  "organization.roles.no": "Non",
  "organization.whoSees.tab": "Qui voit mes données",
  "organization.whoSees.linkOf": "Qui voit mes données chez {business}",
  "organization.whoSees.title": "Qui voit vos données chez {business}",
  "organization.whoSees.lead":
    "Tel que c’est en ce moment. Quiconque consulte une réservation ou le journal des appels y est noté.",
  "organization.whoSees.shared":
    "Votre nom ({mine}) et votre adresse e-mail ({email}) sont partagés avec {name}.",
  "organization.whoSees.may": "Peut en ce moment :",
  "organization.whoSees.nobody": "Personne d’autre n’appartient à cette entreprise.",
  "organization.permission.booking:read": "Voir les réservations, avec noms, adresses et réponses",
  "organization.permission.booking:change": "Faire, déplacer et annuler des réservations",
  "organization.permission.booking:all":
    "Voir et modifier les rendez-vous et appels de tout le monde, pas seulement les siens",
  "organization.permission.call:read": "Voir le journal des appels",
  "organization.permission.event-type:write": "Modifier ce qui se réserve, et avec qui",
  "organization.permission.schedule:write": "Modifier horaires et absences",
  "organization.permission.schedule:all":
    "S’occuper des horaires et absences de tout le monde, pas seulement des siens",
  "organization.permission.profile:write": "Modifier ce que l’entreprise montre d’elle",
  "organization.permission.retention:write": "Décider de la durée de conservation",
  "organization.permission.activity:read": "Voir ce que chaque membre a fait, et quand il s’est connecté",
  "organization.permission.member:manage":
    "Voir qui fait partie de l’entreprise, changer les rôles, suspendre et rétablir",
  "organization.permission.rights:answer": "Répondre à ce que les clients demandent sur leurs données",
  "organization.permission.support:grant": "Donner accès à l’assistance, et y mettre fin",
  "organization.permission.business:export": "Prendre une copie de toute l’entreprise",
  "organization.permission.business:delete": "Supprimer l’entreprise",
  "organization.permission.ownership:give": "Transmettre la propriété à quelqu’un d’autre",
  "organization.name": "Nom de l’entreprise",
  "organization.address": "Adresse",
  "organization.addressWarning":
    "Les liens vers l’ancienne adresse cessent aussitôt de fonctionner, et quelqu’un d’autre pourra la prendre.",
  "organization.slug.free": "Cette adresse est libre.",
  "organization.slug.taken": "Cette adresse est prise.",
  "organization.slug.reserved": "Parley a besoin de cette adresse pour elle-même.",
  "organization.slug.too-short": "Une adresse compte au moins {min} caractères.",
  "organization.slug.too-long": "Une adresse compte au plus {max} caractères.",
  "organization.slug.characters":
    "Utilisez les lettres de a à z, des chiffres et des traits d’union simples entre eux.",
  "organization.slug.proposals": "Libres :",
  "organization.profile": "Profil",
  "organization.profileText": "Ce que les visiteurs voient sur votre page.",
  "organization.welcome": "Texte d’accueil",
  "organization.welcomeHint": "Figure sous le nom sur votre page.",
  "organization.color": "Couleur d’accent",
  "organization.colorHint":
    "Pour les boutons et les jours choisis. Elle est ajustée là où elle serait difficile à lire.",
  "organization.zone": "Fuseau horaire du tableau de bord",
  "organization.zoneHint": "Les rendez-vous y sont affichés. Chaque horaire a le sien.",
  "organization.logo": "Logo",
  "organization.logoText": "Figure à côté du nom sur votre page.",
  "organization.logoAlt": "Votre logo",
  "organization.logoChoose": "Choisir une image",
  "organization.logoReplace": "Choisir une autre image",
  "organization.logoHint":
    "PNG, JPEG ou WebP, jusqu’à 512 ko. Les informations qu’un appareil photo a inscrites dans le fichier restent dedans.",
  "organization.logoUpload": "Envoyer",
  "organization.logoRemove": "Retirer",
  "organization.logoProblem.missing": "Veuillez d’abord choisir un fichier.",
  "organization.logoProblem.too-large": "Ce fichier dépasse 512 ko.",
  "organization.logoProblem.not-a-picture": "Ce fichier n’est pas une image PNG, JPEG ou WebP.",
  "organization.retentionDays": "Jours avant l’effacement",
  "organization.retentionHint":
    "De {min, plural, one {# jour} other {# jours}} à {max, plural, one {# jour} =2557 {# jours, soit sept ans} other {# jours}}.",
  "onboarding.title": "Ouvrez votre page",
  "onboarding.lead": "Quatre réponses brèves, et l’on pourra réserver.",
  "onboarding.business": "Votre entreprise",
  "onboarding.addressHint": "Le lien que vous donnez aux gens.",
  "onboarding.hours": "Quand vous donnez du temps",
  "onboarding.week": "Heures de la semaine",
  "onboarding.eventType": "Ce que l’on peut réserver",
  "onboarding.firstTitle": "Premier entretien",
  "onboarding.titleHint": "Ce que les visiteurs lisent sur votre page.",
  "onboarding.retention": "Combien de temps les données sont gardées",
  "onboarding.retentionText":
    "Chaque nuit, Parley efface ce qui a plus que ce nombre de jours après le rendez-vous : noms, adresses, réponses, e-mails et journal des appels. Rien ne peut en être récupéré, et c’est voulu.",
  "onboarding.submit": "Publier la page",
  "onboarding.later": "Tout peut être modifié plus tard.",
  "onboarding.live": "Votre page est en ligne",
  "onboarding.liveText":
    "{name} peut recevoir des réservations dès maintenant. Envoyez ce lien à une première personne.",
  "onboarding.link": "Lien de votre page",
  "onboarding.toDashboard": "Aller au tableau de bord",
  "retention.title": "Durée de conservation",
  "retention.lifeTitle": "La vie d’un rendez-vous pris aujourd’hui",
  "retention.life.booked": "Réservé",
  "retention.life.meeting": "Rendez-vous",
  "retention.life.sensitiveAnswers": "Réponses sensibles effacées",
  "retention.life.answers": "Réponses effacées",
  "retention.life.call": "Journal d’appel effacé",
  "retention.life.recording": "Enregistrements et images effacés",
  "retention.life.chat": "Discussion effacée",
  "retention.life.erased": "Réservation effacée",
  "retention.life.kept": "Gardé",
  "retention.life.keptText": "Tant que votre entreprise est ici",
  "retention.ruleTitle": "Les règles",
  "retention.keepsForGood": "Garder les rendez-vous tant que l’entreprise est ici",
  "retention.keepsForGoodHint":
    "Les jours ci-dessus ne comptent alors pas. Les réponses et le journal d’appels gardent leurs propres règles.",
  "retention.answerDays": "Jours avant l’effacement des réponses",
  "retention.answerHint":
    "Les réponses à vos questions ne servent souvent qu’au rendez-vous. 0 désigne la fin du rendez-vous ; elles partent au plus tard avec lui.",
  "retention.allowed": "L’exploitant de ce Parley permet de {min, number} à {max, number} jours.",
  "retention.sensitiveAnswerDays": "Jours avant l’effacement des réponses sensibles",
  "retention.sensitiveHint": "Celles aux questions que vous avez marquées comme sensibles.",
  "retention.callDays": "Jours avant l’effacement du journal d’appels",
  "retention.callHint":
    "De {min, number} à {max, number} jours : quand un appel a eu lieu, combien de temps et avec qui. Il part au plus tard avec le rendez-vous.",
  "retention.recordingDays": "Jours avant l’effacement des enregistrements et images",
  "retention.recordingHint":
    "De {min, number} à {max, number} jours après la fin de chacun. Ils partent au plus tard avec le journal d’appels.",
  "retention.chatDays": "Jours avant l’effacement de ce qui a été écrit pendant les appels",
  "retention.chatHint":
    "De {min, number} à {max, number} jours après l’écriture, si vous gardez les discussions avec leurs appels. Elles partent au plus tard avec le journal d’appels.",
  "retention.week": "Dans les sept jours qui viennent",
  "retention.count.bookings":
    "{count, plural, =0 {Aucun rendez-vous} one {# rendez-vous} other {# rendez-vous}}",
  "retention.count.answers": "{count, plural, =0 {Aucune réponse} one {# réponse} other {# réponses}}",
  "retention.count.calls":
    "{count, plural, =0 {Aucun appel du journal} one {# appel du journal} other {# appels du journal}}",
  "retention.count.media":
    "{count, plural, =0 {Aucun enregistrement ni image} one {# enregistrement ou image} other {# enregistrements et images}}",
  "retention.count.chatLines":
    "{count, plural, =0 {Aucune ligne de discussion} one {# ligne de discussion} other {# lignes de discussion}}",
  "retention.text":
    "À compter de la fin du rendez-vous, ou du moment où il a été annulé, refusé ou laissé sans réponse. Le rendez-vous est alors effacé avec ses noms, adresses, réponses, e-mails et son journal d’appels. Dans un groupe, une place rendue est effacée à part ; les créneaux que vous avez proposés et les absences passées suivent la même règle. Les listes d’attente sont effacées dès qu’elles n’ont plus d’objet. Il reste un reçu qui ne contient que des nombres.",
  "retention.paused":
    "L’effacement attend depuis le {date} : {due, number} éléments arrivent à échéance d’un coup, bien plus que d’habitude. Ils restent masqués, et la personne qui gère ce Parley est prévenue.",
  "retention.pauseMail.subject": "L’effacement vous attend : /{slug}",
  "retention.pauseMail.text":
    "Pour l’entreprise /{slug}, {due, number} éléments arrivent à échéance d’un coup ; {allowed, number} peuvent partir sans question. Aucune règle n’a été raccourcie qui l’expliquerait. Rien n’en est effacé pour l’instant, et tout reste masqué. Vérifiez les règles et l’horloge de cette machine. Si c’est juste, dites-le :\nnpm run retention -- --acknowledge {slug}",
  "retention.tonight": "Cette nuit",
  "retention.tonightText":
    "{count, plural, =0 {Rien n’est à effacer d’ici un jour.} one {rendez-vous sera effacé d’ici un jour.} other {rendez-vous seront effacés d’ici un jour.}}",
  "retention.tonightOthers":
    "{count, plural, one {Et # entrée de liste d’attente, de créneaux proposés ou d’absence.} other {Et # entrées de listes d’attente, de créneaux proposés et d’absences.}}",
  "retention.confirmTitle": "Seraient effacés le {date}, en plus de ce que prévoient les règles actuelles",
  "retention.confirmText":
    "Ils sont plus anciens que ne le permettent les nouvelles règles. Jusqu’au {date}, rien de ce que les règles actuelles gardent n’est effacé, et vous pouvez les rétablir.",
  "retention.confirm": "Enregistrer les règles plus courtes",
  "retention.receipts": "Ce qui a été effacé",
  "retention.receiptsText": "Des nombres seulement : rien ici ne dit de qui étaient les données.",
  "retention.noReceipts": "Rien n’a encore été effacé.",
  "retention.ranAt": "Quand",
  "retention.rule": "Règle",
  "retention.days": "{days, plural, =36500 {tant que l’entreprise est ici} one {# jour} other {# jours}}",
  "retention.bookings": "Rendez-vous",
  "retention.attendees": "Participants",
  "retention.answers": "Réponses",
  "retention.mails": "E-mails",
  "retention.calls": "Appels",
  "retention.others": "Autres entrées",
};
