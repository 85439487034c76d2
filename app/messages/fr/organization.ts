import type { messages as source } from "../en/organization.ts";
import type { Translation } from "../locale.ts";

export const messages: Translation<typeof source> = {
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
  "retention.week": "Dans les sept jours qui viennent",
  "retention.count.bookings":
    "{count, plural, =0 {Aucun rendez-vous} one {# rendez-vous} other {# rendez-vous}}",
  "retention.count.answers": "{count, plural, =0 {Aucune réponse} one {# réponse} other {# réponses}}",
  "retention.count.calls":
    "{count, plural, =0 {Aucun appel du journal} one {# appel du journal} other {# appels du journal}}",
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
