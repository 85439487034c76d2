import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import type { BackupLock } from "#app/platform/backup-settings.server.ts";
import { BackupError } from "./backup-error.ts";

/** What opens a backup: secret keys (`AGE-SECRET-KEY-1…`), and a passphrase where there is one. */
export type BackupKeys = { secretKeys: string[]; passphrase: string | undefined };

type Bytes = ReadableStream<Uint8Array>;

/** The age format (age-encryption.org/v1), so that the `age` program opens a backup without Parley. */
export async function lockStream(plain: Bytes, lock: BackupLock): Promise<Bytes> {
  const encrypter = new Encrypter();
  try {
    if ("passphrase" in lock) encrypter.setPassphrase(lock.passphrase);
    else for (const recipient of lock.recipients) encrypter.addRecipient(recipient);
  } catch {
    throw new BackupError("BACKUP_RECIPIENTS holds something that is no age public key.");
  }
  return encrypter.encrypt(plain);
}

/** @throws BackupError for another key, and for what is no backup. What is damaged further on fails while it is read. */
export async function unlockStream(locked: Bytes, keys: BackupKeys): Promise<Bytes> {
  const decrypter = new Decrypter();
  try {
    for (const key of keys.secretKeys) decrypter.addIdentity(key);
  } catch {
    throw new BackupError("The key file holds something that is no age secret key.");
  }
  if (keys.passphrase !== undefined) decrypter.addPassphrase(keys.passphrase);
  try {
    return await decrypter.decrypt(locked);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("no identity matched"))
      throw new BackupError(
        "The backup was made for another key: none of those given opens it. Name the file of the right secret key by " +
          "--key FILE, or set the BACKUP_PASSPHRASE that locked it.",
      );
    throw new BackupError("The file is no backup of Parley's, or its beginning is damaged.");
  }
}

/** The secret keys in a key file of age's: lines that are neither empty nor a remark. */
export function secretKeysIn(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

export async function newKeyPair(): Promise<{ secretKey: string; recipient: string }> {
  const secretKey = await generateX25519Identity();
  return { secretKey, recipient: await identityToRecipient(secretKey) };
}
