import type { messages as source } from "../en/room.ts";
import type { Translation } from "../locale.ts";

export const messages: Translation<typeof source> = {
  "room.settings.save": "Enregistrer pour les appels",
  "room.settings.title": "Appels",
  "room.settings.text":
    "Comment les navigateurs des personnes qui se rencontrent se trouvent, et ce qui peut être gardé d’une réunion.",
  "room.settings.noRelay": "Certaines personnes risquent de ne pas pouvoir se connecter",
  "room.settings.noRelayText":
    "Ce Parley n’a pas de relais : les appels vont directement d’un navigateur à l’autre. Derrière des pare-feu stricts et sur certains réseaux mobiles, environ 15 à 22 personnes sur 100 ne peuvent pas se connecter ainsi. La personne qui gère ce Parley peut mettre en place un relais (TURN_URLS).",
  "room.settings.noRelayButWanted":
    "Les appels devaient passer uniquement par le relais, mais ce Parley n’en a plus : ils vont directement d’un navigateur à l’autre et montrent les adresses réseau aux personnes qui se rencontrent. La personne qui gère ce Parley peut mettre en place un relais (TURN_URLS).",
  "room.settings.byRelay": "Cacher les adresses réseau aux autres participants",
  "room.settings.byRelayHint":
    "Les appels passent alors uniquement par le relais, chiffrés comme toujours. Sinon, les navigateurs des personnes qui se rencontrent apprennent l’adresse réseau les uns des autres, d’où l’on peut deviner une ville. Le son et l’image mettent un peu plus de temps.",
  "room.noScript":
    "Une visioconférence a besoin de JavaScript. Autorisez-le pour ce site, puis rechargez la page.",

  "room.lobby.with": "avec {name}",
  "room.lobby.opening": "Ouverture de la salle…",
  "room.lobby.comingBack": "Vous retrouvez votre place…",
  "room.lobby.starting":
    "Démarrage de la caméra et du micro. Votre navigateur peut vous demander une autorisation.",
  "room.lobby.name": "Votre nom",
  "room.lobby.nameHint": "Les autres participants le voient.",
  "room.lobby.kept":
    "{business} conserve que vous étiez là, sous ce nom, {days, plural, =36500 {tant que l’entreprise est sur ce site} one {un jour} other {# jours}} après l’appel.",
  "room.lobby.nameMissing": "Indiquez votre nom, pour que l’hôte sache qui demande à entrer.",
  "room.lobby.join": "Rejoindre",
  "room.lobby.ask": "Demander à entrer",
  "room.elsewhere.title": "Vous êtes déjà dans cette réunion",
  "room.elsewhere.text":
    "Elle est ouverte dans une autre fenêtre ou sur un autre appareil. Continuez ici, ou fermez cette page pour rester là-bas.",
  "room.elsewhere.move": "Continuer ici",
  "room.lobby.present":
    "{count, plural, one {{names} est dans la salle.} other {{names} sont dans la salle.}}",
  "room.lobby.empty": "Personne n’est encore dans la salle.",
  "room.lobby.camera": "Caméra",
  "room.lobby.microphone": "Micro",
  "room.lobby.deviceNumber": "Appareil {number}",
  "room.lobby.noDevice": "Aucun appareil trouvé",
  "room.lobby.levelHint": "Parlez : la barre bouge quand le micro vous entend.",
  "room.lobby.levelMuted": "Votre micro est coupé.",

  "room.speaker.label": "Haut-parleur",
  "room.speaker.test": "Tester le haut-parleur",
  "room.speaker.playing": "Trois notes sont en cours de lecture…",
  "room.speaker.played":
    "Avez-vous entendu trois notes ? Sinon, montez le volume ou choisissez un autre haut-parleur.",
  "room.speaker.failed": "Le son n’a pas pu être lu. Vérifiez que cet onglet n’est pas en sourdine.",

  "room.blur.label": "Flouter l’arrière-plan",
  "room.blur.hint":
    "Les autres vous voient, mais pas la pièce derrière vous. Le traitement se fait dans ce navigateur.",
  "room.blur.starting": "Préparation du flou…",
  "room.blur.slow.title": "Cet appareil est trop lent pour flouter l’arrière-plan",
  "room.blur.failed.title": "L’arrière-plan n’a pas pu être flouté",
  "room.blur.trouble.text":
    "La caméra est éteinte, pour que personne ne voie la pièce derrière vous sans votre accord.",
  "room.blur.without": "Allumer la caméra sans flou",

  "room.test.open": "Tester la connexion",
  "room.test.title": "Test de connexion",
  "room.test.lead":
    "Ce dont un appel a besoin, essayé depuis ce navigateur. Le résultat reste sur cette page.",
  "room.test.running": "Test en cours…",
  "room.test.done": "Le test est terminé.",
  "room.test.again": "Refaire le test",
  "room.test.copy": "Copier le résultat",
  "room.test.about.server": "Ce site",
  "room.test.about.call": "Le chemin vers les autres",
  "room.test.about.relay": "Le détour",
  "room.test.about.speed": "Débit",
  "room.test.verdict.good": "Bon",
  "room.test.verdict.fair": "Moyen",
  "room.test.verdict.bad": "Problème",
  "room.test.server.reached": "La salle répond, en {milliseconds} ms.",
  "room.test.server.requests":
    "La salle répond par un détour ({milliseconds} ms), car ce réseau ne laisse passer aucune connexion durable. Les appels fonctionnent ; les autres verront peut-être vos gestes un instant plus tard.",
  "room.test.server.slow":
    "La salle répond, mais lentement ({milliseconds} ms). Entrer peut prendre un moment. Une connexion chargée ou un VPN en est souvent la cause.",
  "room.test.server.unreachable":
    "La salle ne répond pas. Vérifiez que vous êtes en ligne. Au bureau, un pare-feu peut la bloquer : essayez un autre réseau, ou celui de votre téléphone.",
  "room.test.call.open": "Le son et l’image peuvent aller directement aux autres.",
  "room.test.call.inside":
    "Les appels fonctionnent dans votre réseau. Nous ne savons pas s’ils en sortent : ce site ne connaît aucun serveur qui puisse le dire.",
  "room.test.call.closed":
    "Votre réseau ne laisse pas sortir les appels par le chemin direct. {relay, select, works {Ils font un détour, qui fonctionne.} other {Essayez sans VPN, ou un autre réseau, comme celui de votre téléphone.}}",
  "room.test.call.blocked":
    "Ce navigateur ne permet aucun appel. Une extension de protection de la vie privée ou les règles de votre entreprise peuvent en être la cause. Essayez un autre navigateur.",
  "room.test.relay.works":
    "Si le chemin direct est fermé, votre appel fait un détour par le relais de ce site.",
  "room.test.relay.fails":
    "Le relais de ce site est injoignable. Si le chemin direct est fermé, l’appel n’aboutira pas. Essayez un autre réseau.",
  "room.test.relay.none":
    "Ce site n’a pas de relais. Derrière des réseaux très stricts, comme ceux de certaines entreprises ou de certains hôtels, un appel peut ne pas aboutir.",
  "room.test.relay.later":
    "L’existence d’un détour pour les réseaux fermés se vérifie une fois que l’hôte vous a fait entrer.",
  "room.test.speed.group": "{speed} Mbit/s : assez pour un groupe avec image.",
  "room.test.speed.two": "{speed} Mbit/s : assez pour une conversation avec image.",
  "room.test.speed.sound":
    "{speed} Mbit/s : assez pour le son. Éteignez votre caméra si la conversation se hache, et arrêtez les autres téléchargements.",
  "room.test.speed.poor":
    "{speed} Mbit/s : trop peu, même pour le son. Rapprochez-vous de votre box, utilisez un câble ou essayez le réseau de votre téléphone.",
  "room.test.speed.unknown": "Le débit n’a pas pu être mesuré cette fois-ci.",

  "room.asking.title": "Votre demande est transmise",
  "room.asking.hostPresent":
    "L’hôte voit votre nom, {name}, et va vous faire entrer. Laissez cette page ouverte.",
  "room.asking.told": "Messages de l’hôte",
  "room.asking.hostAbsent":
    "L’hôte n’est pas encore là ; il verra votre nom, {name}, à son arrivée. Laissez cette page ouverte.",

  "room.call.stage": "Réunion",
  "room.call.locked": "La salle est verrouillée",
  "room.call.devices": "Caméra et micro",
  "room.tile.you": "Vous",
  "room.tile.guest": "{name} (invité)",
  "room.tile.muted": "Micro coupé",
  "room.tile.screen": "Écran de {name}",
  "room.tile.myScreen": "Votre écran, tel que les autres le voient",
  "room.stage.grid": "Afficher tout le monde à la même taille",
  "room.stage.speaker": "Afficher en grand la personne qui parle",
  "room.stage.selfOff": "Me cacher ma propre image",
  "room.stage.selfOn": "Me montrer ma propre image",
  "room.tile.pin": "Garder {name} en grand",
  "room.line.label": "Connexion avec {name} : {bars} barres sur 4",
  "room.line.title": "Connexion avec {name}",
  "room.line.close": "Fermer",
  "room.line.fine": "La connexion avec {name} est bonne.",
  "room.line.none": "Rien n’arrive de {name} en ce moment. Parley cherche un autre chemin.",
  "room.line.loss.little":
    "Un peu de ce que {name} envoie se perd. Vous le remarquerez peut-être de temps en temps.",
  "room.line.loss.much":
    "Une partie de ce que {name} envoie se perd : le son peut grésiller et l’image se figer par moments.",
  "room.line.loss.most":
    "Une si grande partie de ce que {name} envoie se perd que la parole peut devenir difficile à suivre. Se rapprocher du routeur sans fil ou brancher un câble aide, d’un côté comme de l’autre ; couper les caméras aussi.",
  "room.line.delay.little":
    "Ce que dit {name} arrive avec un léger retard. Vous vous couperez peut-être parfois la parole.",
  "room.line.delay.much":
    "Ce que dit {name} arrive en retard. De courtes pauses évitent de vous couper la parole.",
  "room.line.delay.most":
    "Ce que dit {name} arrive avec plus d’une seconde de retard. Couper les caméras et arrêter les téléchargements aide, d’un côté comme de l’autre.",
  "room.line.lost": "Perdu en chemin",
  "room.line.delay": "Aller et retour",
  "room.line.rate": "Reçu",
  "room.line.way": "Chemin",
  "room.line.ms": "{ms} ms",
  "room.line.mbit": "{rate} Mbit/s",
  "room.line.relayed": "par un relais",
  "room.line.direct": "directement d’un navigateur à l’autre",
  "room.tile.connecting": "Connexion…",
  "room.tile.unsteady": "Connexion faible, nouvelle tentative…",
  "room.tile.lost": "La connexion de {name} est perdue. En attente de son retour…",
  "room.tile.away": "{name} revient tout de suite…",

  "room.waiting.for": "En attente de {names}",
  "room.invite.title": "Inviter d’autres personnes",
  "room.invite.link": "Lien vers cette réunion",
  "room.invite.code": "Ou sur {place} : numéro {number}, code PIN {pin}",
  "room.waiting.alone": "Il n’y a que vous ici",
  "room.waiting.text": "La connexion est prête. La conversation commence dès que quelqu’un arrive.",

  "room.control.all": "Commandes de l’appel",
  "room.control.mute": "Couper le micro",
  "room.control.unmute": "Rétablir le micro",
  "room.control.cameraOff": "Éteindre la caméra",
  "room.control.cameraOn": "Allumer la caméra",
  "room.control.screenOn": "Partager votre écran",
  "room.control.screenOff": "Arrêter le partage d’écran",
  "room.control.handUp": "Lever la main",
  "room.control.handDown": "Baisser la main",
  "room.control.react": "Réagir",
  "room.control.people": "Participants, {count} dans la salle",
  "room.control.chat": "Discussion",
  "room.control.chatUnread":
    "Discussion, {count, plural, one {# nouveau message} other {# nouveaux messages}}",
  "room.control.leave": "Quitter",

  "room.more": "Plus",
  "room.fullScreen.on": "Plein écran",
  "room.fullScreen.off": "Quitter le plein écran",
  "room.picture.on": "Petite fenêtre au premier plan",
  "room.picture.off": "Fermer la petite fenêtre",
  "room.muted.hint": "Votre micro est coupé : les autres ne vous entendent pas. Appuyez sur M pour parler.",
  "room.muted.hintTalk":
    "Votre micro est coupé : les autres ne vous entendent pas. Maintenez la barre d’espace pour parler.",
  "room.noise.label": "Supprimer les bruits de fond",
  "room.noise.hint": "À désactiver pour la musique : le navigateur prend les instruments pour du bruit.",
  "room.talk.label": "Appuyer pour parler",
  "room.talk.hint": "Quand votre micro est coupé, on vous entend tant que vous maintenez la barre d’espace.",

  "room.keys.title": "Raccourcis clavier",
  "room.keys.microphone": "Couper ou rétablir le micro",
  "room.keys.talk": "Maintenir pour parler, micro coupé, si « Appuyer pour parler » est activé",
  "room.keys.camera": "Allumer ou éteindre la caméra",
  "room.keys.chat": "Ouvrir ou fermer la discussion",
  "room.keys.hand": "Lever ou baisser la main",
  "room.keys.screen": "Partager votre écran, ou arrêter",
  "room.keys.fullScreen": "Plein écran",
  "room.keys.picture": "Petite fenêtre au premier plan",
  "room.keys.list": "Cette liste",
  "room.keys.close": "Fermer ce qui est ouvert, quitter le plein écran",
  "room.keys.space": "Espace",
  "room.keys.escape": "Échap",

  "room.people.title": "Participants",
  "room.people.close": "Fermer la liste des participants",
  "room.people.here": "Dans la salle",
  "room.people.hereCount": "Dans la salle ({count})",
  "room.people.missing": "Pas encore là",
  "room.people.host": "hôte",
  "room.people.coHost": "co-hôte",
  "room.people.guest": "invité",
  "room.people.handUp": "Main levée",
  "room.people.shares": "Partage un écran",
  "room.people.cameraOff": "Caméra éteinte",
  "room.people.lock": "Verrouiller la salle",
  "room.people.unlock": "Déverrouiller la salle",
  "room.people.isLocked": "Personne d’autre n’entre sans votre accord.",
  "room.people.isOpen": "Verrouillée, la salle oblige chaque nouvel arrivant à frapper, même s’il a réservé.",
  "room.people.muteAll": "Couper tous les micros",
  "room.people.keptOut": "Exclus",
  "room.people.somebody": "Quelqu’un",
  "room.people.readmit": "Laisser revenir",
  "room.people.tell": "Écrire à ceux qui attendent",
  "room.people.tellSend": "Envoyer à ceux qui attendent",
  "room.people.told": "Envoyé.",
  "room.person.actions": "Actions pour {name}",
  "room.person.mute": "Couper son micro",
  "room.person.stopScreen": "Arrêter son partage d’écran",
  "room.person.lowerHand": "Baisser sa main",
  "room.person.coHostOn": "Nommer co-hôte",
  "room.person.coHostOff": "Retirer le rôle de co-hôte",
  "room.person.remove": "Exclure",
  "room.person.removeTitle": "Exclure {name} ?",
  "room.person.removeText":
    "Cette personne quitte la salle aussitôt et ne peut revenir que si vous l’acceptez. Désormais, quiconque n’a pas réservé devra frapper.",
  "room.leave.title": "Quitter la réunion",
  "room.leave.alone": "Quitter",
  "room.leave.staysLed": "Les autres continuent, et quelqu’un qui dirige reste avec eux.",
  "room.leave.staysAlone":
    "Les autres continuent sans vous. Personne ne pourra ouvrir la porte avant votre retour.",
  "room.leave.heir": "Qui dirige après votre départ",
  "room.leave.handOver": "Passer la main et quitter",
  "room.leave.endText": "Ou bien fermez la réunion. Tout le monde part avec vous.",
  "room.leave.end": "Terminer pour tous",
  "room.time.left": "{minutes, plural, one {# minute restante} other {# minutes restantes}}",
  "room.time.over":
    "{minutes, plural, =0 {Le temps est écoulé} one {# minute de plus que prévu} other {# minutes de plus que prévu}}",
  "room.time.next":
    "{minutes, plural, =0 {votre prochain rendez-vous commence} one {votre prochain rendez-vous est dans une minute} other {votre prochain rendez-vous est dans # minutes}}",
  "room.time.extend": "15 minutes de plus",
  "room.reaction.thumbs-up": "D’accord",
  "room.reaction.clap": "Bravo",
  "room.reaction.heart": "J’adore",
  "room.reaction.laugh": "Rires",
  "room.reaction.surprise": "Surprise",
  "room.reaction.thanks": "Merci",

  "room.chat.title": "Discussion",
  "room.chat.close": "Fermer la discussion",
  "room.chat.log": "Messages",
  "room.chat.empty":
    "Tout le monde dans la salle les lit, y compris ceux qui arrivent plus tard. Les fichiers vont droit aux personnes présentes, et à personne qui arrive plus tard.",
  "room.chat.field": "Écrire un message",
  "room.chat.alone": "Il n’y a encore personne d’autre",
  "room.chat.send": "Envoyer",

  "room.notice.came": "{name} a rejoint l’appel.",
  "room.notice.back": "{name} est de retour.",
  "room.notice.lost": "La connexion de {name} est perdue.",
  "room.notice.left": "{name} a quitté l’appel.",
  "room.notice.gone": "{name} n’a pas pu revenir.",
  "room.notice.removed": "{name} a été exclu.",
  "room.notice.hand": "{name} lève la main.",
  "room.notice.muted": "{name} a coupé votre micro. Vous pouvez le rouvrir.",
  "room.notice.screenStopped": "{name} a arrêté votre partage d’écran.",
  "room.notice.handLowered": "{name} a baissé votre main.",
  "room.notice.locked": "La salle est maintenant verrouillée.",
  "room.notice.unlocked": "La salle est de nouveau ouverte.",
  "room.notice.leads": "Vous dirigez maintenant cette réunion.",
  "room.notice.extended": "La réunion dure 15 minutes de plus.",
  "room.notice.extendTaken": "Pas de temps en plus : le rendez-vous suivant est trop proche.",
  "room.notice.extendTooLong": "Pas de temps en plus : une réunion ne peut pas dépasser huit heures.",
  "room.notice.knock": "{name} demande à entrer.",

  "room.knock.title": "À la porte",
  "room.knock.wants": "{name} demande à entrer.",
  "room.knock.admit": "Faire entrer",
  "room.knock.admitAll": "Faire entrer les {count}",
  "room.knock.decline": "Refuser",
  "room.knock.tellMe": "Me prévenir quand quelqu’un frappe",
  "room.knock.tabTitle": "Quelqu’un frappe à la porte",
  "room.knock.somebody": "Cette personne demande à entrer dans votre réunion.",

  "room.sound.blocked": "Votre navigateur retient le son tant que vous ne l’autorisez pas.",
  "room.sound.allow": "Activer le son",

  "room.socket.lost": "Le serveur est injoignable. Nouvelle tentative…",
  "room.socket.lostInCall": "Le serveur est injoignable. Votre appel continue ; reconnexion…",

  "room.problem.retry": "Réessayer",
  "room.problem.deniedBoth.title": "La caméra et le micro sont bloqués",
  "room.problem.deniedCamera.title": "La caméra est bloquée",
  "room.problem.deniedMicrophone.title": "Le micro est bloqué",
  "room.problem.denied.text":
    "Autorisez-les pour ce site comme indiqué ici, puis réessayez. Vous pouvez aussi entrer sans : vous verrez et entendrez les autres.",
  "room.problem.system.text":
    "Les réglages de votre ordinateur ou de votre téléphone en interdisent l’accès à ce navigateur. Ouvrez-les, cherchez la caméra et le micro dans la rubrique de confidentialité, autorisez ce navigateur, puis réessayez.",
  "room.problem.missingBoth.title": "Aucune caméra ni aucun micro trouvé",
  "room.problem.missingCamera.title": "Aucune caméra trouvée",
  "room.problem.missingMicrophone.title": "Aucun micro trouvé",
  "room.problem.missing.text":
    "Branchez ou allumez l’appareil, puis réessayez. Vous pouvez aussi entrer sans : vous verrez et entendrez les autres, et la discussion reste à votre disposition.",
  "room.problem.busyCamera.title": "La caméra est déjà utilisée",
  "room.problem.busyMicrophone.title": "Le micro est déjà utilisé",
  "room.problem.busy.text":
    "Un autre programme l’occupe. Fermez vos autres appels vidéo, puis réessayez. Vous pouvez aussi entrer sans.",
  "room.problem.unpluggedCamera.title": "La caméra a été débranchée",
  "room.problem.unpluggedMicrophone.title": "Le micro a été débranché",
  "room.problem.unplugged.text": "Rebranchez l’appareil ou choisissez-en un autre, puis réessayez.",
  "room.problem.failedCamera.title": "La caméra n’a pas démarré",
  "room.problem.failedMicrophone.title": "Le micro n’a pas démarré",
  "room.problem.failed.text":
    "Réessayez. Si cela ne suffit pas, redémarrez le navigateur. Vous pouvez aussi entrer sans.",
  "room.problem.insecure.title": "La caméra et le micro exigent une adresse sécurisée",
  "room.problem.insecure.text":
    "Les navigateurs ne les autorisent que si l’adresse commence par https. Signalez-le au responsable du site ; en attendant, vous pouvez entrer et regarder.",
  "room.guide.title": "Où l’autoriser",
  "room.guide.chrome.picture":
    "Une fenêtre de navigateur : le signe à gauche de l’adresse est marqué ; en dessous, des interrupteurs pour la caméra et le micro.",
  "room.guide.chrome.steps":
    "Cliquez sur le signe à gauche de la barre d’adresse. Activez-y la caméra et le micro. Puis cliquez sur « Réessayer ».",
  "room.guide.firefox.picture":
    "Une fenêtre de Firefox : la caméra barrée de la barre d’adresse est marquée ; en dessous, une petite croix à côté de « Bloqué ».",
  "room.guide.firefox.steps":
    "Cliquez sur la caméra barrée dans la barre d’adresse. Cliquez sur la petite croix à côté de « Bloqué ». Puis cliquez sur « Réessayer » : Firefox repose la question.",
  "room.guide.safari.picture":
    "La barre de menus d’un Mac : le menu Safari est ouvert et les réglages pour ce site web sont marqués.",
  "room.guide.safari.steps":
    "Dans la barre de menus, choisissez Safari, puis les réglages pour ce site web. Mettez la caméra et le micro sur « Autoriser ». Puis cliquez sur « Réessayer ».",
  "room.guide.iphone.picture":
    "Un téléphone : le signe à gauche de l’adresse est marqué ; au-dessus, des interrupteurs pour la caméra et le micro.",
  "room.guide.iphone.steps":
    "Touchez le signe à gauche de la barre d’adresse, puis les réglages du site web. Autorisez la caméra et le micro, et rechargez la page. Dans un autre navigateur que Safari : ouvrez les réglages de l’iPhone, choisissez le nom du navigateur et activez les deux.",
  "room.guide.android.picture":
    "Un téléphone : le signe à gauche de l’adresse est marqué ; en dessous, des interrupteurs pour la caméra et le micro.",
  "room.guide.android.steps":
    "Touchez le signe à gauche de la barre d’adresse, puis « Autorisations ». Activez la caméra et le micro. Puis touchez « Réessayer ».",
  "room.guide.other.picture": "Une fenêtre de navigateur : un signe de la barre d’adresse est marqué.",
  "room.guide.other.steps":
    "Cliquez sur la caméra ou le cadenas de la barre d’adresse, choisissez « Autoriser », puis cliquez sur « Réessayer ».",

  "room.taken.microphone": "Votre téléphone ou votre ordinateur a pris le micro",
  "room.taken.camera": "Votre téléphone ou votre ordinateur a pris la caméra",
  "room.taken.text":
    "Un autre appel ou programme l’utilise en ce moment. L’appareil revient de lui-même dès que c’est terminé ; d’ici là, les autres n’en reçoivent rien.",

  "room.lobby.joinSound": "Vous entrez avec votre voix, sans image.",
  "room.lobby.joinPicture":
    "Vous entrez avec votre image. Les autres ne vous entendent pas ; vous pouvez leur écrire dans la discussion.",
  "room.lobby.joinListen": "Vous entrez pour regarder et écouter, et pouvez écrire dans la discussion.",

  "room.unsupported.title": "Ce navigateur ne permet pas les appels vidéo",
  "room.unsupported.text":
    "Ouvrez la réunion dans une version récente de Chrome, Edge, Firefox ou Safari. Dans une autre application, choisissez « Ouvrir dans le navigateur », ou copiez le lien pour l’y ouvrir.",
  "room.unsupported.link": "Lien de cette réunion",
  "room.unsupported.linkIsYours": "Ce lien est personnel : qui l’ouvre entre sous votre nom.",
  "room.unsupported.reach.host":
    "Pas d’autre navigateur sous la main ? Prévenez {name} : l’adresse figure dans la réservation.",
  "room.unsupported.reach.attendee":
    "Pas d’autre navigateur sous la main ? Répondez à votre e-mail de confirmation : {name} ({business}) recevra votre message.",
  "room.unsupported.reach.guest":
    "Pas d’autre navigateur sous la main ? Prévenez la personne qui vous a envoyé ce lien.",

  "room.early.title": "Vous êtes en avance",
  "room.early.opens": "Ouverture de la salle : {time}.",
  "room.early.days": "{count, plural, one {dans # jour} other {dans # jours}}",
  "room.early.enter": "Entrer dans la salle",
  "room.early.hint": "Vous pouvez laisser cette page ouverte : elle vous fera entrer d’elle-même.",

  "room.ended.left.title": "Vous avez quitté la réunion",
  "room.ended.left.text":
    "La caméra et le micro sont éteints. C’était une erreur ? La salle est toujours ouverte.",
  "room.ended.rejoin": "Revenir dans la salle",
  "room.ended.declined.title": "L’entrée vous a été refusée",
  "room.ended.declined.text":
    "L’hôte ne vous a pas fait entrer dans cette réunion. Si vous avez une invitation, utilisez le lien qu’elle contient.",
  "room.ended.turnedAway.text":
    "L’hôte a refusé plusieurs fois ; cette page ne demandera plus. Si l’on vous attend, utilisez le lien de votre propre invitation ou écrivez à {business}.",
  "room.ended.askAgain": "Demander à nouveau",
  "room.ended.replaced.title": "La réunion est ouverte dans une autre fenêtre",
  "room.ended.replaced.text": "La réunion continue là-bas ; la caméra et le micro ont donc été éteints ici.",
  "room.ended.useHere": "Utiliser plutôt cette fenêtre",
  "room.ended.removed.title": "Un hôte vous a exclu de cette réunion",
  "room.ended.removed.text":
    "Vous ne pouvez pas revenir par vous-même. S’il s’agit d’une erreur, écrivez à {business}.",
  "room.ended.byHost.title": "L’hôte a terminé la réunion",
  "room.ended.byHost.text": "« {title} » est terminée pour tout le monde.",
  "room.ended.over.title": "Cette salle est fermée",
  "room.ended.over.text": "« {title} » a eu lieu : {when}. La salle a fermé une heure après la fin.",
  "room.away.title": "Cette réunion n’a pas lieu ici",
  "room.away.text":
    "« {title} » a lieu sur {place}. Les personnes invitées y entrent par le lien de leur propre confirmation.",
  "room.away.signIn": "Vous l’animez ? Connectez-vous",
  "room.instead.title": "Vous vous retrouvez ici",
  "room.instead.text":
    "Cette réunion devait avoir lieu sur {place}, qui n’a pas donné d’adresse. Ce lien amène tout le monde ici à la place.",
  "room.ended.cancelled.title": "Ce rendez-vous a été annulé",
  "room.ended.cancelled.text": "« {title} » ({when}) n’aura pas lieu ; la salle est donc fermée.",
  "room.ended.moved.text": "« {title} » a été déplacé : {when}. La salle ouvre un quart d’heure avant.",
  "room.ended.reload": "Voir l’heure d’ouverture",
  "room.ended.unknown.title": "Cette salle n’existe plus",
  "room.ended.unknown.text": "Le rendez-vous a été supprimé, et sa salle avec lui.",
  "room.ended.toDashboard": "Voir vos réservations",
  "room.ended.toBusiness": "Voir la page de {business}",

  "room.log.title": "Appels",
  "room.log.lead":
    "Quelles réunions ont eu lieu, combien de temps, et avec qui. Rien de ce qui a été dit ou montré n’est conservé, sauf si les personnes présentes ont accepté un enregistrement. Heures du fuseau : {zone}.",
  "room.log.caption": "Appels, du plus récent au plus ancien",
  "room.log.when": "Date et heure",
  "room.log.meeting": "Réunion",
  "room.log.duration": "Durée",
  "room.log.people": "Participants",
  "room.log.end": "Fin",
  "room.log.running": "En cours",
  "room.log.end.left": "Quelqu’un est parti",
  "room.log.end.connection_lost": "Connexion perdue",
  "room.log.end.time_over": "Fermeture de la salle",
  "room.log.end.ended_by_host": "Terminée par un hôte",
  "room.log.end.server_stopped": "Arrêt du serveur",
  "room.log.kept": "Ce qui est conservé",
  "room.log.nothingKept": "Rien",
  "room.log.recordings": "{count, plural, one {# enregistrement} other {# enregistrements}}",
  "room.log.photographs": "{count, plural, one {# photo} other {# photos}}",
  "room.log.whiteboards": "{count, plural, one {# image du tableau blanc} other {# images du tableau blanc}}",
  "room.log.lines": "{count, plural, one {# message} other {# messages}}",
  "room.log.device.desktop": "ordinateur",
  "room.log.device.phone": "téléphone",
  "room.log.device.tablet": "tablette",
  "room.log.guest": "{name} (invité)",
  "room.log.emptyTitle": "Aucun appel pour le moment",
  "room.log.emptyText":
    "Dès que deux personnes se seront rencontrées dans une salle, l’appel apparaîtra ici.",
  "room.log.seconds": "{seconds, plural, one {# seconde} other {# secondes}}",
  "room.log.minutes": "{minutes} min",
  "room.log.hours": "{hours} h {minutes} min",
};
