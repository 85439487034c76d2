import type { messages as source } from "../en/captions.ts";
import type { Translation } from "../locale.ts";

/** Les sous-titres pendant les appels. */
export const messages: Translation<typeof source> = {
  "media.consent.captions":
    "{business} propose des sous-titres dans cette réunion. Si vous acceptez, ce que vous dites part par morceaux de quelques secondes vers le programme de transcription de l’exploitant de ce site, et s’affiche en texte pour toutes les personnes présentes. Ni le son ni le texte ne sont gardés. Vous pouvez retirer votre accord à tout moment, ce qui met fin aussitôt aux sous-titres.",
  "captions.settings.on": "Sous-titres pendant les réunions",
  "captions.settings.onHint":
    "Toute personne présente peut les demander ; ils commencent quand chacune a répondu. Seules les paroles des personnes qui acceptent sont écrites, et rien n’en est gardé.",
  "captions.settings.none":
    "Les sous-titres demandent un programme de transcription, que l’exploitant de ce site n’a pas installé (TRANSCRIBER_URL).",
  "captions.settings.gone":
    "Il n’y en a pas pour le moment : l’exploitant de ce site n’a pas installé de programme de transcription.",
  "captions.start": "Sous-titres",
  "captions.stop": "Arrêter les sous-titres",
  "captions.ask": "{name} souhaite des sous-titres",
  "captions.yes": "Oui, écrire ce que je dis",
  "captions.no": "Non, pas ce que je dis",
  "captions.waiting": "Sous-titres : réponse attendue de {names}.",
  "captions.nobody": "Pas de sous-titres : personne n’accepte que ses paroles soient écrites.",
  "captions.on": "Les sous-titres sont affichés.",
  "captions.leftOut": "Ce que vous dites n’est pas écrit.",
  "captions.withdraw": "Ne plus écrire ce que je dis",
  "captions.changeMind": "Écrire quand même ce que je dis",
  "captions.failed": "Le programme de transcription ne répond pas. Il n’y a pas de sous-titres.",
  "captions.region": "Sous-titres",
  "captions.larger": "Sous-titres plus grands",
  "captions.smaller": "Sous-titres plus petits",
};
