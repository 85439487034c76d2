import type { messages as source } from "../en/exports.ts";
import type { Translation } from "../locale.ts";

export const messages: Translation<typeof source> = {
  "exports.title": "Vos données",
  "exports.accountText": "Tout ce que contient votre compte, à lire chez vous ou à emporter ailleurs.",
  "exports.accountLink": "Prendre une copie de vos données",
  "exports.backToAccount": "Votre compte",
  "exports.tab": "Export",
  "exports.member.title": "Une copie de vos propres données",
  "exports.member.text":
    "Un fichier ZIP qui s’ouvre partout : des pages à lire, des tableaux et du JSON pour les programmes. Il est signé, et chacun peut vérifier que rien n’a été modifié.",
  "exports.member.inside": "Contenu",
  "exports.member.insideText":
    "Votre profil, vos connexions, vos appartenances, vos horaires, absences, voyages et temps bloqués, les types de rendez-vous que vous animez, les heures de vos rendez-vous, vos appels, les e-mails qui vous ont été envoyés, ce que vous avez fait et consulté.",
  "exports.business.title": "Une copie de toute l’entreprise",
  "exports.business.text":
    "Tout ce qui appartient à {name} : un fichier ZIP avec des pages à lire, des tableaux, un calendrier et du JSON, signé. Un autre Parley peut le reprendre.",
  "exports.business.insideText":
    "L’entreprise avec ses membres, horaires, types de rendez-vous et questions ; toutes les réservations avec participants et réponses, les réponses sensibles en clair ; listes d’attente, propositions, appels, e-mails, demandes et reçus d’effacement.",
  "exports.business.seen":
    "Les personnes concernées verront dans leur espace que vous avez pris une copie de leurs réservations.",
  "exports.outside": "Absent de la copie",
  "exports.absent.member":
    "Rien sur les personnes que vous avez rencontrées : leurs données sont à elles et à l’entreprise, dont le propriétaire les exporte avec le reste.",
  "exports.absent.business":
    "Les connexions des membres et ce qu’ils font ailleurs ; les personnes qui ont demandé que leurs données soient gardées sans être utilisées ; ce qui a dépassé sa durée et qui est effacé.",
  "exports.absent.customer":
    "Les données d’autres personnes, et les réponses marquées comme sensibles, qui ne s’affichent qu’après le lien de leur réservation.",
  "exports.absent.secrets": "Aucune copie ne contient de mot de passe, de lien d’accès ni de clé.",
  "exports.ask": "Préparer la copie",
  "exports.askAgain": "Préparer une nouvelle copie",
  "exports.tryAgain": "Réessayer",
  "exports.password":
    "Votre mot de passe est demandé avant la préparation de la copie, puis avant son téléchargement.",
  "exports.none": "Vous n’avez pas encore de copie ici.",
  "exports.waiting":
    "La copie va être préparée. Vous pouvez quitter cette page : un e-mail vous préviendra quand elle sera prête.",
  "exports.running":
    "La copie est en préparation. Vous pouvez quitter cette page : un e-mail vous préviendra quand elle sera prête.",
  "exports.progress": "{percent} %",
  "exports.progressLabel": "Avancement de la copie",
  "exports.refresh": "Voir où elle en est",
  "exports.otherUnderWay": "Une autre copie est en cours de préparation pour vous. Celle-ci pourra suivre.",
  "exports.failed": "La copie n’a pas pu être préparée. Rien n’est perdu ; réessayez.",
  "exports.ready": "Votre copie est prête.",
  "exports.readyFacts": "{size}, d’après ce qui était ici le {asked}. Elle est effacée le {ends}.",
  "exports.download": "Télécharger le ZIP",
  "exports.sum": "SHA-256 du fichier",
  "exports.expired":
    "La copie du {asked} a été effacée, comme annoncé. Vous pouvez en demander une nouvelle.",
  "exports.businesses": "Entreprises entières",
  "exports.businessesText":
    "En tant que propriétaire, vous pouvez prendre une copie de toute une entreprise.",
  "exports.businessLink": "Copie de {name}",
  "exports.reader.title.member": "Les données de {name}",
  "exports.reader.title.business": "{name} : toutes les données",
  "exports.reader.title.customer": "Ce qui est conservé sur vous",
  "exports.reader.lead.member": "Voici tout ce que contenait le compte sur {host} le {date}.",
  "exports.reader.lead.business":
    "Voici tout ce que contenait l’entreprise sur {host} le {date}. Ce dossier contient des données de clients : protégez-le en conséquence.",
  "exports.reader.lead.customer":
    "Voici tout ce que des entreprises conservaient sur {emails} sur {host} le {date}.",
  "exports.reader.times": "Les heures sont en UTC.",
  "exports.reader.tables": "Contenu",
  "exports.reader.absent": "Absent de ce dossier",
  "exports.reader.files": "Les fichiers à côté de cette page",
  "exports.reader.filesText":
    "Le dossier data contient la même chose en JSON, csv en tableaux ; schema décrit chaque colonne, calendar contient les rendez-vous, media les images. disclosures.json dit qui a reçu quelque chose, retention.json combien de temps les données sont gardées.",
  "exports.reader.verify":
    "manifest.json cite chaque fichier avec son SHA-256, et manifest.sig le signe. Pour vérifier : npm run privacy -- verify-export FICHIER, dans n’importe quel Parley.",
  "exports.reader.search": "Rechercher",
  "exports.reader.more": "Les {rows} premiers sont ici. La suite se trouve à la page",
  "exports.reader.back": "Vers la première page",
  "exports.policy.title": "Les notices sur la vie privée que vous avez acceptées",
  "exports.policy.none": "Il n’y en a aucune.",
  "exports.policy.version": "Version {number}, acceptée le {date}",
  "exports.reader.yes": "oui",
  "exports.reader.no": "non",
};
