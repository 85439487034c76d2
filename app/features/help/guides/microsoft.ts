import type { GuideFacts, GuideInBoth } from "../guide.ts";
import { ownSteps } from "./own-words.ts";

const entra = "https://entra.microsoft.com";
const scopes = ["offline_access", "Calendars.Read", "Calendars.ReadWrite"].join("\n");
const settings = ["MICROSOFT_CLIENT_ID=", "MICROSOFT_CLIENT_SECRET=", "MICROSOFT_COUNTRY="].join("\n");

export const microsoft: GuideInBoth = {
  en: (facts) => {
    const { t } = facts;
    const own = ownSteps.en(facts, "");
    return {
      title: "Connect Outlook and Microsoft 365",
      summary:
        "By giving leave at Microsoft, or by publishing a calendar where this site has no connection to Microsoft.",
      needs: ["Your account of Microsoft 365 or Outlook.com, signed in in this browser."],
      parts: [
        {
          title: "With one press",
          steps: [
            { do: own.open },
            {
              do: `Press “${t("connect.grant.submit", { provider: "Microsoft" })}”. If there is no such button, take the next way.`,
            },
            {
              do: "At Microsoft choose your account, look at what this site is to read, and press “Accept”.",
            },
            {
              do: "Back in Parley your calendars are listed. Leave the tick at those whose events take your time.",
            },
            {
              do: `If your bookings should stand there, press “${t("connect.grant.mayWrite", { name: "…" })}”: Microsoft asks you once more, as this lets Parley write. Then choose the calendar under “${t("connect.write.into")}”.`,
            },
          ],
        },
        {
          title: "By publishing a calendar, for reading alone",
          steps: [
            {
              do: "On a computer, sign in to Outlook on the web and open the calendar: the apps cannot publish.",
              open: "https://outlook.office.com/calendar",
            },
            { do: "Press the cogwheel at the top right, then “Calendar”, then “Shared calendars”." },
            {
              do: "Under “Publish a calendar” choose the calendar, and “Can view when I’m busy”: no title leaves Outlook then.",
            },
            { do: "Press “Publish”, and copy the ICS link." },
            { do: own.open },
            {
              do: `Paste the link under “${t("connect.feed.address")}” and press “${t("connect.feed.submit")}”.`,
            },
          ],
        },
        operatorPart.en(facts),
      ],
      troubles: [
        {
          problem: "Microsoft says “Need admin approval”.",
          answer:
            "Your company lets its administrator alone give leave to apps. Send them the address of this site, and try again once they have approved it.",
        },
        {
          problem: "How do I take the leave back?",
          answer:
            "Disconnect the account in Parley: nobody can read anything from then on. Microsoft goes on naming Parley at myapps.microsoft.com, or at account.live.com/consent/Manage for an account of your own, until you remove it there.",
        },
        {
          problem: "There is no “Publish a calendar”, or it cannot be pressed.",
          answer:
            "Your company’s administrator has switched publishing off. Ask them to allow it for your calendar.",
        },
        {
          problem: "A new event of a published calendar takes a while to count.",
          answer:
            "Microsoft renews a published calendar some time after it changed; Parley reads it as often as it may. Block the time in Parley if it is urgent.",
        },
        {
          problem: "Do my bookings appear in Outlook?",
          answer:
            "In a connected account, yes, once you have chosen a calendar for them. A published calendar cannot be written to: open the calendar file of the mail that tells you of a booking.",
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
        "En donnant votre accord chez Microsoft, ou en publiant un calendrier là où ce site n’a pas de liaison avec Microsoft.",
      needs: ["Votre compte Microsoft 365 ou Outlook.com, connecté dans ce navigateur."],
      parts: [
        {
          title: "D’une seule pression",
          steps: [
            { do: own.open },
            {
              do: `Appuyez sur « ${t("connect.grant.submit", { provider: "Microsoft" })} ». S’il n’y a pas de tel bouton, prenez le chemin suivant.`,
            },
            {
              do: "Chez Microsoft, choisissez votre compte, regardez ce que ce site pourra lire, et appuyez sur « Accepter ».",
            },
            {
              do: "De retour dans Parley, vos calendriers sont dans la liste. Laissez la coche à ceux dont les événements prennent votre temps.",
            },
            {
              do: `Si vos réservations doivent y figurer, appuyez sur « ${t("connect.grant.mayWrite", { name: "…" })} » : Microsoft vous demande encore une fois, car cela laisse Parley écrire. Choisissez ensuite le calendrier sous « ${t("connect.write.into")} ».`,
            },
          ],
        },
        {
          title: "En publiant un calendrier, en lecture seule",
          steps: [
            {
              do: "Sur un ordinateur, connectez-vous à Outlook sur le web et ouvrez le calendrier : les applications ne savent pas publier.",
              open: "https://outlook.office.com/calendar",
            },
            {
              do: "Appuyez sur la roue dentée en haut à droite, puis « Calendrier », puis « Calendriers partagés ».",
            },
            {
              do: "Sous « Publier un calendrier », choisissez le calendrier, et « Peut voir quand je suis occupé(e) » : aucun titre ne quitte alors Outlook.",
            },
            { do: "Appuyez sur « Publier », et copiez le lien ICS." },
            { do: own.open },
            {
              do: `Collez le lien sous « ${t("connect.feed.address")} » et appuyez sur « ${t("connect.feed.submit")} ».`,
            },
          ],
        },
        operatorPart.fr(facts),
      ],
      troubles: [
        {
          problem: "Microsoft dit « Approbation de l’administrateur nécessaire ».",
          answer:
            "Dans votre entreprise, seul l’administrateur donne un accord aux applications. Envoyez-lui l’adresse de ce site, et réessayez une fois qu’il l’a approuvé.",
        },
        {
          problem: "Comment retirer l’accord ?",
          answer:
            "Déconnectez le compte dans Parley : dès lors personne ne peut plus rien lire. Microsoft continue de nommer Parley sur myapps.microsoft.com, ou sur account.live.com/consent/Manage pour un compte personnel, jusqu’à ce que vous l’y retiriez.",
        },
        {
          problem: "Il n’y a pas de « Publier un calendrier », ou on ne peut pas appuyer dessus.",
          answer:
            "L’administrateur de votre entreprise a désactivé la publication. Demandez-lui de la permettre pour votre calendrier.",
        },
        {
          problem: "Un nouvel événement d’un calendrier publié tarde à compter.",
          answer:
            "Microsoft renouvelle un calendrier publié quelque temps après son changement ; Parley le lit aussi souvent qu’il le peut. Bloquez l’heure dans Parley si c’est urgent.",
        },
        {
          problem: "Mes réservations figurent-elles dans Outlook ?",
          answer:
            "Dans un compte connecté, oui, une fois que vous avez choisi un calendrier pour elles. On ne peut pas écrire dans un calendrier publié : ouvrez le fichier de calendrier du message qui vous annonce une réservation.",
        },
      ],
    };
  },
};

/** What whoever runs the site does once, so that its members can connect with one press. */
const operatorPart = {
  en: ({ returns }: GuideFacts) => ({
    title: "For whoever runs this site: set up the connection, once",
    steps: [
      {
        do: "Open Microsoft’s Entra admin center, with an account of a company or a developer.",
        open: entra,
      },
      {
        do: "Under “App registrations” press “New registration”. Give your site’s name; as supported account types choose those in any organizational directory and personal Microsoft accounts.",
      },
      { do: "As redirect URI choose “Web”, and paste:", copy: returns.microsoft },
      {
        do: "Under “API permissions” press “Add a permission”, “Microsoft Graph”, “Delegated permissions”, and tick these:",
        copy: scopes,
      },
      {
        do: "Under “Certificates & secrets” press “New client secret”. Copy its value at once: it is shown this one time, and lasts two years at most.",
      },
      {
        do: "Give Parley the application ID and the secret, and start it again. It tells you what else it needs to know.",
        copy: settings,
      },
      {
        do: "Try it with your own account. Under “Branding & properties” verify your domain: companies often refuse an app whose publisher is unknown.",
      },
    ],
  }),
  fr: ({ returns }: GuideFacts) => ({
    title: "Pour qui gère ce site : établir la liaison, une fois",
    steps: [
      {
        do: "Ouvrez le centre d’administration Microsoft Entra, avec un compte d’entreprise ou de développeur.",
        open: entra,
      },
      {
        do: "Sous « Inscriptions d’applications », appuyez sur « Nouvelle inscription ». Donnez le nom de votre site ; comme types de comptes, choisissez ceux de tout annuaire d’organisation et les comptes Microsoft personnels.",
      },
      { do: "Comme URI de redirection, choisissez « Web », et collez :", copy: returns.microsoft },
      {
        do: "Sous « Autorisations d’API », appuyez sur « Ajouter une autorisation », « Microsoft Graph », « Autorisations déléguées », et cochez :",
        copy: scopes,
      },
      {
        do: "Sous « Certificats et secrets », appuyez sur « Nouveau secret client ». Copiez aussitôt sa valeur : elle n’est montrée que cette fois, et dure deux ans au plus.",
      },
      {
        do: "Donnez à Parley l’identifiant d’application et le secret, et redémarrez-le. Il vous dit ce qu’il doit encore savoir.",
        copy: settings,
      },
      {
        do: "Essayez avec votre propre compte. Sous « Personnalisation et propriétés », validez votre domaine : beaucoup d’entreprises refusent une application dont l’éditeur est inconnu.",
      },
    ],
  }),
};
