import type { messages as english } from "../en/connect-grants.ts";
/** Calendars at providers that ask people for leave themselves, and accounts that let us in no more. */
export const messages = {
  "connect.kind.google": "Compte Google",
  "connect.kind.microsoft": "Compte Microsoft",
  "connect.grant.title": "Connecter {provider}",
  "connect.grant.lead.google":
    "Google vous demande votre accord sur son propre site ; aucun mot de passe ne vient ici. Parley demande à Google quand vous êtes occupé, sans pouvoir voir par quoi.",
  "connect.grant.lead.microsoft":
    "Pour Microsoft 365 et Outlook.com. Microsoft vous demande votre accord sur son propre site ; aucun mot de passe ne vient ici. Microsoft ne propose pas d’accord limité aux horaires : Parley tire les horaires de ses réponses, et ne garde rien d’autre, sauf les titres si vous choisissez de les voir.",
  "connect.grant.submit": "Connecter un compte {provider}",
  "connect.grant.off.google":
    "Ce site n’a pas de liaison avec Google ; la personne qui le gère peut en établir une. D’ici là, un agenda Google peut être lu par son adresse secrète au format iCal, ci-dessous.",
  "connect.grant.off.microsoft":
    "Ce site n’a pas de liaison avec Microsoft ; la personne qui le gère peut en établir une. D’ici là, un calendrier Outlook peut être publié et lu par son lien ICS, ci-dessous.",
  "connect.grant.again": "Reconnecter {name}",
  "connect.grant.mayWrite": "Mettre les réservations dans un calendrier de {name}",
  "connect.grant.mayWriteHint.google":
    "Google vous demande d’abord votre accord : Parley peut alors lire et modifier les événements des calendriers qui vous appartiennent. Il y écrit les réservations et ne touche à rien d’autre.",
  "connect.grant.mayWriteHint.microsoft":
    "Microsoft vous demande d’abord votre accord : Parley peut alors aussi modifier les événements de vos calendriers. Il y écrit les réservations et ne touche à rien d’autre. Les personnes qui réservent n’y figurent pas comme participants, car Microsoft écrirait à chacune ; leurs noms sont dans le titre.",
  "connect.grant.disconnectHint.google":
    "Retire chez Google l’accord donné à Parley, et l’efface aussitôt avec toutes les périodes occupées enregistrées.",
  "connect.grant.disconnectHint.microsoft":
    "Efface aussitôt l’accord donné à Parley et toutes les périodes occupées enregistrées. Microsoft continue de citer Parley parmi les applications autorisées, jusqu’à ce que vous l’y retiriez.",
  "connect.grant.trouble.revoked":
    "{provider} ne laisse plus entrer Parley : votre accord a pris fin ou a été retiré. Reconnectez le compte.",
  "connect.grant.trouble.forbidden": "{provider} ne laisse pas Parley consulter ce calendrier.",
  "connect.broken":
    "Depuis le {at}, ce compte ne laisse plus entrer Parley. Ce qui était connu alors compte toujours.",
  "connect.grant.page.title": "{provider} n’a pas été connecté",
  "connect.grant.page.forged":
    "Cette réponse n’a pas été demandée dans ce navigateur. Rien n’a été connecté.",
  "connect.grant.page.over":
    "Cette réponse a déjà servi, ou arrive trop tard. Regardez vos calendriers, et recommencez si le compte n’y est pas.",
  "connect.grant.page.less":
    "{provider} a donné moins d’accords qu’il n’en faut : laissez les cases cochées quand {provider} vous interroge.",
  "connect.grant.page.refused": "{provider} n’accepte plus sa propre réponse. Recommencez.",
  "connect.grant.page.none": "{provider} ne connaît aucun calendrier de ce compte.",
  "connect.grant.page.down": "{provider} ne répond pas comme il le devrait. Réessayez dans quelques minutes.",
  "connect.grant.page.tooMany": "Il n’est pas possible de connecter davantage de comptes.",
  "connect.grant.page.off": "Ce site n’a pas de liaison avec {provider}.",
  "connect.grant.page.back": "Vers vos calendriers",
  "connect.notice.leaveDenied": "Rien n’a été connecté : vous n’avez pas donné votre accord.",
  "connect.notice.leaveWriting":
    "Parley peut maintenant y écrire. Choisissez un calendrier pour vos réservations.",
  "connect.refused.subject": "Votre calendrier {name} ne peut plus être lu",
  "connect.refused.heading": "Un calendrier connecté ne laisse plus entrer Parley",
  "connect.refused.lead":
    "{name}, que vous avez connecté chez {business}, refuse ce que Parley avait reçu pour entrer : un mot de passe a changé, ou un accord a été retiré ou a pris fin.",
  "connect.refused.note":
    "Tant qu’il n’est pas reconnecté, ce qui était connu de lui compte toujours, et les nouveaux événements n’y prennent pas de temps sur vos pages de réservation. Ceci n’est dit qu’une fois.",
  "connect.refused.reconnect": "Reconnecter",
  "connect.refused.see": "Voir vos calendriers",
} as const satisfies Record<keyof typeof english, string>;
