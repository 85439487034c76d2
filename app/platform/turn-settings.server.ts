import { z } from "zod";
import type { Guarantee } from "./operator-settings.server.ts";

const urls = z
  .string()
  .transform((text) => text.split(",").map((url) => url.trim()))
  .refine((list) => list.every((url) => /^turns?:[^/\s]+$/.test(url)), {
    message: "must be addresses like turn:turn.example.com:3478 or turns:turn.example.com:443?transport=tcp",
  });

/** The relay for calls, and the secret it shares with Parley (coturn's `static-auth-secret`). */
export const turnSettings = {
  TURN_URLS: urls.optional(),
  TURN_SECRET: z.string().min(16, "must be at least 16 characters long").optional(),
  TURN_TTL: z.coerce.number().int().min(60).max(86_400).default(3_600),
};

export type TurnSettings = {
  urls: string[];
  secret: string;
  /** How long a credential opens new relayed ways. Seconds; a way that is open stays open. */
  ttlSeconds: number;
  country: string | null;
  guarantee: Guarantee | null;
};

type TurnEnvironment = z.output<z.ZodObject<typeof turnSettings>> & {
  TURN_COUNTRY?: string;
  TURN_GUARANTEE?: Guarantee;
};

export function readTurnSettings(env: TurnEnvironment): TurnSettings | null {
  if (!env.TURN_URLS || env.TURN_SECRET === undefined) return null;
  return {
    urls: env.TURN_URLS,
    secret: env.TURN_SECRET,
    ttlSeconds: env.TURN_TTL,
    country: env.TURN_COUNTRY ?? null,
    guarantee: env.TURN_GUARANTEE ?? null,
  };
}
