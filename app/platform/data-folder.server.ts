import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { encryptionKeyBytes } from "./security/encryption-keys.server.ts";

/**
 * The folder that holds what Parley keeps on this machine: the embedded database, secrets, the outbox.
 * `.parley` beside the program; for root in a home that ordinary users cannot enter, a folder under /var/lib,
 * since PostgreSQL refuses to run as root and its user must reach the data.
 */
export function defaultDataDir(projectDir: string): string {
  const beside = path.join(projectDir, ".parley");
  if (process.getuid?.() !== 0 || fs.existsSync(beside) || isReachable(projectDir)) return beside;
  const fingerprint = createHash("sha256").update(projectDir).digest("hex").slice(0, 8);
  return path.join("/var/lib/parley", `${path.basename(projectDir)}-${fingerprint}`);
}

/** Whether any user may pass through every folder on the way. */
function isReachable(folder: string): boolean {
  for (let step = path.resolve(folder); ; step = path.dirname(step)) {
    if ((fs.statSync(step).mode & 0o001) === 0) return false;
    if (step === path.dirname(step)) return true;
  }
}

/** The secret that everything signed derives from, made on first run and readable by its owner alone. */
export function ensureSecret(dataDir: string): string {
  return ensureFile(dataDir, "secret", () => randomBytes(32).toString("hex"));
}

/** The keys that seal what is secret at rest, as the setting ENC_KEYS writes them; one is made on first run. */
export function ensureEncryptionKeys(dataDir: string): string {
  return ensureFile(
    dataDir,
    "encryption-keys",
    () => `k1:${randomBytes(encryptionKeyBytes).toString("base64")}`,
  );
}

function ensureFile(dataDir: string, name: string, make: () => string): string {
  const file = path.join(dataDir, name);
  try {
    return fs.readFileSync(file, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, `${make()}\n`, { mode: 0o600 });
  // A link fails when another process was first: then what it made holds.
  try {
    fs.linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    fs.unlinkSync(draft);
  }
  return fs.readFileSync(file, "utf8").trim();
}
