import type { messages as en } from "../en/two-step.ts";
import type { Translation } from "../locale.ts";

export const messages: Translation<typeof en> = {
  "twoStep.title": "Deuxième étape à la connexion",
  "twoStep.text":
    "En plus du mot de passe, la connexion demande alors un code d’une application sur votre téléphone.",
  "twoStep.on": "Activée",
  "twoStep.off": "Désactivée",
  "twoStep.setUp": "Configurer la deuxième étape",
  "twoStep.change": "Modifier la deuxième étape",
  "twoStep.codesLeft":
    "{count, plural, =0 {Il ne reste aucun code de secours : créez-en de nouveaux.} one {Il reste un code de secours.} other {Il reste # codes de secours.}}",
  "twoStep.isOffNow": "La deuxième étape est désactivée. Le mot de passe suffit pour se connecter.",
  "twoStep.leadOff":
    "Ainsi, connaître votre mot de passe ne suffit plus pour entrer. Il vous faut une application qui crée des codes : toutes celles de la forme habituelle (TOTP) conviennent.",
  "twoStep.leadBegun": "Scannez l’image avec votre application, puis saisissez le code qu’elle affiche.",
  "twoStep.leadOn":
    "Donnez un code pour créer de nouveaux codes de secours ou pour désactiver la deuxième étape.",
  "twoStep.begin": "La configurer",
  "twoStep.picture": "Code QR contenant la clé pour votre application",
  "twoStep.key": "Si vous ne pouvez pas le scanner, saisissez cette clé dans l’application :",
  "twoStep.firstCode": "Les six chiffres affichés par l’application",
  "twoStep.confirm": "Activer",
  "twoStep.drop": "Pas maintenant",
  "twoStep.onSince": "Activée depuis le {time}",
  "twoStep.code": "Code",
  "twoStep.codeHint": "Les six chiffres de votre application, ou l’un de vos codes de secours.",
  "twoStep.newCodes": "Créer de nouveaux codes de secours",
  "twoStep.turnOff": "Désactiver",
  "twoStep.codesTitle": "Vos codes de secours",
  "twoStep.codesLead":
    "Chacun remplace l’application une seule fois, si votre téléphone est perdu. Gardez-les ailleurs que sur lui : ils ne sont affichés que cette fois-ci.",
  "twoStep.isOnNow": "La deuxième étape est activée. Les codes créés auparavant ne sont plus valables.",
  "twoStep.codesKept": "Je les ai gardés",
  "twoStep.signInTitle": "La deuxième étape",
  "twoStep.signInLead":
    "Votre mot de passe est juste. Donnez maintenant le code affiché par votre application.",
  "twoStep.noCodes": "Plus d’application ni de code de secours ? Écrivez alors à l’exploitant de ce site.",
  "twoStep.noticeLate":
    "La deuxième étape a pris trop de temps, ou a changé entre-temps. Veuillez redonner votre mot de passe.",
  "twoStep.errorMissing": "Donnez un code.",
  "twoStep.errorWrong":
    "Ce code n’est pas juste, ou a déjà servi. Les codes changent toutes les demi-minutes : essayez le suivant.",
};
