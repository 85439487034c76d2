import { z } from "zod";
import type { Guarantee } from "./operator-settings.server.ts";

/** A program of the operator's that writes down what is said, for captions. */
export const transcriberSettings = {
  TRANSCRIBER_URL: z
    .string()
    .regex(/^https?:\/\/[^\s?#]+$/, "must be an address like http://127.0.0.1:8080")
    .optional(),
  TRANSCRIBER_KEY: z.string().max(500).optional(),
  TRANSCRIBER_MODEL: z.string().max(200).default("whisper-1"),
};

export type TranscriberSettings = {
  /** Without a slash at the end. */
  url: string;
  key: string | null;
  model: string;
  country: string | null;
  guarantee: Guarantee | null;
};

type TranscriberEnvironment = z.output<z.ZodObject<typeof transcriberSettings>> & {
  TRANSCRIBER_COUNTRY?: string;
  TRANSCRIBER_GUARANTEE?: Guarantee;
};

export function readTranscriberSettings(env: TranscriberEnvironment): TranscriberSettings | null {
  if (!env.TRANSCRIBER_URL) return null;
  return {
    url: env.TRANSCRIBER_URL.replace(/\/+$/, ""),
    key: env.TRANSCRIBER_KEY ?? null,
    model: env.TRANSCRIBER_MODEL,
    country: env.TRANSCRIBER_COUNTRY ?? null,
    guarantee: env.TRANSCRIBER_GUARANTEE ?? null,
  };
}
