import type { GuideInBoth } from "./guide.ts";
import { fastmail } from "./guides/fastmail.ts";
import { google } from "./guides/google.ts";
import { icloud } from "./guides/icloud.ts";
import { microsoft } from "./guides/microsoft.ts";
import { nextcloud } from "./guides/nextcloud.ts";

/** The guides by the end of their address, in the order in which they are listed. */
export const guides = { google, icloud, microsoft, nextcloud, fastmail } satisfies Record<
  string,
  GuideInBoth
>;
export type GuideId = keyof typeof guides;
export const guideIds = Object.keys(guides) as GuideId[];

export const isGuide = (id: string): id is GuideId => Object.hasOwn(guides, id);
