import type { GuideFacts, GuideStep } from "../guide.ts";

/** Steps that end every guide to an account: the way into Parley, and where bookings go. */
export const ownSteps = {
  en: ({ t }: GuideFacts, service: string) => ({
    open: `In Parley, open “${t("dashboard.nav.schedules")}”, then “${t("connect.title")}”.`,
    account: [
      {
        do: `Under “${t("connect.caldav.title")}” choose “${service}”, and give the user name and the app password. Press “${t("connect.submit")}”.`,
      },
      {
        do: `Your calendars are listed now. Leave the tick at those whose events take your time, and take it away from the others, such as birthdays.`,
      },
      {
        do: `If your bookings should stand in one of them, choose it under “${t("connect.write.into")}” and press “${t("connect.write.save")}”.`,
      },
    ] as readonly GuideStep[],
  }),
  fr: ({ t }: GuideFacts, service: string) => ({
    open: `Dans Parley, ouvrez « ${t("dashboard.nav.schedules")} », puis « ${t("connect.title")} ».`,
    account: [
      {
        do: `Sous « ${t("connect.caldav.title")} », choisissez « ${service} », et donnez le nom d’utilisateur et le mot de passe d’application. Appuyez sur « ${t("connect.submit")} ».`,
      },
      {
        do: `Vos calendriers sont maintenant dans la liste. Laissez la coche à ceux dont les événements prennent votre temps, et retirez-la aux autres, comme les anniversaires.`,
      },
      {
        do: `Si vos réservations doivent figurer dans l’un d’eux, choisissez-le sous « ${t("connect.write.into")} » et appuyez sur « ${t("connect.write.save")} ».`,
      },
    ] as readonly GuideStep[],
  }),
};
