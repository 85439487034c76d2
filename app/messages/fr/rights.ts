import type { messages as source } from "../en/rights.ts";
import type { Translation } from "../locale.ts";

/** L’espace où chacun voit et exerce ses droits, ses e-mails, et la file d’une entreprise. */
export const messages: Translation<typeof source> = {
  "rights.kind.access": "Voir ce qui est conservé",
  "rights.kind.erase": "Effacer",
  "rights.kind.correct": "Corriger",
  "rights.kind.restrict": "Garder sans utiliser",
  "rights.kind.object": "S’opposer à un usage",
  "rights.kind.withdraw": "Retirer un consentement",
  "rights.kind.other": "Autre chose",
  "rights.label.kind": "Ce qui est demandé",
  "rights.label.received": "Reçu le",
  "rights.label.due": "Réponse au plus tard le",
  "rights.label.outcome": "Ce qui a été fait",
  "rights.label.reason": "Motif",
  "rights.label.article": "Fondement",
  "rights.refusal.statute": "Une loi impose de le conserver (RGPD, article 17, paragraphe 3, point b)",
  "rights.refusal.claims":
    "Cela est nécessaire à une action en justice (RGPD, article 17, paragraphe 3, point e)",
  "rights.refusal.others": "Cela porterait atteinte aux droits d’autrui (RGPD, article 15, paragraphe 4)",
  "rights.refusal.excessive":
    "La demande est infondée ou trop souvent répétée (RGPD, article 12, paragraphe 5, point b)",
  "rights.refusal.identity": "On ne peut établir qui demande (RGPD, article 12, paragraphe 2)",
  "rights.refusal.accurate": "Ce qui est conservé est exact (RGPD, article 16)",

  "rights.mail.link.enter.heading": "Le lien vers vos données",
  "rights.mail.link.enter.lead":
    "Quelqu’un, vous nous l’espérons, a demandé à voir ce que des entreprises conservent sur {host} à propos de cette adresse. Le bouton y mène. Personne n’a encore regardé s’il y a quelque chose.",
  "rights.mail.link.enter.action": "Voir mes données",
  "rights.mail.link.add.heading": "Cette adresse est-elle aussi à vous ?",
  "rights.mail.link.add.lead":
    "Quelqu’un, vous nous l’espérons, regarde ses données sur {host} et a indiqué cette adresse comme la sienne. Ouvrez le lien dans le même navigateur pour l’ajouter.",
  "rights.mail.link.add.action": "Ajouter cette adresse",
  "rights.mail.link.correct.heading": "Utiliser désormais cette adresse ?",
  "rights.mail.link.correct.lead":
    "Quelqu’un, vous nous l’espérons, a demandé à des entreprises présentes sur {host} d’écrire à cette adresse au lieu de celle qu’elles ont.",
  "rights.mail.link.correct.action": "Utiliser cette adresse",
  "rights.mail.link.forward": "Ne transmettez pas ce message : quiconque ouvre le lien voit vos données.",
  "rights.mail.link.ignore":
    "Si ce n’était pas vous, ne faites rien. Sans le lien, personne ne voit quoi que ce soit.",
  "rights.mail.footer": "Vous recevez ce message parce que cette adresse a été saisie sur {host}.",
  "rights.mail.newsFooter":
    "Vous recevez ce message parce que vous avez interrogé {business} au sujet de vos données.",
  "rights.mail.open": "Voir mes données et mes demandes",
  "rights.mail.complain": "Saisir une autorité",
  "rights.mail.complainTo": "Saisir l’autorité : {authority}",
  "rights.mail.authorities": "Les autorités des autres pays",
  "rights.mail.received.subject": "{business} a reçu votre demande sur vos données",
  "rights.mail.received.heading": "Votre demande est enregistrée",
  "rights.mail.received.lead":
    "{business} répond au plus tard le {date}. Vous n’avez rien à faire. Ce qui peut se faire sans réponse se fera même si personne ne réagit.",
  "rights.mail.held.subject": "{business} suspend votre demande",
  "rights.mail.held.heading": "{business} donne un motif de conservation",
  "rights.mail.held.lead": "Rien n’est effacé pour l’instant. La réponse définitive suit d’ici le {date}.",
  "rights.mail.extended.subject": "{business} a besoin de plus de temps pour votre demande",
  "rights.mail.extended.heading": "La réponse prend plus de temps",
  "rights.mail.extended.lead": "Le nouveau dernier jour est le {date}. Il ne peut plus être repoussé.",
  "rights.mail.done.subject": "C’est fait : votre demande à {business}",
  "rights.mail.done.heading": "Votre demande a été exécutée",
  "rights.mail.done.lead": "Voici la réponse de {business}.",
  "rights.mail.refused.subject": "{business} a refusé votre demande",
  "rights.mail.refused.heading": "Votre demande a été refusée",
  "rights.mail.refused.lead":
    "{business} en donne le motif ci-dessous. Vous pouvez saisir une autorité ou la justice.",
  "rights.mail.work.received.subject": "Une demande sur les données d’une personne : {kind}",
  "rights.mail.work.received.heading": "Quelqu’un exerce un droit",
  "rights.mail.work.received.lead": "Demandé à {business} : {kind}. La réponse est due le {date}.",
  "rights.mail.work.received.erase":
    "Demandé à {business} : {kind}. Si une loi vous empêche d’effacer, dites-le dans les 7 jours. Sinon, l’effacement se fait de lui-même le septième jour.",
  "rights.mail.work.mark.subject":
    "Il reste {left, plural, one {# jour} other {# jours}} pour une demande sur des données",
  "rights.mail.work.mark.heading": "Une demande attend depuis {day, plural, one {# jour} other {# jours}}",
  "rights.mail.work.mark.lead": "Demandé à {business} : {kind}. La réponse est due le {date}.",
  "rights.mail.work.overdue.subject": "En retard : une demande sur les données d’une personne",
  "rights.mail.work.overdue.heading":
    "Une demande est en retard depuis {left, plural, =0 {aujourd’hui} one {# jour} other {# jours}}",
  "rights.mail.work.overdue.lead":
    "Demandé à {business} : {kind}. La réponse était due le {date}. La personne peut saisir une autorité.",
  "rights.mail.work.action": "Ouvrir la demande",
};
