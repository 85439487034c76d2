import { existsSync } from "node:fs";
import path from "node:path";
import { defaultDataDir, ensureEncryptionKeys, ensureSecret } from "./platform/data-folder.server.ts";
import { parseSettings, type Settings } from "./platform/settings.server.ts";

/**
 * The settings of the program in `projectDir`: the environment, over the file `.env`, over what is made on a first
 * run. Throws a `SettingsError` whose message is for the person who starts it.
 */
export function readSettings(projectDir: string): Settings {
  const file = path.join(projectDir, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  const dataDir = path.resolve(process.env["PARLEY_DATA"] || defaultDataDir(projectDir));
  const secret = process.env["PARLEY_SECRET"] || ensureSecret(dataDir);
  const keys = process.env["ENC_KEYS"] || ensureEncryptionKeys(dataDir);
  return parseSettings({ ...process.env, PARLEY_DATA: dataDir, PARLEY_SECRET: secret, ENC_KEYS: keys });
}
