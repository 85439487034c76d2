import type { GuideFacts, GuideInBoth } from "../guide.ts";
import { ownSteps } from "./own-words.ts";

const console = "https://console.cloud.google.com";
const scopes = ["calendar.events.freebusy", "calendar.calendarlist.readonly", "calendar.events.owned"]
  .map((name) => `https://www.googleapis.com/auth/${name}`)
  .join("\n");

export const google: GuideInBoth = {
  en: (facts) => {
    const { t } = facts;
    const own = ownSteps.en(facts, "");
    return {
      title: "Connect Google Calendar",
      summary:
        "By giving leave at Google, or by the secret address of one calendar where this site has no connection to Google.",
      needs: ["Your Google account, signed in in this browser."],
      parts: [
        {
          title: "With one press",
          steps: [
            { do: own.open },
            {
              do: `Press “${t("connect.grant.submit", { provider: "Google" })}”. If there is no such button, take the next way.`,
            },
            { do: "At Google choose your account, leave both ticks where they are, and press “Continue”." },
            {
              do: "Back in Parley your calendars are listed. Leave the tick at those whose events take your time.",
            },
            {
              do: `If your bookings should stand there, press “${t("connect.grant.mayWrite", { name: "…" })}”: Google asks you once more, as this lets Parley write. Then choose the calendar under “${t("connect.write.into")}”.`,
            },
          ],
        },
        {
          title: "By a calendar’s secret address, for reading alone",
          steps: [
            {
              do: "On a computer, open Google Calendar’s settings.",
              open: "https://calendar.google.com/calendar/r/settings",
            },
            {
              do: "On the left, under “Settings for my calendars”, choose the calendar, then “Integrate calendar”.",
            },
            {
              do: "Copy “Secret address in iCal format”. Whoever knows it can read the calendar: pass it on to nobody else.",
            },
            { do: own.open },
            {
              do: `Paste it under “${t("connect.feed.address")}” and press “${t("connect.feed.submit")}”.`,
            },
          ],
        },
        operatorPart.en(facts),
      ],
      troubles: [
        {
          problem: "Google says “This app isn’t verified”, or “Access blocked”.",
          answer:
            "Google has not looked at this site’s connection yet. Ask whoever runs this site: until Google has, people who were named as test users alone can connect.",
        },
        {
          problem: "There is no “Secret address in iCal format”.",
          answer: "Your company’s administrator has switched it off. Ask them, or connect with one press.",
        },
        {
          problem: "It has to be connected again every week.",
          answer:
            "At Google this site’s connection is still “in testing”. Whoever runs this site ends that by publishing it there.",
        },
      ],
    };
  },
  fr: (facts) => {
    const { t } = facts;
    const own = ownSteps.fr(facts, "");
    return {
      title: "Connecter Google Agenda",
      summary:
        "En donnant votre accord chez Google, ou par l’adresse secrète d’un calendrier là où ce site n’a pas de liaison avec Google.",
      needs: ["Votre compte Google, connecté dans ce navigateur."],
      parts: [
        {
          title: "D’une seule pression",
          steps: [
            { do: own.open },
            {
              do: `Appuyez sur « ${t("connect.grant.submit", { provider: "Google" })} ». S’il n’y a pas de tel bouton, prenez le chemin suivant.`,
            },
            {
              do: "Chez Google, choisissez votre compte, laissez les deux coches, et appuyez sur « Continuer ».",
            },
            {
              do: "De retour dans Parley, vos calendriers sont dans la liste. Laissez la coche à ceux dont les événements prennent votre temps.",
            },
            {
              do: `Si vos réservations doivent y figurer, appuyez sur « ${t("connect.grant.mayWrite", { name: "…" })} » : Google vous demande encore une fois, car cela laisse Parley écrire. Choisissez ensuite le calendrier sous « ${t("connect.write.into")} ».`,
            },
          ],
        },
        {
          title: "Par l’adresse secrète d’un calendrier, en lecture seule",
          steps: [
            {
              do: "Sur un ordinateur, ouvrez les paramètres de Google Agenda.",
              open: "https://calendar.google.com/calendar/r/settings",
            },
            {
              do: "À gauche, sous « Paramètres de mes agendas », choisissez l’agenda, puis « Intégrer l’agenda ».",
            },
            {
              do: "Copiez « Adresse secrète au format iCal ». Qui la connaît peut lire l’agenda : ne la donnez à personne d’autre.",
            },
            { do: own.open },
            {
              do: `Collez-la sous « ${t("connect.feed.address")} » et appuyez sur « ${t("connect.feed.submit")} ».`,
            },
          ],
        },
        operatorPart.fr(facts),
      ],
      troubles: [
        {
          problem: "Google dit « Cette application n’est pas validée », ou « Accès bloqué ».",
          answer:
            "Google n’a pas encore examiné la liaison de ce site. Demandez à qui le gère : d’ici là, seules les personnes nommées comme testeurs peuvent se connecter.",
        },
        {
          problem: "Il n’y a pas d’« Adresse secrète au format iCal ».",
          answer:
            "L’administrateur de votre entreprise l’a désactivée. Demandez-lui, ou connectez-vous d’une seule pression.",
        },
        {
          problem: "Il faut reconnecter chaque semaine.",
          answer:
            "Chez Google, la liaison de ce site est encore « en test ». Qui gère ce site y met fin en la publiant là-bas.",
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
      { do: "Open Google’s Cloud console, and make a project.", open: console },
      { do: "Under “APIs & Services”, “Library”, look for “Google Calendar API” and press “Enable”." },
      {
        do: "Under “OAuth consent screen” give your site’s name and an address for questions; as audience choose “External”, or “Internal” for one company of Google Workspace.",
      },
      { do: "Under “Data access” add these scopes:", copy: scopes },
      {
        do: "Under “Clients” make a client of the kind “Web application”, with this authorised redirect URI:",
        copy: returns.google,
      },
      {
        do: "Give Parley the client’s ID and secret, and start it again. It tells you what else it needs to know.",
        copy: "GOOGLE_CLIENT_ID=\nGOOGLE_CLIENT_SECRET=\nGOOGLE_COUNTRY=",
      },
      {
        do: "Try it with a test user. Then press “Publish app”, and let Google verify it before more than a hundred people use it.",
      },
    ],
  }),
  fr: ({ returns }: GuideFacts) => ({
    title: "Pour qui gère ce site : établir la liaison, une fois",
    steps: [
      { do: "Ouvrez la console Google Cloud, et créez un projet.", open: console },
      {
        do: "Sous « API et services », « Bibliothèque », cherchez « Google Calendar API » et appuyez sur « Activer ».",
      },
      {
        do: "Sous « Écran de consentement OAuth », donnez le nom de votre site et une adresse pour les questions ; comme audience, choisissez « Externe », ou « Interne » pour une seule entreprise de Google Workspace.",
      },
      { do: "Sous « Accès aux données », ajoutez ces champs d’application :", copy: scopes },
      {
        do: "Sous « Clients », créez un client du type « Application Web », avec cet URI de redirection autorisé :",
        copy: returns.google,
      },
      {
        do: "Donnez à Parley l’identifiant et le secret du client, et redémarrez-le. Il vous dit ce qu’il doit encore savoir.",
        copy: "GOOGLE_CLIENT_ID=\nGOOGLE_CLIENT_SECRET=\nGOOGLE_COUNTRY=",
      },
      {
        do: "Essayez avec un testeur. Puis appuyez sur « Publier l’application », et faites-la valider par Google avant que plus de cent personnes s’en servent.",
      },
    ],
  }),
};
