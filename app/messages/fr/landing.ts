import type { messages as source } from "../en/landing.ts";
import type { Translation } from "../locale.ts";

export const messages: Translation<typeof source> = {
  "landing.eyebrow": "Rendez-vous et salles vidéo, sur votre propre serveur",
  "landing.lead":
    "Publiez une page, laissez vos clients réserver sans compte et retrouvez-les dans une salle vidéo que le rendez-vous ouvre. Ce que vous apprenez d’eux est effacé le jour que vous choisissez.",
  "landing.signUp": "Publier votre page",
  "landing.signIn": "Se connecter",
  "landing.dashboard": "Ouvrir votre tableau de bord",
  "landing.book.title": "Réservé une fois, jamais deux",
  "landing.book.text":
    "Les horaires libres s’affichent aussitôt, à l’heure du visiteur. La base de données refuse elle-même les doublons.",
  "landing.meet.title": "Face à face",
  "landing.meet.text":
    "L’appel va de navigateur à navigateur. Rien à installer, et personne n’écoute entre les deux.",
  "landing.forget.title": "Oublié à temps",
  "landing.forget.text":
    "Chaque rendez-vous a un jour d’effacement, avec ses réponses, e-mails et appels. Vous en recevez la preuve.",
  "landing.demo.title": "Essayez : ceci est une démonstration",
  "landing.demo.book": "Réserver un horaire chez Harbour Studio",
  "landing.demo.mails": "Lire les e-mails envoyés",
  "landing.demo.host": "Se connecter en tant qu’hôte",
};
