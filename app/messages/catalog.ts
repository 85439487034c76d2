import type { messages } from "./en.ts";

/**
 * Every word of the interface, by area, in both languages.
 *
 * An area is a file `en/<area>.ts` exporting `messages` (flat keys `"area.name"`, ICU MessageFormat values) and its
 * twin `fr/<area>.ts` typed as `Translation<typeof source>`: a missing or an extra key does not compile. `en.ts` and
 * `fr.ts` gather the areas; a browser loads one of them. A test checks that both use the same arguments.
 */
export type MessageKey = keyof typeof messages;
export type Messages = Record<MessageKey, string>;
