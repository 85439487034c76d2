import type { messages as source } from "../en/booking.ts";
import type { Translation } from "../locale.ts";

export const messages: Translation<typeof source> = {
};
