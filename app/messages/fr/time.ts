import type { messages as en } from "../en/time.ts";
import type { Translation } from "../locale.ts";

export const messages: Translation<typeof en> = {
  "time.region.africa": "Afrique",
  "time.region.america": "Amériques",
  "time.region.antarctica": "Antarctique",
  "time.region.arctic": "Arctique",
  "time.region.asia": "Asie",
  "time.region.atlantic": "Océan Atlantique",
  "time.region.australia": "Australie",
  "time.region.europe": "Europe",
  "time.region.indian": "Océan Indien",
  "time.region.pacific": "Océan Pacifique",
  "time.region.other": "Temps universel et autres",
};
