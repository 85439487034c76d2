import type { messages as source } from "../en/consent.ts";
import type { Translation } from "../locale.ts";

/** Ce à quoi les gens consentent, et comment ils le retirent. */
export const messages: Translation<typeof source> = {
  "consent.label": "Consentement",
  "consent.sensitive": "J’accepte que {business} utilise mes réponses sensibles pour ce rendez-vous",
  "consent.sensitiveHint":
    "J’ai {age} ans ou plus. Je peux le retirer sous « Vos données » ; les réponses sont alors effacées.",
  "consent.news": "Me tenir au courant des nouvelles de {business}",
  "consent.newsHint":
    "J’ai {age} ans ou plus. Un e-mail vous demande de confirmer, et un clic dans chacun de ces e-mails y met fin.",
  "consent.age": "Si vous avez moins de {age} ans, un parent ou un tuteur réserve pour vous.",

  "consent.purpose.recording": "Enregistrement d’un appel",
  "consent.purpose.snapshot": "Photo prise pendant un appel",
  "consent.purpose.transcript": "Transcription d’un appel",
  "consent.purpose.news": "Nouvelles par e-mail",
  "consent.purpose.cookie": "Cookie facultatif",
  "consent.purpose.sensitive_answer": "Réponses sensibles",
  "consent.purpose.policy": "Notice de confidentialité",
  "consent.state.given": "Donné",
  "consent.state.refused": "Refusé",
  "consent.state.withdrawn": "Retiré",
  "consent.state.unproven": "Non confirmé",

  "consent.portal.lead":
    "Mot pour mot, ce que vous avez accepté. Le retirer demande autant de clics que de le donner, et vaut aussitôt.",
  "consent.portal.none": "Vous n’y avez rien accepté.",
  "consent.portal.at": "{at} (UTC)",
  "consent.portal.withdraw": "Retirer",
  "consent.portal.mails": "Ce que {business} peut vous écrire",
  "rights.way.consents.title": "Consentements",
  "rights.way.consents.text": "Ce que vous avez accepté, mot pour mot, et ce que l’on vous écrit.",
  "rights.done.consent.title": "Votre consentement est retiré",
  "rights.done.consent.text": "Cela vaut dès maintenant. Ce qui n’était conservé que pour cela est effacé.",

  "consent.page.head": "E-mails",
  "consent.page.title": "E-mails de {business}",
  "consent.page.goneTitle": "Rien n’est conservé ici",
  "consent.page.gone":
    "Plus rien de ce qui est conservé ici ne mène à votre adresse : aucun e-mail de ce genre ne vient. Un refus donné auparavant vaut toujours.",
  "consent.page.done": "C’est fait, et cela vaut aussitôt.",
  "consent.page.more": "Tout ce qui est conservé sur vous, et tous vos droits :",
  "consent.account.title": "E-mails que vous pouvez arrêter",
  "consent.account.text":
    "Certaines entreprises vous écrivent des nouvelles, des rappels, des e-mails après un rendez-vous et des invitations quand vous êtes leur client. Chacun de ces envois peut être arrêté, aussitôt.",
  "consent.account.link": "Choisir vos e-mails",
  "consent.account.lead":
    "Ces entreprises vous connaissent comme client par {email}. Ce que vous choisissez ici vaut aussitôt.",
  "consent.account.none":
    "Aucune entreprise ne vous connaît comme client par {email}. Dès que vous réservez auprès de l’une d’elles, vous choisirez ici ce qu’elle peut vous écrire.",
  "consent.account.needed":
    "Les e-mails dont un rendez-vous ou votre compte a besoin arrivent tout de même : confirmations, changements et ce qui touche à votre sécurité.",
  "consent.topic.news": "Nouvelles",
  "consent.topic.news.on": "Vous avez dit vouloir des nouvelles de {business}.",
  "consent.topic.news.off": "{business} ne peut pas vous envoyer de nouvelles.",
  "consent.topic.news.stop": "Ne plus recevoir de nouvelles",
  "consent.topic.news.start": "Recevoir les nouvelles",
  "consent.topic.reminders": "Rappels de rendez-vous",
  "consent.topic.reminders.on": "{business} peut vous rappeler vos rendez-vous, si l’entreprise le fait.",
  "consent.topic.reminders.off":
    "Vos rendez-vous avec {business} ne vous sont pas rappelés. Ce qui y change vous est toujours dit.",
  "consent.topic.reminders.stop": "Ne plus recevoir de rappels",
  "consent.topic.reminders.start": "Recevoir de nouveau les rappels",
  "consent.topic.followups": "E-mails après un rendez-vous",
  "consent.topic.followups.on": "{business} peut vous écrire après un rendez-vous, si l’entreprise le fait.",
  "consent.topic.followups.off":
    "{business} ne vous écrit plus une fois un rendez-vous terminé. Les changements des prochains vous sont toujours annoncés.",
  "consent.topic.followups.stop": "Ne plus recevoir d’e-mails après un rendez-vous",
  "consent.topic.followups.start": "M’écrire de nouveau après un rendez-vous",
  "consent.topic.agenda": "Votre journée par e-mail",
  "consent.topic.agenda.on": "{business} vous envoie les rendez-vous de votre journée.",
  "consent.topic.agenda.off":
    "{business} ne vous envoie plus votre journée. Vous pouvez recommencer dans votre compte.",
  "consent.topic.agenda.stop": "Arrêter le programme du jour",
  "consent.topic.agenda.start": "M’envoyer de nouveau ma journée",
  "consent.topic.invitations": "Invitations comme accompagnant",
  "consent.topic.invitations.on": "{business} vous écrit quand quelqu’un vous nomme comme invité.",
  "consent.topic.invitations.off":
    "{business} ne vous invite plus quand quelqu’un vous nomme. Ce à quoi vous étiez déjà invité vous est dit jusqu’au bout.",
  "consent.topic.invitations.stop": "Ne plus recevoir d’invitations",
  "consent.topic.invitations.start": "Recevoir de nouveau les invitations",

  "consent.mail.confirm.subject": "Nouvelles de {business} : merci de confirmer",
  "consent.mail.confirm.heading": "Voulez-vous des nouvelles ?",
  "consent.mail.confirm.lead":
    "La case des nouvelles de {business} a été cochée pour cette adresse lors d’une réservation. Vous n’en recevrez que si vous le confirmez.",
  "consent.mail.confirm.action": "Confirmer ou en rester là",
  "consent.mail.confirm.note":
    "Si vous ne faites rien, rien ne viendra. Dans les deux cas, votre réservation reste inchangée.",
  "consent.mail.footer":
    "Vous recevez cet e-mail parce que la case des nouvelles de {business} a été cochée avec cette adresse.",

  "consent.list.title": "Nouvelles",
  "consent.list.lead":
    "Qui a coché la case d’un formulaire, l’a confirmé par e-mail et n’est pas revenu dessus. Mettez dans chaque e-mail le lien propre à chaque personne : il met fin aux envois aussitôt.",
  "consent.list.csv": "Télécharger en CSV",
  "consent.list.caption": "Personnes qui veulent des nouvelles",
  "consent.list.since": "Depuis",
  "consent.list.empty": "Personne pour l’instant",
  "consent.list.emptyText":
    "Un type de rendez-vous le demande quand vous l’activez parmi ses questions. La case n’est jamais cochée d’avance.",
  "consent.optOut.title": "Quelqu’un vous a demandé d’arrêter",
  "consent.optOut.text":
    "Par courrier, par téléphone ou par e-mail : notez l’adresse, elle quitte la liste aussitôt.",
  "consent.optOut.button": "Retirer de la liste",
  "consent.optOut.noted": "Le refus est noté et vaut aussitôt.",
};
