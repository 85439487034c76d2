import type { messages as source } from "../en/account.ts";
import type { Translation } from "../locale.ts";

export const messages: Translation<typeof source> = {
  "account.name": "Votre nom",
  "account.nameHint": "Tel que le liront les personnes que vous rencontrez.",
  "account.email": "Adresse e-mail",
  "account.password": "Mot de passe",
  "account.newPassword": "Nouveau mot de passe",
  "account.currentPassword": "Mot de passe actuel",
  "account.passwordHint":
    "Au moins 10 caractères. Trois ou quatre mots à la suite se retiennent bien et se devinent mal.",
  "account.language": "Langue",
  "account.languageHint": "Celle de ces pages et des messages que Parley vous envoie.",
  "account.timeZone": "Fuseau horaire",
  "account.timeZoneHint": "Celui dans lequel les dates et les heures vous sont montrées.",
  "account.english": "English",
  "account.french": "Français",
  "account.signUpTitle": "Créer votre compte",
  "account.signUpLead": "Une page à vous, où l’on réserve un moment et où l’on vous retrouve en vidéo.",
  "account.signUp": "Créer le compte",
  "account.adult": "J’ai 18 ans ou plus",
  "account.errorAdult": "Les comptes sont réservés aux adultes : cochez la case si vous en êtes un.",
  "account.haveAccount": "Vous avez déjà un compte ?",
  "account.signInLink": "Se connecter",
  "account.noAccount": "Pas encore de compte ?",
  "account.signUpLink": "En créer un",
  "account.sentTitle": "Consultez votre messagerie",
  "account.sentText":
    "Nous vous avons envoyé un lien. Ouvrez-le pour confirmer votre adresse ; votre compte sera alors prêt. Le lien est valable 48 heures.",
  "account.sentNothing":
    "Rien reçu ? Regardez parmi les indésirables, ou inscrivez-vous de nouveau avec la même adresse. Si l’adresse a déjà un compte, aucun second n’est créé : connectez-vous, ou choisissez un nouveau mot de passe.",
  "account.outbox": "Ce Parley garde les messages sur sa propre machine. Ouvrir la boîte d’envoi",
  "account.verifyTitle": "Confirmer votre adresse",
  "account.verifyText": "Votre inscription a été faite avec {email}. Un clic et votre compte est prêt.",
  "account.verifyPasswordText":
    "Ce navigateur n’est pas celui de l’inscription de {email} ; nous demandons donc le mot de passe qui y a été choisi.",
  "account.verifyNotYou":
    "Ce n’était pas vous ? Fermez cette page : sans votre accord, le compte disparaît sous 48 heures.",
  "account.verify": "Confirmer et continuer",
  "account.linkGoneTitle": "Ce lien ne fonctionne plus",
  "account.verifyGone":
    "Il a déjà servi, son délai est passé, ou un message plus récent l’a remplacé. Si votre adresse est confirmée, connectez-vous. Sinon, inscrivez-vous de nouveau avec la même adresse et vous recevrez un nouveau lien.",
  "account.resetGone":
    "Il a déjà servi, son délai est passé, ou un message plus récent l’a remplacé. Vous pouvez en demander un autre.",
  "account.linkUnknownTitle": "Ce lien est incomplet",
  "account.linkUnknown":
    "Une partie de l’adresse manque ou a été modifiée. Ouvrez de nouveau le lien du message, ou copiez-le en entier.",
  "account.signInTitle": "Se connecter",
  "account.signIn": "Se connecter",
  "account.signOut": "Se déconnecter",
  "account.forgot": "Mot de passe oublié ?",
  "account.noticePassword": "Votre nouveau mot de passe est enregistré. Connectez-vous avec celui-ci.",
  "account.noticeSignedOut": "La session est terminée.",
  "account.forgotTitle": "Choisir un nouveau mot de passe",
  "account.forgotLead": "Indiquez l’adresse de votre compte et nous vous enverrons un lien.",
  "account.forgotSend": "Envoyer le lien",
  "account.forgotSentTitle": "Consultez votre messagerie",
  "account.forgotSentText":
    "Si un compte a cette adresse, un lien pour choisir un nouveau mot de passe est en route. Il est valable une heure et une seule fois.",
  "account.backToSignIn": "Retour à la connexion",
  "account.resetTitle": "Choisir un nouveau mot de passe",
  "account.resetLead":
    "Pour {email}. Toutes vos sessions seront closes, et vous vous connecterez avec le nouveau mot de passe.",
  "account.reset": "Enregistrer le nouveau mot de passe",
  "account.confirmTitle": "Est-ce bien vous ?",
  "account.confirmLead":
    "La suite concerne tout le contenu du compte {email}. Indiquez encore une fois son mot de passe ; il ne vous sera plus demandé pendant cinq minutes.",
  "account.confirm": "Continuer",
  "account.confirmBack": "Retour à votre compte",
  "account.title": "Votre compte",
  "account.backToDashboard": "Tableau de bord",
  "account.profileTitle": "Profil",
  "account.profileText":
    "Votre nom figure sur vos pages de réservation et dans les messages au sujet de vos rendez-vous.",
  "account.emailFixed": "Vous vous connectez avec cette adresse.",
  "account.emailChangeLink": "Utiliser une autre adresse",
  "account.emailSaved": "Votre compte a sa nouvelle adresse. Toutes les autres sessions sont closes.",
  "account.emailTitle": "Une autre adresse pour votre compte",
  "account.emailLead":
    "Vous vous connectez avec {email}. Nous envoyons un lien à la nouvelle adresse ; rien ne change avant que vous ne l’ouvriez et confirmiez.",
  "account.emailNew": "Nouvelle adresse e-mail",
  "account.emailSend": "Envoyer le lien",
  "account.emailWaiting": "Un lien est en route vers {email}",
  "account.emailWaitingText":
    "Il est valable jusqu’au {time}, une seule fois. Si rien n’arrive, relisez l’adresse : une adresse qui a déjà un compte ici ne peut pas en avoir un second.",
  "account.emailDrop": "Garder l’adresse actuelle",
  "account.emailAfter":
    "Vos pages, calendriers, liens et réservations restent tels quels. L’ancienne adresse en est avertie et peut annuler le changement pendant sept jours.",
  "account.emailConfirmTitle": "Confirmer votre nouvelle adresse",
  "account.emailConfirmText":
    "Votre compte, aujourd’hui {from}, reçoit l’adresse {to}. Toutes les autres sessions seront closes.",
  "account.emailConfirmPassword":
    "Le compte de {from} reçoit l’adresse {to}. Vous n’y êtes pas connecté ici ; nous demandons donc son mot de passe.",
  "account.emailConfirm": "Utiliser cette adresse",
  "account.emailGone":
    "Il a déjà servi, son délai est passé, un message plus récent l’a remplacé, ou l’adresse appartient désormais à un compte. Vous pouvez en demander un autre dans votre compte.",
  "account.emailUndoTitle": "Annuler le changement",
  "account.emailUndoText":
    "Votre compte retrouve son adresse {from}. Toutes les sessions sont closes, le mot de passe ne compte plus, et un message vous apporte un lien pour en choisir un nouveau.",
  "account.emailUndo": "Rétablir l’adresse",
  "account.emailUndoGone":
    "Le changement a déjà été annulé, ou ses sept jours sont passés. Si vous avez perdu un compte qui est le vôtre, écrivez à qui exploite ce site.",
  "account.noticeEmail": "Votre compte a sa nouvelle adresse. Connectez-vous avec celle-ci.",
  "account.noticeRestored":
    "Votre compte a retrouvé son ancienne adresse, et plus personne n’y est connecté. Le message que nous venons d’envoyer contient un lien pour choisir un nouveau mot de passe.",
  "account.errorEmailSame": "C’est déjà l’adresse de votre compte.",
  "account.profileRight": "Merci. La question vous sera posée à nouveau dans un an.",
  "account.question.title": "Est-ce toujours exact ?",
  "account.question.text":
    "Votre compte dit que vous êtes {name} et que les e-mails vous parviennent à {email}. Votre langue et votre fuseau horaire y figurent aussi.",
  "account.question.right": "Oui, c’est exact",
  "account.question.change": "Voir et modifier",
  "account.profileSaved": "Votre profil est enregistré.",
  "account.passwordTitle": "Mot de passe",
  "account.passwordText": "En changer vous déconnecte partout ailleurs.",
  "account.changePassword": "Changer le mot de passe",
  "account.passwordSaved": "Votre mot de passe est changé. Toutes les autres sessions sont closes.",
  "account.sessionsTitle": "Vos connexions",
  "account.sessionsText":
    "Fermez ce que vous ne reconnaissez pas. Nous gardons le type de navigateur et une adresse réseau abrégée, rien de plus, jusqu’à 30 jours après la dernière utilisation.",
  "account.sessionsCaption": "Vos sessions",
  "account.device": "Appareil",
  "account.unknownDevice": "Appareil inconnu",
  "account.network": "Réseau",
  "account.since": "Depuis",
  "account.lastSeen": "Dernière utilisation",
  "account.thisSession": "Celle-ci",
  "account.endSession": "Déconnecter",
  "account.endSessionOf": "Déconnecter {device}, utilisé pour la dernière fois {lastSeen}",
  "account.endOthers": "Déconnecter partout ailleurs",
  "account.sessionEnded": "La session est close.",
  "account.secure.title": "Quelqu’un d’autre est-il entré ?",
  "account.secure.text":
    "Si votre mot de passe ou l’un de vos appareils est peut-être en d’autres mains, un clic ferme tous les accès : les autres sessions s’arrêtent, votre mot de passe et les liens envoyés ne valent plus, une deuxième étape activée depuis moins d’une semaine disparaît, les agendas connectés sont coupés et l’assistance ne peut plus rien consulter. Nous vous envoyons un lien pour choisir un nouveau mot de passe.",
  "account.secure.button": "Sécuriser mon compte",
  "account.secured":
    "Votre compte est sécurisé. Tout le reste est déconnecté, et un lien pour choisir un nouveau mot de passe vous est envoyé.",
  "account.othersEnded": "Toutes les autres sessions sont closes.",
  "account.actions": "Actions",
  "account.errorNameMissing": "Indiquez votre nom.",
  "account.errorNameLong": "Raccourcissez le nom à 100 caractères.",
  "account.errorEmailMissing": "Indiquez votre adresse e-mail.",
  "account.errorEmail": "Indiquez une adresse e-mail telle que ada@example.com.",
  "account.errorPasswordMissing": "Indiquez votre mot de passe.",
  "account.errorPasswordShort": "Utilisez au moins 10 caractères.",
  "account.errorPasswordLong": "Utilisez au plus 200 caractères.",
  "account.errorPasswordCommon":
    "Trop de personnes utilisent ce mot de passe : il serait essayé en premier. Choisissez-en un autre.",
  "account.errorPasswordEmail": "N’utilisez pas votre adresse e-mail dans le mot de passe.",
  "account.errorPasswordWrong": "Ce n’est pas votre mot de passe actuel.",
  "account.errorPasswordNotChosen": "Ce n’est pas le mot de passe choisi à l’inscription.",
  "account.errorTimeZone": "Choisissez un fuseau horaire dans la liste.",
  "account.errorInvalid": "Cette saisie n’est pas lisible. Veuillez recommencer.",
  "account.errorNoMatch":
    "Cette adresse et ce mot de passe ne correspondent à aucun compte, ou l’adresse n’est pas encore confirmée. Notre message avec le lien de confirmation est dans votre messagerie.",
  "account.errorTooMany":
    "Trop d’essais. Patientez {minutes, plural, one {# minute} other {# minutes}}, puis réessayez.",
  "account.resumed": "Heureux de vous revoir. Vos pages sont de nouveau ouvertes.",
  "account.pause.link": "Mettre le compte en pause",
  "account.pause.title": "Mettre votre compte en pause",
  "account.pause.lead":
    "Pendant la pause, personne ne peut réserver votre temps. Rien n’est effacé, et il suffit d’un clic pour tout retrouver.",
  "account.pause.closes":
    "Ces pages sont fermées aux visiteurs pendant ce temps, car personne d’autre n’y donne de son temps :",
  "account.pause.closed": "Ces pages sont fermées aux visiteurs :",
  "account.pause.ahead":
    "{count, plural, =0 {Rien n’est réservé avec vous.} one {Un rendez-vous avec vous est encore à venir. Il reste tel quel.} other {# rendez-vous avec vous sont encore à venir. Ils restent tels quels.}}",
  "account.pause.button": "Mettre en pause",
  "account.pause.paused": "Votre compte est en pause",
  "account.pause.since":
    "Depuis le {since}, personne ne peut réserver votre temps. Tout est conservé en l’état.",
  "account.pause.back": "Revenir",
  "account.pause.toAccount": "Retour au compte",
  "account.pause.toData": "Emporter une copie de vos données",
};
