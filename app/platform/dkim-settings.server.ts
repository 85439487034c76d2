import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";

const domain = z
  .string()
  .toLowerCase()
  .regex(
    /^(?=.{1,253}$)([a-z\d]([a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/,
    "must be a domain like example.com",
  );

const selector = z
  .string()
  .regex(
    /^[a-zA-Z\d]([a-zA-Z\d.-]{0,61}[a-zA-Z\d])?$/,
    "must be a name like parley2026, of letters, digits and hyphens",
  );

/** Reads a key, or the file that holds it. In an environment a key's lines may be parted by `\n`, written out. */
const privateKey = z.string().transform((given, context) => {
  const refuse = (message: string) => {
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  };
  const isKey = given.trimStart().startsWith("-----BEGIN");
  let text = given.replaceAll("\\n", "\n");
  try {
    if (!isKey) text = readFileSync(given, "utf8");
  } catch {
    return refuse("must be a private key, or the path of a file with one that Parley may read");
  }
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(text);
    const bits = asymmetricKeyDetails?.modulusLength ?? 0;
    if (asymmetricKeyType === "rsa" && bits >= 1024) return text;
  } catch {
    // Its own words may hold parts of the key.
  }
  return refuse("must be an RSA key of at least 1024 bits (better 2048), as openssl genrsa writes it");
});

/** With these mails are signed, so that receivers know whom they come from (RFC 6376). */
export const dkimSettings = {
  DKIM_DOMAIN: domain.optional(),
  DKIM_SELECTOR: selector.optional(),
  DKIM_PRIVATE_KEY: privateKey.optional(),
};

export type DkimSettings = { domain: string; selector: string; privateKey: string };
type DkimEnvironment = z.output<z.ZodObject<typeof dkimSettings>>;

/** Null without them. A sentence where they do not go together, or not with the address that mails come from. */
export function readDkimSettings(env: DkimEnvironment, from: string): DkimSettings | null | string {
  const { DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY } = env;
  const all = Object.entries({ DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY });
  const missing = all.filter(([, value]) => value === undefined).map(([name]) => name);
  if (missing.length === all.length) return null;
  if (DKIM_DOMAIN === undefined || DKIM_SELECTOR === undefined || DKIM_PRIVATE_KEY === undefined)
    return `The setting ${missing.join(" and ")} is missing: DKIM_DOMAIN, DKIM_SELECTOR and DKIM_PRIVATE_KEY go together.`;
  const host = from.slice(from.lastIndexOf("@") + 1).toLowerCase();
  // A signature by another domain says nothing of the one in From (RFC 7489, 3.1.1).
  if (host !== DKIM_DOMAIN && !host.endsWith(`.${DKIM_DOMAIN}`))
    return `The setting DKIM_DOMAIN must be the domain that mails come from, ${host}, or the one above it.`;
  return { domain: DKIM_DOMAIN, selector: DKIM_SELECTOR, privateKey: DKIM_PRIVATE_KEY };
}
