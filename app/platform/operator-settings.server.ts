import { isIP } from "node:net";
import { z } from "zod";

/** ISO 3166: two letters, however they are typed. */
const country = z
  .string()
  .regex(/^[A-Za-z]{2}$/, "must be a country's two letters, like FR")
  .transform((letters) => letters.toUpperCase());

/**
 * What lets data leave for another country: nothing leaves, a decision that the country is as safe, standard contract
 * clauses, or each person's consent. Privacy Shield was declared void and is no choice.
 */
export const transferTools = ["none", "adequacy", "scc", "consent"] as const;
export type TransferTool = (typeof transferTools)[number];

/** What a recipient has promised: its contract's address and day (ISO 8601), null for a server of the operator's own. */
export type Guarantee = { contract: string | null; since: string | null; transfer: TransferTool };

const guarantee = z.string().transform((text, context): Guarantee => {
  if (text === "own") return { contract: null, since: null, transfer: "none" };
  const [contract = "", since = "", named = "", ...more] = text.trim().split(/\s+/);
  const transfer = transferTools.find((tool) => tool === named);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(since) && !Number.isNaN(Date.parse(since));
  if (transfer && isDay && /^https:\/\/\S+$/.test(contract) && more.length === 0)
    return { contract, since, transfer };
  context.addIssue({
    code: "custom",
    message: `must be own, or the contract's address, its day and one of ${transferTools.join(", ")}, like https://mail.example.com/contract 2026-05-01 none`,
  });
  return z.NEVER;
});

/** What the operator says about itself, about where the data lies, and about whom it goes to. */
export const operatorSettings = {
  OPERATOR_NAME: z.string().max(200).optional(),
  OPERATOR_CONTACT: z.string().max(400).optional(),
  OPERATOR_COUNTRY: country.optional(),
  DATA_COUNTRY: country.optional(),
  SAFEGUARDS_EN: z.string().max(4000).optional(),
  SAFEGUARDS_FR: z.string().max(4000).optional(),
  SMTP_COUNTRY: country.optional(),
  SMTP_GUARANTEE: guarantee.optional(),
  STUN_COUNTRY: country.optional(),
  STUN_GUARANTEE: guarantee.optional(),
  TURN_COUNTRY: country.optional(),
  TURN_GUARANTEE: guarantee.optional(),
  S3_COUNTRY: country.optional(),
  S3_GUARANTEE: guarantee.optional(),
  TRANSCRIBER_COUNTRY: country.optional(),
  TRANSCRIBER_GUARANTEE: guarantee.optional(),
  GOOGLE_COUNTRY: country.optional(),
  GOOGLE_GUARANTEE: guarantee.optional(),
  MICROSOFT_COUNTRY: country.optional(),
  MICROSOFT_GUARANTEE: guarantee.optional(),
};

type OperatorEnvironment = z.output<z.ZodObject<typeof operatorSettings>>;
type Reach = {
  PUBLIC_URL?: string;
  DATABASE_URL?: string;
  SMTP_URL?: string;
  STUN_URLS?: string;
  TURN_URLS?: string[];
  OBJECT_STORE?: "disk" | "s3";
  S3_ENDPOINT?: string;
  TRANSCRIBER_URL?: string;
  GOOGLE_CLIENT_ID?: string;
  MICROSOFT_CLIENT_ID?: string;
};

export type OperatorSettings = {
  /** Who runs this instance, as the privacy notice names them. Null alone where it is not public. */
  operator: { name: string | null; contact: string | null; country: string | null };
  /** Where the database and the files lie, two letters. */
  dataCountry: string | null;
  /** What the operator does beside the program to keep data safe, in both languages. */
  safeguards: { en: string; fr: string } | null;
  stun: { country: string | null; guarantee: Guarantee | null };
};

export function readOperatorSettings(env: OperatorEnvironment): OperatorSettings {
  const { SAFEGUARDS_EN: en, SAFEGUARDS_FR: fr } = env;
  return {
    operator: {
      name: env.OPERATOR_NAME ?? null,
      contact: env.OPERATOR_CONTACT ?? null,
      country: env.OPERATOR_COUNTRY ?? null,
    },
    dataCountry: env.DATA_COUNTRY ?? null,
    safeguards: en === undefined || fr === undefined ? null : { en, fr },
    stun: { country: env.STUN_COUNTRY ?? null, guarantee: env.STUN_GUARANTEE ?? null },
  };
}

const whoRunsIt = "a public Parley says in its privacy notice who runs it";
const whereItLies = "a public Parley says in which country its data lies";
const howSafe = "a public Parley says on its page about security what keeps data safe beside the program";
const theirPromise = "a public Parley names whom data goes to, and what they have promised, before any does";

/** What has to be said before anybody is served but the operator, as sentences; none where nothing is missing. */
export function missingOfPublic(env: OperatorEnvironment & Reach): string[] {
  const needed: [keyof OperatorEnvironment, string][] = [
    ["OPERATOR_NAME", whoRunsIt],
    ["OPERATOR_CONTACT", whoRunsIt],
    ["OPERATOR_COUNTRY", whoRunsIt],
    ["DATA_COUNTRY", whereItLies],
    ["SAFEGUARDS_EN", howSafe],
    ["SAFEGUARDS_FR", howSafe],
  ];
  if (env.SMTP_URL) needed.push(["SMTP_COUNTRY", theirPromise], ["SMTP_GUARANTEE", theirPromise]);
  if (env.STUN_URLS) needed.push(["STUN_COUNTRY", theirPromise], ["STUN_GUARANTEE", theirPromise]);
  if (env.TURN_URLS) needed.push(["TURN_COUNTRY", theirPromise], ["TURN_GUARANTEE", theirPromise]);
  if (env.OBJECT_STORE === "s3") needed.push(["S3_COUNTRY", theirPromise], ["S3_GUARANTEE", theirPromise]);
  if (env.TRANSCRIBER_URL)
    needed.push(["TRANSCRIBER_COUNTRY", theirPromise], ["TRANSCRIBER_GUARANTEE", theirPromise]);
  if (env.MICROSOFT_CLIENT_ID)
    needed.push(["MICROSOFT_COUNTRY", theirPromise], ["MICROSOFT_GUARANTEE", theirPromise]);
  if (env.GOOGLE_CLIENT_ID) needed.push(["GOOGLE_COUNTRY", theirPromise], ["GOOGLE_GUARANTEE", theirPromise]);
  return needed
    .filter(([name]) => env[name] === undefined)
    .map(([name, why]) => `The setting ${name} is missing: ${why}.`);
}

/** Connections of a public Parley that anybody on the way could read, as sentences. */
export function plainOfPublic(reach: Reach): string[] {
  const { PUBLIC_URL, DATABASE_URL, S3_ENDPOINT, TRANSCRIBER_URL } = reach;
  const faults: string[] = [];
  if (PUBLIC_URL?.startsWith("http:") && !isNear(new URL(PUBLIC_URL).hostname))
    faults.push("The setting PUBLIC_URL is not right: a public Parley is reached over https:// alone.");
  if (DATABASE_URL && !isSealed(DATABASE_URL))
    faults.push(
      "The setting DATABASE_URL is not right: a database on another machine is reached over TLS alone, so add sslmode=verify-full to it.",
    );
  if (S3_ENDPOINT?.startsWith("http:") && !isNear(new URL(S3_ENDPOINT).hostname))
    faults.push(
      "The setting S3_ENDPOINT is not right: a bucket on another machine is reached over https:// alone.",
    );
  if (TRANSCRIBER_URL?.startsWith("http:") && !isNear(new URL(TRANSCRIBER_URL).hostname))
    faults.push(
      "The setting TRANSCRIBER_URL is not right: what people say goes to another machine over https:// alone.",
    );
  return faults;
}

/** A host whose connection leaves no machine, or no network of one's own; `.test` is nobody's (RFC 6761). */
export function isNear(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  if (host === "" || host === "localhost" || /\.(localhost|test|local|internal)$/.test(host)) return true;
  return isIP(host) !== 0 && /^(127\.|::1$)/.test(host);
}

function isSealed(address: string): boolean {
  const url = new URL(address);
  // A path instead of a host is a socket of this machine.
  const host = url.searchParams.get("host") ?? url.hostname;
  if (host.startsWith("/") || isNear(decodeURIComponent(host))) return true;
  return ["require", "verify-ca", "verify-full"].includes(url.searchParams.get("sslmode") ?? "");
}
