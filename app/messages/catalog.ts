import * as accountEn from "./en/account.ts";
import * as bookingEn from "./en/booking.ts";
import * as commonEn from "./en/common.ts";
import * as dashboardEn from "./en/dashboard.ts";
import * as mailEn from "./en/mail.ts";
import * as roomEn from "./en/room.ts";
import * as timeEn from "./en/time.ts";
import * as uiEn from "./en/ui.ts";
import * as accountFr from "./fr/account.ts";
import * as bookingFr from "./fr/booking.ts";
import * as commonFr from "./fr/common.ts";
import * as dashboardFr from "./fr/dashboard.ts";
import * as mailFr from "./fr/mail.ts";
import * as roomFr from "./fr/room.ts";
import * as timeFr from "./fr/time.ts";
import * as uiFr from "./fr/ui.ts";

/**
 * Every word of the interface, by area, in both languages.
 *
 * An area is a file `en/<area>.ts` exporting `messages` (flat keys `"area.name"`, ICU MessageFormat values) and
 * its twin `fr/<area>.ts` typed as `Translation<typeof en.messages>`: a missing or an extra key does not compile.
 * A test checks that both languages use the same arguments.
 */
export const en = {
  ...commonEn.messages,
  ...uiEn.messages,
  ...accountEn.messages,
  ...dashboardEn.messages,
  ...bookingEn.messages,
  ...mailEn.messages,
  ...roomEn.messages,
  ...timeEn.messages,
};

export type MessageKey = keyof typeof en;
export type Messages = Record<MessageKey, string>;

export const fr: Messages = {
  ...commonFr.messages,
  ...uiFr.messages,
  ...accountFr.messages,
  ...dashboardFr.messages,
  ...bookingFr.messages,
  ...mailFr.messages,
  ...roomFr.messages,
  ...timeFr.messages,
};
