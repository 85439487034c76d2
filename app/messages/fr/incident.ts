import type { messages as source } from "../en/incident.ts";
import type { Translation } from "../locale.ts";

/** Ce qui est dit quand quelque chose a mal tourné, ou quand une autorité a demandé des données. */
export const messages: Translation<typeof source> = {
  "incident.kind.breach": "Violation de données personnelles",
  "incident.kind.weak_config": "Configuration faible qui aurait pu exposer des données personnelles",
  "incident.report.title": "Notification d’une violation de données personnelles ({id})",
  "incident.report.kind": "Nature",
  "incident.report.aware": "Constatée le",
  "incident.report.due": "À notifier avant le",
  "incident.report.what": "Ce qui s’est passé",
  "incident.report.data": "Quelles données",
  "incident.report.people": "Combien de personnes",
  "incident.report.peopleText":
    "{people, plural, one {# personne joignable} other {# personnes joignables}} ; {unreachable, plural, one {# enregistrement} other {# enregistrements}} de personnes qui ne le sont pas.",
  "incident.report.consequences": "Ce que cela peut entraîner",
  "incident.report.measures": "Ce qui a été fait",
  "incident.report.told": "Personnes prévenues",
  "incident.report.toldText": "{told} sur {people}",
  "incident.report.contact": "À qui s’adresser",

  "incident.banner.noticed": "Il a été remarqué le {at} et concerne des données sur vous.",
  "incident.banner.more": "Ce que cela peut signifier, et ce qui a été fait",
  "incident.public.title": "Incidents",
  "incident.public.lead":
    "Ce qui s’est mal passé ici et peut compter pour d’autres. Les personnes concernées sont prévenues par e-mail et sur leurs propres pages.",
  "incident.public.none": "Il n’y a rien à signaler.",
  "incident.public.subscribe": "Suivre par un flux (Atom)",
  "incident.public.feed": "Incidents de {host}",
  "incident.public.when": "Remarqué le {noticed}, rendu public le {told}",
  "incident.public.people":
    "{people, plural, =0 {Personne ne figure sur la liste des personnes concernées.} one {# personne est concernée et prévenue.} other {# personnes sont concernées et prévenues.}}",
  "incident.mail.subject": "Important : un incident a touché vos données",
  "incident.mail.update": "La suite de l’incident qui a touché vos données",
  "incident.mail.breach": "Quelqu’un a pu voir vos données",
  "incident.mail.weak_config": "Vos données auraient pu être vues",
  "incident.mail.lead":
    "Sur {host}, quelque chose a mal tourné qui concerne des données sur vous. Cela a été constaté le {at}. Vous en êtes prévenu pour pouvoir vous protéger.",
  "incident.mail.action": "Voir ce qui est conservé sur vous",
  "incident.mail.advice":
    "Personne ne vous demandera pour cela un mot de passe ou un paiement. Méfiez-vous des e-mails qui le font.",
  "incident.mail.footer":
    "Vous recevez cet e-mail parce que quelque chose sur cette adresse est, ou était, conservé sur {host}.",

  "legal.mail.subject": "Une autorité a demandé des données sur vous",
  "legal.mail.heading": "Une autorité a demandé des données sur vous",
  "legal.mail.lead":
    "Des données sur vous, conservées sur {host}, ont été demandées. Vous en êtes prévenu aussitôt, car rien ne l’interdit.",
  "legal.mail.afterGag":
    "Des données sur vous, conservées sur {host}, ont été demandées. Jusqu’ici, la loi interdisait de vous le dire.",
  "legal.mail.note":
    "Ce qui a été remis est nommé ci-dessus ; si rien n’y figure, rien ne l’a été. Vous pouvez demander à un tribunal ou à une autorité de l’examiner.",
  "legal.label.authority": "Autorité",
  "legal.label.reference": "Sa référence",
  "legal.label.basis": "À quel titre",
  "legal.label.received": "Reçue le",
  "legal.label.state": "État",
  "legal.label.given": "Remis",
  "legal.basis.order": "Ordre d’un tribunal ou d’une autorité",
  "legal.basis.law": "Obligation légale",
  "legal.basis.own_rights": "Droits de l’exploitant",
  "legal.basis.emergency": "Urgence : la vie d’une personne est en danger",
  "legal.state.received": "En cours d’examen",
  "legal.state.contested": "Contestée",
  "legal.state.answered": "Satisfaite",
  "legal.state.refused": "Refusée",
};
