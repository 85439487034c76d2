import type { messages as source } from "../en/contact.ts";
import type { Translation } from "../locale.ts";

/** Écrire à qui exploite ce Parley, et ce qu’il en advient. */
export const messages: Translation<typeof source> = {
  "contact.link": "Contact",
  "contact.title": "Nous écrire",
  "contact.lead":
    "Ce que vous écrivez ici va à {operator}, qui exploite ce site. La réponse arrive par e-mail ; aucun compte n’est nécessaire.",
  "contact.business":
    "S’agit-il d’un rendez-vous ? Écrivez alors à l’entreprise auprès de laquelle vous avez réservé : son adresse figure dans votre confirmation.",
  "contact.kind.label": "De quoi s’agit-il ?",
  "contact.kind.question": "Une question",
  "contact.kind.fault": "Quelque chose ne fonctionne pas",
  "contact.kind.lead": "J’aimerais en savoir plus sur Parley",
  "contact.kind.privacy": "Mes données personnelles",
  "contact.kind.privacyHint":
    "La réponse arrive sous 30 jours. Un lien reçu par e-mail montre que l’adresse est la vôtre ; il mène aussi à tout ce qui est conservé sur vous.",
  "contact.field.name": "Votre nom",
  "contact.field.nameHint": "Pour savoir comment nous adresser à vous.",
  "contact.field.email": "Adresse e-mail",
  "contact.field.emailHint": "Pour la réponse, et rien d’autre.",
  "contact.field.text": "Votre message",
  "contact.field.textHint":
    "N’y mettez ni numéro de carte, ni mot de passe, ni clé, ni rien sur la santé de quelqu’un : nous n’en avons jamais besoin.",
  "contact.send": "Envoyer",
  "contact.keeps":
    "Nous le conservons pour vous répondre : {days, plural, one {# jour} other {# jours}} une fois l’affaire réglée, ou {leadDays, plural, one {# jour} other {# jours}} après le dernier mot si vous vouliez en savoir plus. Vous pouvez le lire et l’effacer à tout moment sous",
  "contact.notice": "Notice sur la vie privée",
  "contact.me": "vos données",
  "contact.error.kind": "Choisissez de quoi il s’agit.",
  "contact.error.text": "Écrivez de quoi il s’agit.",
  "contact.error.textLong": "Raccourcissez votre message à 4000 caractères.",
  "contact.warning.title": "Il s’y trouve peut-être un secret",
  "contact.warning.lead": "Rien n’a encore été envoyé ni conservé. Nous avons trouvé :",
  "contact.warning.card": "un numéro de carte (ligne {line})",
  "contact.warning.key": "une clé d’accès à un service (ligne {line})",
  "contact.warning.token": "un jeton qui connecte quelqu’un (ligne {line})",
  "contact.warning.privateKey": "une clé privée (ligne {line})",
  "contact.warning.password": "un mot de passe (ligne {line})",
  "contact.warning.choice":
    "Retirez-le ci-dessous et renvoyez, ou envoyez-le masqué : des points prennent sa place, et ce qui s’y trouvait n’est conservé nulle part.",
  "contact.warning.masked": "Envoyer masqué",
  "contact.sent.title": "C’est bien arrivé",
  "contact.sent.text":
    "Merci. Un e-mail de confirmation part vers l’adresse que vous avez donnée. La réponse y arrivera aussi.",
  "contact.sent.privacy":
    "Merci. Deux e-mails partent vers l’adresse que vous avez donnée : l’un dit avant quel jour vous aurez une réponse, l’autre contient un lien qui montre que l’adresse est la vôtre. Suivez-le dans le quart d’heure ; un nouveau lien s’obtient à tout moment sous « vos données ».",
  "contact.sent.read": "Lire ce que vous avez écrit, ou l’effacer",
  "contact.sent.again": "Écrire autre chose",
  "contact.state.open": "En cours d’examen",
  "contact.state.closed": "Réglé",
  "contact.fact.text": "Ce que vous avez écrit",
  "contact.fact.answers": "Ce qui vous a été répondu",
  "contact.erase.atOnce":
    "Ce que vous avez écrit à qui exploite ce site est effacé aussitôt, avec les réponses.",
  "contact.mail.kind": "Sujet",
  "contact.mail.received": "Reçu le",
  "contact.mail.text": "Vos mots",
  "contact.mail.answer": "Réponse",
  "contact.mail.open": "Le voir ou l’effacer",
  "contact.mail.portal":
    "Sous ce lien, vous saisissez votre adresse et recevez par e-mail le chemin vers tout ce que vous avez écrit et tout ce qui vous a été répondu.",
  "contact.mail.received.subject": "Nous avons reçu votre message sur {host}",
  "contact.mail.received.heading": "Votre message est arrivé",
  "contact.mail.received.lead": "{operator} vous répondra à cette adresse.",
  "contact.mail.received.note":
    "Si vous n’avez rien écrit, quelqu’un s’est trompé d’adresse : vous n’avez rien à faire.",
  "contact.mail.answered.subject": "Une réponse à votre message sur {host}",
  "contact.mail.answered.heading": "Une réponse pour vous",
  "contact.mail.answered.lead": "{operator} répond à ce que vous avez écrit.",
  "contact.mail.answered.note":
    "Pour écrire de nouveau, utilisez la page de contact ; personne ne lit les réponses à cet e-mail.",
  "contact.mail.footer":
    "Vous recevez cet e-mail parce que cette adresse a été donnée sur {host} pour une réponse.",
  "mail.kind.support_received": "Confirmation de votre message",
  "mail.kind.support_answered": "Réponse à votre message",
};
