import { z } from "zod";
import type { Guarantee } from "./operator-settings.server.ts";

const text = z.string().max(300).optional();
const root = z
  .string()
  .regex(/^http:\/\/127\.0\.0\.1:\d+$/, "must be an address of this machine: it is for tests alone")
  .optional();

/** The operator's agreements with providers, by which members connect their calendars there. */
export const grantSettings = {
  ...{ GOOGLE_CLIENT_ID: text, GOOGLE_CLIENT_SECRET: text, GOOGLE_ROOT: root },
  ...{ MICROSOFT_CLIENT_ID: text, MICROSOFT_CLIENT_SECRET: text, MICROSOFT_ROOT: root },
};

export type GrantSettings = {
  clientId: string;
  clientSecret: string;
  /** Where tests have a provider of their own; null: the provider itself. */
  root: string | null;
  country: string | null;
  guarantee: Guarantee | null;
};

type Provider = "GOOGLE" | "MICROSOFT";
type GrantEnvironment = z.output<z.ZodObject<typeof grantSettings>> & {
  [Name in `${Provider}_COUNTRY`]?: string;
} & { [Name in `${Provider}_GUARANTEE`]?: Guarantee };

export function readGrantSettings(env: GrantEnvironment, provider: Provider): GrantSettings | null {
  const [clientId, clientSecret] = [env[`${provider}_CLIENT_ID`], env[`${provider}_CLIENT_SECRET`]];
  if (!clientId || !clientSecret) return null;
  return {
    ...{ clientId, clientSecret, root: env[`${provider}_ROOT`] ?? null },
    country: env[`${provider}_COUNTRY`] ?? null,
    guarantee: env[`${provider}_GUARANTEE`] ?? null,
  };
}

/** Each agreement has an id and a secret: a sentence where one is missing. */
export function missingOfGrants(env: GrantEnvironment): string[] {
  return (["GOOGLE", "MICROSOFT"] as const).flatMap((provider) => {
    const [id, secret] = [`${provider}_CLIENT_ID`, `${provider}_CLIENT_SECRET`] as const;
    if ((env[id] === undefined) === (env[secret] === undefined)) return [];
    return [`The setting ${env[id] ? secret : id} is missing: ${id} and ${secret} go together.`];
  });
}
