import { messages as account } from "./en/account.ts";
import { messages as booking } from "./en/booking.ts";
import { messages as common } from "./en/common.ts";
import { messages as dashboard } from "./en/dashboard.ts";
import { messages as landing } from "./en/landing.ts";
import { messages as mail } from "./en/mail.ts";
import { messages as room } from "./en/room.ts";
import { messages as time } from "./en/time.ts";
import { messages as ui } from "./en/ui.ts";

/** Every word of the interface in English, which names the keys. */
export const messages = { ...common, ...ui, ...account, ...dashboard, ...booking, ...landing, ...mail, ...room, ...time };
