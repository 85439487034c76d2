import type { GuideInBoth } from "../guide.ts";
import { ownSteps } from "./own-words.ts";

export const nextcloud: GuideInBoth = {
  en: (facts) => {
    const own = ownSteps.en(facts, facts.t("connect.service.nextcloud"));
    return {
      title: "Connect Nextcloud",
      summary: "The calendars of a Nextcloud, and of other servers that speak CalDAV.",
      needs: [
        "The address at which you open your Nextcloud, such as https://cloud.example.com.",
        "For another server (Baïkal, Radicale, SOGo, Synology …): its CalDAV address, your user name and password.",
      ],
      parts: [
        {
          title: "In Nextcloud",
          steps: [
            { do: "Press your picture at the top right and choose “Settings” (or “Personal settings”)." },
            { do: "Choose “Security” and go down to “Devices & sessions”." },
            { do: "Type a name for the app and press “Create new app password”.", copy: "Parley" },
            { do: "Copy the user name and the password that are shown. Nextcloud shows the password once." },
          ],
        },
        {
          title: "In Parley",
          steps: [
            { do: own.open },
            {
              do: `Choose “${facts.t("connect.service.nextcloud")}”, or “${facts.t("connect.service.other")}”, and paste the server’s address under “${facts.t("connect.address")}”.`,
            },
            ...own.account,
          ],
        },
      ],
      troubles: [
        {
          problem: "Parley cannot find a calendar at the address.",
          answer:
            "Give the address that you open in the browser, without what follows the name. If your Nextcloud lies in a folder, give that, too: https://example.com/nextcloud.",
        },
        {
          problem: "Parley says that it may not ask this address.",
          answer:
            "Servers in your own network are refused unless whoever runs this Parley allows them (PRIVATE_NETWORKS in its settings).",
        },
      ],
    };
  },
  fr: (facts) => {
    const own = ownSteps.fr(facts, facts.t("connect.service.nextcloud"));
    return {
      title: "Connecter Nextcloud",
      summary: "Les calendriers d’un Nextcloud, et d’autres serveurs qui parlent CalDAV.",
      needs: [
        "L’adresse à laquelle vous ouvrez votre Nextcloud, comme https://cloud.example.com.",
        "Pour un autre serveur (Baïkal, Radicale, SOGo, Synology…) : son adresse CalDAV, votre nom d’utilisateur et votre mot de passe.",
      ],
      parts: [
        {
          title: "Dans Nextcloud",
          steps: [
            {
              do: "Appuyez sur votre image en haut à droite et choisissez « Paramètres » (ou « Paramètres personnels »).",
            },
            { do: "Choisissez « Sécurité » et descendez jusqu’à « Appareils et sessions »." },
            {
              do: "Donnez un nom à l’application et appuyez sur « Créer un nouveau mot de passe d’application ».",
              copy: "Parley",
            },
            {
              do: "Copiez le nom d’utilisateur et le mot de passe affichés. Nextcloud ne montre le mot de passe qu’une fois.",
            },
          ],
        },
        {
          title: "Dans Parley",
          steps: [
            { do: own.open },
            {
              do: `Choisissez « ${facts.t("connect.service.nextcloud")} », ou « ${facts.t("connect.service.other")} », et collez l’adresse du serveur sous « ${facts.t("connect.address")} ».`,
            },
            ...own.account,
          ],
        },
      ],
      troubles: [
        {
          problem: "Parley ne trouve pas de calendrier à cette adresse.",
          answer:
            "Donnez l’adresse que vous ouvrez dans le navigateur, sans ce qui suit le nom. Si votre Nextcloud est dans un dossier, donnez-le aussi : https://example.com/nextcloud.",
        },
        {
          problem: "Parley dit qu’il ne peut pas interroger cette adresse.",
          answer:
            "Les serveurs de votre propre réseau sont refusés, sauf si l’exploitant de ce Parley les permet (PRIVATE_NETWORKS dans ses réglages).",
        },
      ],
    };
  },
};
