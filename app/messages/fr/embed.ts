import type { messages as source } from "../en/embed.ts";
import type { Translation } from "../locale.ts";

export const messages: Translation<typeof source> = {
  "embed.nav": "Partager",
  "embed.title": "Partager",
  "embed.lead":
    "Les liens vers vos pages, et de quoi les placer sur votre site, dans vos e-mails et sur vos affiches.",
  "embed.links": "Vos liens",
  "embed.yourPage": "Votre page avec tous les types de rendez-vous",
  "embed.hidden": "Masqué",
  "embed.shareIt": "Extraits et code QR",
  "embed.shareItNamed": "Extraits et code QR pour {title}",
  "embed.sites": "Sites autorisés à afficher vos pages",
  "embed.sitesText":
    "Les navigateurs n’affichent vos pages de réservation dans un autre site que s’il figure dans cette liste. Votre tableau de bord et vos salles ne s’affichent jamais dans d’autres sites.",
  "embed.sitesLabel": "Adresses des sites",
  "embed.sitesHint":
    "Une par ligne, par exemple https://www.example.com. *.example.com vaut pour tous les noms qui en dépendent, un * seul pour n’importe quel site.",
  "embed.site.wrong":
    "« {site} » n’est pas l’adresse d’un site. Écrivez-la sous la forme https://www.example.com.",
  "embed.site.tooMany": "La liste ne peut pas compter plus de {max} sites.",
  "embed.campaign": "Campagnes",
  "embed.campaignText":
    "Un lien peut dire d’où vient un visiteur, par des paramètres tels que utm_source. Parley les ignore, sauf si vous demandez à les conserver.",
  "embed.campaignLabel": "Conserver les paramètres de campagne avec les réservations",
  "embed.campaignHint": "Uniquement les paramètres utm_. Ils sont effacés avec la réservation.",
  "embed.sitesSaved": "Enregistré. La liste s’applique dès maintenant.",
  "embed.campaignSaved": "Enregistré.",
  "embed.telling": "Ce qu’apprennent les sites",
  "embed.tellingText":
    "Une page dans un cadre dit à son site que quelque chose a été réservé, et rien de plus. Activez ceci si votre site compte ou affiche les réservations.",
  "embed.tellingLabel": "Dire au site ce qui a été réservé",
  "embed.tellingHint":
    "Début, fin, type de rendez-vous et identifiant de la réservation. Jamais un nom, une adresse ni une réponse, et seulement aux sites de votre liste.",
  "embed.tellingSaved": "Enregistré. Cela vaut pour chaque réservation dès maintenant.",
  "embed.bookWith": "Prendre rendez-vous avec {business}",
  "embed.kinds": "Façons de partager",
  "embed.kind.link": "Lien et code QR",
  "embed.kind.inline": "Dans votre page",
  "embed.kind.popup": "Fenêtre",
  "embed.kind.button": "Bouton flottant",
  "embed.kind.mail": "E-mail",
  "embed.about.link": "Le plus court : collez le lien là où on vous lit, ou imprimez le code.",
  "embed.about.inline": "La page se place là où vous collez l’extrait et s’agrandit selon ce qu’elle montre.",
  "embed.about.popup": "Un lien ou un bouton de votre site ouvre la page au-dessus de lui.",
  "embed.about.button": "Un bouton reste dans le coin de votre site et ouvre la page au-dessus de lui.",
  "embed.about.mail": "Un bouton pour vos e-mails et lettres d’information, qui ouvre la page.",
  "embed.link": "Lien",
  "embed.options": "Options",
  "embed.text": "Texte du lien",
  "embed.color": "Couleur",
  "embed.details": "Montrer la description du type de rendez-vous",
  "embed.update": "Actualiser",
  "embed.code": "À coller",
  "embed.preview": "Aperçu",
  "embed.previewText": "C’est la vraie page : ce que vous réservez ici est réservé.",
  "embed.noSites": "Aucun site ne peut encore afficher vos pages",
  "embed.noSitesText":
    "Ajoutez d’abord l’adresse de votre site. D’ici là, les visiteurs ne voient que le lien, qui ouvre votre page dans un nouvel onglet.",
  "embed.addSite": "Ajouter votre site",
  "embed.qr": "Code QR",
  "embed.qrAlt": "Code QR de {url}",
  "embed.qrSvg": "SVG, pour l’impression",
  "embed.qrPng": "PNG, pour l’écran",
  "embed.more": "Préremplir le formulaire par le lien",
  "embed.moreText": "Ajoutez des paramètres au lien, le premier après un ?, les suivants après un & :",
  "embed.parameter": "Paramètre",
  "embed.fills": "Préremplit",
  "embed.fills.name": "Le nom du visiteur",
  "embed.fills.email": "L’adresse e-mail du visiteur",
  "embed.fills.date": "Le jour affiché, par exemple 2027-03-10",
  "embed.fills.timezone": "Le fuseau horaire, par exemple Europe/Paris",
  "embed.fills.utmKept": "La provenance du visiteur ; conservée avec la réservation",
  "embed.fills.utmDropped": "La provenance du visiteur ; ignorée, sauf si vous activez les campagnes",
  "embed.developers": "Pour les développeurs",
  "embed.policyText": "Si votre site a une politique de sécurité du contenu (CSP), autorisez ceci :",
  "embed.eventsText":
    "Le lien émet des événements qui remontent : parley:ready, parley:resize, parley:slot-chosen, parley:booked. Leur détail nomme la page, jamais le visiteur.",
  "embed.eventsTold":
    "Le détail de parley:booked contient aussi startsAt, endsAt, eventType et bookingId, car vous l’avez activé sous Partager. Seuls les sites de votre liste le reçoivent.",
  "embed.eventsUntold":
    "Ce qui a été réservé n’est pas dit. Activez-le sous Partager, et le détail de parley:booked contiendra aussi startsAt, endsAt, eventType et bookingId.",
  "embed.onwardText":
    "Quand un type de rendez-vous envoie ses visiteurs vers une page à vous, le cadre en montre le lien. Avec ceci sur votre propre lien, cette page prend aussitôt la place de toute la fenêtre :",
};
