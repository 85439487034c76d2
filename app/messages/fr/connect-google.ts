import type { messages as english } from "../en/connect-google.ts";
/** Calendars at Google, and accounts that let us in no more. */
export const messages = {
  "connect.kind.google": "Compte Google",
  "connect.google.title": "Connecter Google",
  "connect.google.lead":
    "Google vous demande votre accord sur son propre site ; aucun mot de passe ne vient ici. Parley demande à Google quand vous êtes occupé, sans pouvoir voir par quoi.",
  "connect.google.submit": "Connecter un compte Google",
  "connect.google.off":
    "Ce site n’a pas de liaison avec Google ; la personne qui le gère peut en établir une. D’ici là, un agenda Google peut être lu par son adresse secrète au format iCal, ci-dessous.",
  "connect.google.again": "Reconnecter {name}",
  "connect.google.mayWrite": "Mettre les réservations dans un calendrier de {name}",
  "connect.google.mayWriteHint":
    "Google vous demande d’abord votre accord : Parley peut alors lire et modifier les événements des calendriers qui vous appartiennent. Il y écrit les réservations et ne touche à rien d’autre.",
  "connect.google.disconnectHint":
    "Retire chez Google l’accord donné à Parley, et l’efface aussitôt avec toutes les périodes occupées enregistrées.",
  "connect.google.trouble.revoked":
    "Google ne laisse plus entrer Parley : votre accord a pris fin ou a été retiré. Reconnectez le compte.",
  "connect.google.trouble.forbidden": "Google ne laisse pas Parley consulter ce calendrier.",
  "connect.broken":
    "Depuis le {at}, ce compte ne laisse plus entrer Parley. Ce qui était connu alors compte toujours.",
  "connect.google.page.title": "Google n’a pas été connecté",
  "connect.google.page.forged":
    "Cette réponse n’a pas été demandée dans ce navigateur. Rien n’a été connecté.",
  "connect.google.page.over":
    "Cette réponse a déjà servi, ou arrive trop tard. Regardez vos calendriers, et recommencez si le compte n’y est pas.",
  "connect.google.page.less":
    "Google a donné moins d’accords qu’il n’en faut : laissez les cases cochées quand Google vous interroge.",
  "connect.google.page.refused": "Google n’accepte plus sa propre réponse. Recommencez.",
  "connect.google.page.down": "Google ne répond pas comme il le devrait. Réessayez dans quelques minutes.",
  "connect.google.page.tooMany": "Il n’est pas possible de connecter davantage de comptes.",
  "connect.google.page.off": "Ce site n’a pas de liaison avec Google.",
  "connect.google.page.back": "Vers vos calendriers",
  "connect.notice.googleDenied": "Rien n’a été connecté : vous n’avez pas donné votre accord chez Google.",
  "connect.notice.googleWriting":
    "Google laisse maintenant Parley y écrire. Choisissez un calendrier pour vos réservations.",
  "connect.refused.subject": "Votre calendrier {name} ne peut plus être lu",
  "connect.refused.heading": "Un calendrier connecté ne laisse plus entrer Parley",
  "connect.refused.lead":
    "{name}, que vous avez connecté chez {business}, refuse ce que Parley avait reçu pour entrer : un mot de passe a changé, ou un accord a été retiré ou a pris fin.",
  "connect.refused.note":
    "Tant qu’il n’est pas reconnecté, ce qui était connu de lui compte toujours, et les nouveaux événements n’y prennent pas de temps sur vos pages de réservation. Ceci n’est dit qu’une fois.",
  "connect.refused.reconnect": "Reconnecter",
  "connect.refused.see": "Voir vos calendriers",
} as const satisfies Record<keyof typeof english, string>;
