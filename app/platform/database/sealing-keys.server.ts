import { createSealer, SealError, type Sealer, testSealer } from "../security/sealer.server.ts";
import { type Settings, SettingsError } from "../settings.server.ts";
import type { Database } from "./database.server.ts";
import { keysInUse } from "./sealed-answers.server.ts";

/** The sealer of these settings, once each of its keys has sealed and opened something. @throws SettingsError */
export function openSealer({ encryptionKeys }: Pick<Settings, "encryptionKeys">): Sealer {
  try {
    testSealer(encryptionKeys);
    return createSealer(encryptionKeys);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    throw new SettingsError(`The setting ENC_KEYS is not right: ${error.message}`);
  }
}

/** @throws SettingsError where something in the database was sealed by a key that is not there. */
export async function requireKeys({ prisma }: Pick<Database, "prisma">, sealer: Sealer): Promise<void> {
  const missing = (await keysInUse(prisma)).filter((id) => !sealer.knows(id));
  if (missing.length === 0) return;
  throw new SettingsError(
    `The setting ENC_KEYS lacks ${missing.sort().join(", ")}: answers in the database are sealed by it and could not be ` +
      "read. Put it back behind the others, run `npm run privacy -- rotate-keys`, and take it away then.",
  );
}
