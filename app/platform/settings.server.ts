import path from "node:path";
import { z } from "zod";
import {
  parseRetentionLimits,
  type RetentionLimits,
  retentionLimits,
} from "#app/domain/privacy/retention-limits.ts";
import { type BackupSettings, backupSettings, readBackupSettings } from "./backup-settings.server.ts";
import { type DkimSettings, dkimSettings, readDkimSettings } from "./dkim-settings.server.ts";
import {
  type GrantSettings,
  grantSettings,
  missingOfGrants,
  readGrantSettings,
} from "./grant-settings.server.ts";
import { type Networks, networksOf } from "./http/outside-networks.server.ts";
import { type InboxSettings, inboxSettings, readInboxSettings } from "./inbox-settings.server.ts";
import {
  type BucketSettings,
  missingOfBucket,
  objectSettings,
  readBucketSettings,
} from "./object-settings.server.ts";
import {
  type Guarantee,
  missingOfPublic,
  type OperatorSettings,
  operatorSettings,
  plainOfPublic,
  readOperatorSettings,
} from "./operator-settings.server.ts";
import { type EncryptionKey, parseEncryptionKeys } from "./security/encryption-keys.server.ts";
import {
  readTranscriberSettings,
  type TranscriberSettings,
  transcriberSettings,
} from "./transcriber-settings.server.ts";
import { readTurnSettings, type TurnSettings, turnSettings } from "./turn-settings.server.ts";

const portNumber = z.coerce.number().int().min(0).max(65535);
const flag = z.enum(["true", "false"]).transform((value) => value === "true");
/** Secrets that stand in someone's published example. Whoever kept one has no secret. */
const publishedDefaults = [
  "change-me",
  "changeme",
  "secret",
  "please-change-me",
  "replace-me-with-a-long-random-text",
];
const secret = z
  .string()
  .min(32, "must be at least 32 characters long")
  .refine((value) => !publishedDefaults.some((published) => value.toLowerCase().startsWith(published)), {
    message: "is a published example; make one of your own, for instance with: openssl rand -hex 32",
  });

const encryptionKeys = z.string().transform((text, context): EncryptionKey[] => {
  const keys = parseEncryptionKeys(text);
  if (typeof keys !== "string") return keys;
  context.addIssue({ code: "custom", message: keys });
  return z.NEVER;
});

const retentionLimitsSetting = z.string().transform((text, context): RetentionLimits => {
  const limits = parseRetentionLimits(text);
  if (typeof limits !== "string") return limits;
  context.addIssue({ code: "custom", message: limits });
  return z.NEVER;
});

const networksSetting = z.string().transform((text, context): Networks => {
  try {
    return networksOf(text.split(/[\s,]+/).filter(Boolean));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    context.addIssue({
      code: "custom",
      message: `${error.message}; write addresses or ranges like 192.168.1.0/24`,
    });
    return z.NEVER;
  }
});

const environmentSchema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  PORT: portNumber.default(3000),
  HOST: z.string().optional(),
  PUBLIC_URL: z
    .string()
    .url()
    .refine(
      (value) => /^https?:\/\/[^/]+\/?$/.test(value),
      "must be an address without a path, like https://meet.example.com",
    )
    .optional(),
  PARLEY_ROLES: z
    .string()
    .default("web,worker")
    .transform((value) => value.split(",").map((role) => role.trim()))
    .pipe(z.array(z.enum(["web", "worker"])).min(1)),
  PARLEY_DATA: z.string().min(1, "must name the folder for Parley's data"),
  PARLEY_DEMO: flag.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgresql://")
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, "must begin with redis:// or rediss://")
    .optional(),
  PARLEY_SECRET: secret,
  ENC_KEYS: encryptionKeys.optional(),
  ...backupSettings,
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: z.string().email().optional(),
  ...dkimSettings,
  ...inboxSettings,
  ...operatorSettings,
  PUBLISH_LEGAL_REQUESTS: flag.default("false"),
  CONSENT_AGE: z.coerce.number().int().min(13).max(16).default(16),
  RETENTION_LIMITS: retentionLimitsSetting.optional(),
  SUPPORT_DAYS: z.coerce.number().int().min(1).max(365).default(365),
  LEAD_DAYS: z.coerce.number().int().min(1).max(365).default(180),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(600),
  BOOKINGS_PER_HOUR: z.coerce.number().int().min(1).default(60),
  PRIVATE_NETWORKS: networksSetting.default(""),
  STUN_URLS: z.string().optional(),
  ...turnSettings,
  ...objectSettings,
  ...transcriberSettings,
  ...grantSettings,
});

/** The names of all settings, as the environment and `.env` give them. */
export const settingNames = Object.keys(environmentSchema.shape);

export type Settings = OperatorSettings & {
  mode: "development" | "production" | "test";
  port: number;
  host: string;
  /** Without a slash at the end. */
  publicUrl: string;
  secure: boolean;
  roles: ("web" | "worker")[];
  dataDir: string;
  /** Shows the demo business and `/dev/outbox`. On while no SMTP server and no public address are set. */
  demo: boolean;
  databaseUrl: string | undefined;
  /** Carries words between web processes; the database does where it is not set. Nothing is stored in it. */
  redisUrl: string | undefined;
  secret: string;
  /** What is secret at rest is sealed by the first, and opened by all. */
  encryptionKeys: EncryptionKey[];
  backup: BackupSettings;
  trustProxy: number;
  /** `country`: where the mail server stands, two letters; null where nobody said. */
  mail: {
    smtpUrl: string | undefined;
    from: string;
    country: string | null;
    guarantee: Guarantee | null;
    /** Signs mails; null without a key. */
    dkim: DkimSettings | null;
    /** Where answers and returned mails come; null where nobody reads them. */
    inbox: InboxSettings | null;
  };
  /** From what age on people book and consent by themselves: 13 to 16, as the law of the operator's country has it. */
  consentAge: number;
  /** Whether `/trust` tells how many requests of authorities there were. */
  publishesLegalRequests: boolean;
  /** What businesses may choose of how long data is kept. */
  retentionLimits: RetentionLimits;
  /** How long what people write to the operator is kept: after a case was closed, and after the last word of a wish for information. */
  support: { days: number; leadDays: number };
  logLevel: string;
  rateLimitPerMinute: number;
  /** Submitted booking forms from one network. */
  bookingsPerHour: number;
  /** Private networks in which the calendars that members connect may lie. */
  privateNetworks: Networks;
  stunUrls: string[];
  /** The relay for calls that find no direct way; null without one. */
  turn: TurnSettings | null;
  /** Where recordings and photographs lie; null where the data folder keeps them. */
  bucket: BucketSettings | null;
  /** Writes down what is said, for captions; null without one. */
  transcriber: TranscriberSettings | null;
  /** The agreements with providers of members' calendars; null without one. */
  google: GrantSettings | null;
  microsoft: GrantSettings | null;
};

export class SettingsError extends Error {}

/** Reads the environment once; an empty value counts as not set. Throws a `SettingsError` whose message names each wrong setting in a sentence. */
export function parseSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = environmentSchema.safeParse(given);
  if (!result.success) {
    const sentences = result.error.issues.map((issue) => {
      const message = issue.message === "Required" ? "is missing" : lowerFirst(issue.message);
      return `The setting ${issue.path.join(".")} ${startsLikeVerb(message) ? message : `is not right: ${message}`}.`;
    });
    throw new SettingsError(sentences.join("\n"));
  }
  const env = result.data;
  if ((env.TURN_URLS === undefined) !== (env.TURN_SECRET === undefined)) {
    const missing = env.TURN_URLS ? "TURN_SECRET" : "TURN_URLS";
    throw new SettingsError(`The setting ${missing} is missing: TURN_URLS and TURN_SECRET go together.`);
  }
  const missing = [...missingOfGrants(env), ...missingOfBucket(env)];
  if (missing.length > 0) throw new SettingsError(missing.join("\n"));
  const demo = env.PARLEY_DEMO ?? (env.SMTP_URL === undefined && env.PUBLIC_URL === undefined);
  if (env.PUBLIC_URL !== undefined && !demo) requirePublic(env);
  const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, "");
  const from = env.MAIL_FROM ?? `parley@${new URL(publicUrl).hostname}`;
  const dkim = readDkimSettings(env, from);
  if (typeof dkim === "string") throw new SettingsError(dkim);
  const inbox = readInboxSettings(env);
  if (typeof inbox === "string") throw new SettingsError(inbox);
  return {
    mode: env.NODE_ENV,
    port: env.PORT,
    // The demo shows every mail to whoever opens it, so it answers this machine alone unless told otherwise.
    host: env.HOST ?? (demo ? "127.0.0.1" : "0.0.0.0"),
    publicUrl,
    secure: publicUrl.startsWith("https://"),
    roles: env.PARLEY_ROLES,
    dataDir: env.PARLEY_DATA,
    demo,
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    secret: env.PARLEY_SECRET,
    encryptionKeys: env.ENC_KEYS ?? [],
    backup: readBackupSettings(env, path.join(env.PARLEY_DATA, "backups")),
    trustProxy: env.TRUST_PROXY,
    mail: {
      smtpUrl: env.SMTP_URL,
      ...{ from, dkim, inbox },
      country: env.SMTP_COUNTRY ?? null,
      guarantee: env.SMTP_GUARANTEE ?? null,
    },
    ...readOperatorSettings(env),
    consentAge: env.CONSENT_AGE,
    publishesLegalRequests: env.PUBLISH_LEGAL_REQUESTS,
    retentionLimits: env.RETENTION_LIMITS ?? retentionLimits,
    support: { days: env.SUPPORT_DAYS, leadDays: env.LEAD_DAYS },
    logLevel: env.LOG_LEVEL,
    rateLimitPerMinute: env.RATE_LIMIT_PER_MINUTE,
    bookingsPerHour: env.BOOKINGS_PER_HOUR,
    privateNetworks: env.PRIVATE_NETWORKS,
    stunUrls: env.STUN_URLS?.split(",").map((url) => url.trim()) ?? [],
    turn: readTurnSettings(env),
    bucket: readBucketSettings(env),
    transcriber: readTranscriberSettings(env),
    google: readGrantSettings(env, "GOOGLE"),
    microsoft: readGrantSettings(env, "MICROSOFT"),
  };
}

/** Whoever serves the public says who they are and whom they trust, and lets nobody read along. */
function requirePublic(env: z.output<typeof environmentSchema>): void {
  const faults = [...missingOfPublic(env), ...plainOfPublic(env)];
  if (faults.length > 0) throw new SettingsError(faults.join("\n"));
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function startsLikeVerb(message: string): boolean {
  return /^(must|is|has) /.test(message);
}
