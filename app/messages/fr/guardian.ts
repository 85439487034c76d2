import type { messages as source } from "../en/guardian.ts";
import type { Translation } from "../locale.ts";

/** Les rendez-vous de qui n’a pas l’âge, qu’un parent ou un tuteur confirme d’abord. */
export const messages: Translation<typeof source> = {
  "guardian.field": "C’est pour une personne de moins de {age} ans",
  "guardian.fieldHint":
    "Indiquez alors ci-dessus l’adresse e-mail d’un parent ou d’un tuteur. Il confirme d’abord par e-mail ; d’ici là, rien n’est réservé.",
  "guardian.sent": "Un parent ou un tuteur est consulté",
  "guardian.sentText":
    "Un e-mail part vers l’adresse indiquée. Le rendez-vous est pris dès qu’il y est confirmé. L’horaire n’est pas gardé pendant ce temps, et tout est oublié au bout d’un jour.",
  "guardian.title": "Un rendez-vous pour un enfant",
  "guardian.lead": "{name} souhaite rencontrer {business} : {when}.",
  "guardian.consent":
    "Je suis parent ou tuteur de cette personne, qui a moins de {age} ans, et j’accepte ce rendez-vous et ce qui en est conservé.",
  "guardian.confirm": "Accepter et réserver",
  "guardian.decline": "Refuser",
  "guardian.keeps":
    "Le rendez-vous est pris avec votre adresse. Sous « Vos données », vous en voyez tout, et le faites effacer sous trois jours.",
  "guardian.declined": "Refusé",
  "guardian.declinedText": "Rien n’a été réservé, et ce qui avait été saisi est effacé.",
  "guardian.gone": "Il n’y a plus rien à confirmer",
  "guardian.goneText":
    "Une réponse a déjà été donnée, ou un jour est passé. Ce qui avait été saisi est effacé ; vous pouvez réserver de nouveau.",
  "guardian.taken": "Cet horaire n’est plus libre",
  "guardian.takenLink": "Choisir un autre horaire",
  "guardian.mail.subject": "Merci de confirmer un rendez-vous pour un enfant : {business}",
  "guardian.mail.heading": "Êtes-vous d’accord ?",
  "guardian.mail.lead":
    "Quelqu’un a indiqué votre adresse comme celle d’un parent ou d’un tuteur, pour prendre rendez-vous avec {business} pour une personne de moins de {age} ans. Rien n’est réservé avant votre accord.",
  "guardian.mail.action": "Voir le rendez-vous",
  "guardian.mail.note": "Si vous ne faites rien, tout est effacé, au plus tard le {until}.",
  "guardian.mail.footer":
    "Vous recevez cet e-mail parce que quelqu’un a saisi votre adresse dans un formulaire de réservation.",
  "mail.kind.guardian_asked": "Question à un parent ou tuteur",
  "consent.purpose.guardian": "Rendez-vous pour un enfant",
};
