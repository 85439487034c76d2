import { z } from "zod";
import type { Guarantee } from "./operator-settings.server.ts";

const endpoint = z
  .string()
  .regex(/^https?:\/\/[^/\s?#@]+\/?$/, "must be an address without a path, like https://s3.example.com")
  .transform((url) => url.replace(/\/$/, ""));

/** Where recordings and photographs lie, and how a bucket is reached. */
export const objectSettings = {
  OBJECT_STORE: z.enum(["disk", "s3"]).default("disk"),
  S3_ENDPOINT: endpoint.optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, "must be a region's name, like eu-west-3")
    .default("us-east-1"),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be a bucket's name, like parley-media")
    .optional(),
  S3_ACCESS_KEY: z.string().optional(),
  S3_SECRET_KEY: z.string().optional(),
};

export type BucketSettings = {
  endpoint: string;
  region: string;
  bucket: string;
  accessKey: string;
  secretKey: string;
  country: string | null;
  guarantee: Guarantee | null;
};

type ObjectEnvironment = z.output<z.ZodObject<typeof objectSettings>> & {
  S3_COUNTRY?: string;
  S3_GUARANTEE?: Guarantee;
};

/** What a bucket needs and was not given, as sentences. */
export function missingOfBucket(env: ObjectEnvironment): string[] {
  if (env.OBJECT_STORE !== "s3") return [];
  return (["S3_ENDPOINT", "S3_BUCKET", "S3_ACCESS_KEY", "S3_SECRET_KEY"] as const)
    .filter((name) => env[name] === undefined)
    .map((name) => `The setting ${name} is missing: OBJECT_STORE=s3 needs it.`);
}

/** Null where the data folder keeps them. */
export function readBucketSettings(env: ObjectEnvironment): BucketSettings | null {
  const {
    S3_ENDPOINT: endpoint,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY: accessKey,
    S3_SECRET_KEY: secretKey,
  } = env;
  if (env.OBJECT_STORE !== "s3" || !endpoint || !bucket || !accessKey || !secretKey) return null;
  return {
    ...{ endpoint, bucket, accessKey, secretKey, region: env.S3_REGION },
    country: env.S3_COUNTRY ?? null,
    guarantee: env.S3_GUARANTEE ?? null,
  };
}
