import type { GuideInBoth } from "../guide.ts";
import { ownSteps } from "./own-words.ts";

export const fastmail: GuideInBoth = {
  en: (facts) => {
    const own = ownSteps.en(facts, facts.t("connect.service.fastmail"));
    return {
      title: "Connect Fastmail",
      summary: "All calendars of a Fastmail account. Three minutes, with a password made for Parley alone.",
      needs: [
        "Your Fastmail address and password.",
        "A plan that lets other apps in; Fastmail’s smallest does not.",
      ],
      parts: [
        {
          title: "At Fastmail",
          steps: [
            {
              do: "Sign in and open “Settings”, then “Privacy & Security”.",
              open: "https://app.fastmail.com/settings",
            },
            { do: "Choose “Connected apps & API tokens”, then “Manage app passwords and access”." },
            { do: "Press “New app password”. As its name choose “Custom” and type:", copy: "Parley" },
            { do: "As its access choose “Calendars (CalDAV)”, and press “Generate password”." },
            { do: "Copy the password that is shown. Fastmail shows it once." },
          ],
        },
        { title: "In Parley", steps: [{ do: own.open }, ...own.account] },
      ],
      troubles: [
        {
          problem: "Parley says that name or password is wrong.",
          answer:
            "The user name is your whole Fastmail address, such as ada@fastmail.com, and not an alias. The password is the app password.",
        },
        {
          problem: "A shared calendar is missing.",
          answer:
            "Switch it on in Fastmail’s calendar first, under “Calendars” in its settings; then press “Read now”.",
        },
      ],
    };
  },
  fr: (facts) => {
    const own = ownSteps.fr(facts, facts.t("connect.service.fastmail"));
    return {
      title: "Connecter Fastmail",
      summary:
        "Tous les calendriers d’un compte Fastmail. Trois minutes, avec un mot de passe fait pour Parley seul.",
      needs: [
        "Votre adresse et votre mot de passe Fastmail.",
        "Une formule qui laisse entrer d’autres applications ; la plus petite de Fastmail ne le fait pas.",
      ],
      parts: [
        {
          title: "Chez Fastmail",
          steps: [
            {
              do: "Connectez-vous et ouvrez « Settings », puis « Privacy & Security ».",
              open: "https://app.fastmail.com/settings",
            },
            { do: "Choisissez « Connected apps & API tokens », puis « Manage app passwords and access »." },
            {
              do: "Appuyez sur « New app password ». Comme nom, choisissez « Custom » et écrivez :",
              copy: "Parley",
            },
            { do: "Comme accès, choisissez « Calendars (CalDAV) », et appuyez sur « Generate password »." },
            { do: "Copiez le mot de passe affiché. Fastmail ne le montre qu’une fois." },
          ],
        },
        { title: "Dans Parley", steps: [{ do: own.open }, ...own.account] },
      ],
      troubles: [
        {
          problem: "Parley dit que le nom ou le mot de passe est faux.",
          answer:
            "Le nom d’utilisateur est votre adresse Fastmail entière, comme ada@fastmail.com, et pas un alias. Le mot de passe est celui pour applications.",
        },
        {
          problem: "Un calendrier partagé manque.",
          answer: `Activez-le d’abord dans le calendrier de Fastmail, sous « Calendars » de ses réglages ; puis appuyez sur « ${facts.t("connect.sync")} ».`,
        },
      ],
    };
  },
};
