import type { GuideInBoth } from "../guide.ts";
import { ownSteps } from "./own-words.ts";

export const icloud: GuideInBoth = {
  en: (facts) => {
    const own = ownSteps.en(facts, facts.t("connect.service.icloud"));
    return {
      title: "Connect iCloud",
      summary:
        "The calendars of your iPhone, iPad and Mac. Five minutes, with a password made for Parley alone.",
      needs: [
        "Your Apple Account’s e-mail address.",
        "Two-factor authentication, which Apple asks for before it makes such passwords. Most accounts have it.",
      ],
      parts: [
        {
          title: "At Apple",
          steps: [
            { do: "Go to Apple’s account page and sign in.", open: "https://account.apple.com" },
            { do: "Choose “Sign-In and Security”, then “App-Specific Passwords”." },
            {
              do: "Press the plus sign or “Generate an app-specific password”, and name it.",
              copy: "Parley",
            },
            { do: "Copy the password that is shown, such as abcd-efgh-ijkl-mnop. Apple shows it once." },
          ],
        },
        { title: "In Parley", steps: [{ do: own.open }, ...own.account] },
      ],
      troubles: [
        {
          problem: "Parley says that name or password is wrong.",
          answer:
            "Your usual Apple password does not work here; it has to be the app-specific one. The user name is the address of your Apple Account, not a telephone number.",
        },
        {
          problem: "A calendar is missing.",
          answer:
            "Calendars that your iPhone holds for Google or Exchange are not in iCloud. Connect them by themselves.",
        },
        {
          problem: "It worked, and then it stopped.",
          answer:
            "Changing your Apple password ends all app-specific ones. Make a new one, and connect the account again.",
        },
      ],
    };
  },
  fr: (facts) => {
    const own = ownSteps.fr(facts, facts.t("connect.service.icloud"));
    return {
      title: "Connecter iCloud",
      summary:
        "Les calendriers de votre iPhone, iPad et Mac. Cinq minutes, avec un mot de passe fait pour Parley seul.",
      needs: [
        "L’adresse e-mail de votre compte Apple.",
        "L’identification à deux facteurs, qu’Apple exige pour créer de tels mots de passe. La plupart des comptes l’ont.",
      ],
      parts: [
        {
          title: "Chez Apple",
          steps: [
            {
              do: "Allez sur la page des comptes d’Apple et connectez-vous.",
              open: "https://account.apple.com",
            },
            { do: "Choisissez « Connexion et sécurité », puis « Mots de passe pour applications »." },
            {
              do: "Appuyez sur le signe plus ou sur « Générer un mot de passe pour application », et nommez-le.",
              copy: "Parley",
            },
            {
              do: "Copiez le mot de passe affiché, du genre abcd-efgh-ijkl-mnop. Apple ne le montre qu’une fois.",
            },
          ],
        },
        { title: "Dans Parley", steps: [{ do: own.open }, ...own.account] },
      ],
      troubles: [
        {
          problem: "Parley dit que le nom ou le mot de passe est faux.",
          answer:
            "Votre mot de passe Apple habituel ne marche pas ici ; il faut celui pour applications. Le nom d’utilisateur est l’adresse de votre compte Apple, pas un numéro de téléphone.",
        },
        {
          problem: "Un calendrier manque.",
          answer:
            "Les calendriers que votre iPhone tient pour Google ou Exchange ne sont pas dans iCloud. Connectez-les à part.",
        },
        {
          problem: "Cela marchait, puis cela s’est arrêté.",
          answer:
            "Changer de mot de passe Apple met fin à tous ceux pour applications. Créez-en un nouveau, et connectez de nouveau le compte.",
        },
      ],
    };
  },
};
