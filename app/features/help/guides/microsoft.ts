import type { GuideInBoth } from "../guide.ts";
import { ownSteps } from "./own-words.ts";

export const microsoft: GuideInBoth = {
  en: (facts) => {
    const { t } = facts;
    const own = ownSteps.en(facts, "");
    return {
      title: "Connect Outlook and Microsoft 365",
      summary:
        "By publishing a calendar in Outlook on the web. For reading alone: Parley sees when you are busy.",
      needs: [
        "Outlook on the web, which the address below opens; the app on a computer or phone cannot publish.",
      ],
      parts: [
        {
          title: "In Outlook",
          steps: [
            { do: "Sign in and open the calendar.", open: "https://outlook.office.com/calendar" },
            { do: "Press the cogwheel at the top right, then “Calendar”, then “Shared calendars”." },
            {
              do: "Under “Publish a calendar” choose the calendar, and “Can view when I’m busy”: no title leaves Outlook then.",
            },
            { do: "Press “Publish”, and copy the ICS link." },
          ],
        },
        {
          title: "In Parley",
          steps: [
            { do: own.open },
            {
              do: `Paste the link under “${t("connect.feed.address")}” and press “${t("connect.feed.submit")}”.`,
            },
          ],
        },
      ],
      troubles: [
        {
          problem: "There is no “Publish a calendar”, or it cannot be pressed.",
          answer:
            "Your company’s administrator has switched publishing off. Ask them to allow it for your calendar.",
        },
        {
          problem: "A new event takes a while to count.",
          answer:
            "Microsoft renews a published calendar some time after it changed; Parley reads it as often as it may. Block the time in Parley if it is urgent.",
        },
        {
          problem: "Do my bookings appear in Outlook?",
          answer:
            "Not by themselves: a published calendar cannot be written to. Open the calendar file of the mail that tells you of a booking.",
        },
      ],
    };
  },
  fr: (facts) => {
    const { t } = facts;
    const own = ownSteps.fr(facts, "");
    return {
      title: "Connecter Outlook et Microsoft 365",
      summary:
        "En publiant un calendrier dans Outlook sur le web. En lecture seule : Parley voit quand vous êtes occupé.",
      needs: [
        "Outlook sur le web, que l’adresse ci-dessous ouvre ; l’application d’un ordinateur ou d’un téléphone ne sait pas publier.",
      ],
      parts: [
        {
          title: "Dans Outlook",
          steps: [
            { do: "Connectez-vous et ouvrez le calendrier.", open: "https://outlook.office.com/calendar" },
            {
              do: "Appuyez sur la roue dentée en haut à droite, puis « Calendrier », puis « Calendriers partagés ».",
            },
            {
              do: "Sous « Publier un calendrier », choisissez le calendrier, et « Peut voir quand je suis occupé(e) » : aucun titre ne quitte alors Outlook.",
            },
            { do: "Appuyez sur « Publier », et copiez le lien ICS." },
          ],
        },
        {
          title: "Dans Parley",
          steps: [
            { do: own.open },
            {
              do: `Collez le lien sous « ${t("connect.feed.address")} » et appuyez sur « ${t("connect.feed.submit")} ».`,
            },
          ],
        },
      ],
      troubles: [
        {
          problem: "Il n’y a pas de « Publier un calendrier », ou on ne peut pas appuyer dessus.",
          answer:
            "L’administrateur de votre entreprise a désactivé la publication. Demandez-lui de la permettre pour votre calendrier.",
        },
        {
          problem: "Un nouvel événement tarde à compter.",
          answer:
            "Microsoft renouvelle un calendrier publié quelque temps après son changement ; Parley le lit aussi souvent qu’il le peut. Bloquez l’heure dans Parley si c’est urgent.",
        },
        {
          problem: "Mes réservations figurent-elles dans Outlook ?",
          answer:
            "Pas d’elles-mêmes : on ne peut pas écrire dans un calendrier publié. Ouvrez le fichier de calendrier du message qui vous annonce une réservation.",
        },
      ],
    };
  },
};
