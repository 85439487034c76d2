import { z } from "zod";
import type { Guarantee } from "./operator-settings.server.ts";

/** The operator's agreement with Google, by which members connect their calendars there. */
export const googleSettings = {
  GOOGLE_CLIENT_ID: z.string().max(300).optional(),
  GOOGLE_CLIENT_SECRET: z.string().max(300).optional(),
  GOOGLE_ROOT: z
    .string()
    .regex(/^http:\/\/127\.0\.0\.1:\d+$/, "must be an address of this machine: it is for tests alone")
    .optional(),
};

export type GoogleSettings = {
  clientId: string;
  clientSecret: string;
  /** Where tests have a Google of their own; null: Google itself. */
  root: string | null;
  country: string | null;
  guarantee: Guarantee | null;
};

type GoogleEnvironment = z.output<z.ZodObject<typeof googleSettings>> & {
  GOOGLE_COUNTRY?: string;
  GOOGLE_GUARANTEE?: Guarantee;
};

export function readGoogleSettings(env: GoogleEnvironment): GoogleSettings | null {
  if (!env.GOOGLE_CLIENT_ID || !env.GOOGLE_CLIENT_SECRET) return null;
  return {
    ...{ clientId: env.GOOGLE_CLIENT_ID, clientSecret: env.GOOGLE_CLIENT_SECRET },
    root: env.GOOGLE_ROOT ?? null,
    country: env.GOOGLE_COUNTRY ?? null,
    guarantee: env.GOOGLE_GUARANTEE ?? null,
  };
}
