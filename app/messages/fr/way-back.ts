import type { messages as english } from "../en/way-back.ts";

export const messages: Record<keyof typeof english, string> = {
  "mail.kind.reply_declined": "Annonce d’un refus",
  "mail.kind.mail_returned": "Annonce d’un courriel qui n’est pas arrivé",
  "wayBack.reply.accepted": "A accepté par courriel, le {at}",
  "wayBack.reply.tentative": "Peut-être, par courriel, le {at}",
  "wayBack.reply.declined": "A refusé par courriel, le {at}",
  "wayBack.declined.subject": "{name} a refusé : {title}",
  "wayBack.declined.heading": "{name} a refusé l’invitation",
  "wayBack.declined.lead":
    "{name} a refusé « {title} », {at}, dans son agenda ou sa messagerie. La réservation tient toujours : annulez-la, ou demandez à {name} ce qu’il faut comprendre.",
  "wayBack.returned.subject": "Un courriel n’est pas parvenu à {name} : {title}",
  "wayBack.returned.heading": "Un courriel n’est pas parvenu à {name}",
  "wayBack.returned.lead":
    "Un courriel au sujet de « {title} », {at}, est revenu : {reason}. {name} ignore peut-être ce qu’il disait. La réservation tient.",
  "wayBack.returned.note":
    "Cela n’est annoncé qu’une fois par personne, quel que soit le nombre de courriels qui reviennent.",
  "wayBack.see": "Voir la réservation",
  "wayBack.state.final": "Envoyé, puis revenu le {at} : {reason}",
  "wayBack.state.delayed":
    "Envoyé, encore en route ; le {at}, un serveur a dit : {reason}. D’autres essais suivent.",
  "wayBack.reason.unknown-address": "cette adresse n’existe pas",
  "wayBack.reason.full": "la boîte est pleine, ou ne reçoit pas de courriel",
  "wayBack.reason.unreachable": "le serveur destinataire n’a pas pu être joint",
  "wayBack.reason.policy": "le serveur destinataire l’a refusé selon ses propres règles",
  "wayBack.reason.other": "le serveur destinataire n’a pas pu le remettre",
};
