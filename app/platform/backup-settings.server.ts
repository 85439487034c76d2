import { z } from "zod";
import { backupDaysMax } from "./backup-days.ts";

/** What a backup is locked with: the public keys of whoever may open it, or a passphrase. */
export type BackupLock = { recipients: string[] } | { passphrase: string };

export type BackupSettings = {
  /** Null where the operator named neither: then no backup can be made. */
  lock: BackupLock | null;
  /** Opens what it locked, also after public keys took its place. */
  passphrase: string | undefined;
  folder: string;
  /** After so many days a backup in the folder is deleted. */
  days: number;
};

/** The part of the environment that is about backups. */
export const backupSettings = {
  BACKUP_RECIPIENTS: z
    .string()
    .transform((text) => text.split(",").map((key) => key.trim()))
    .pipe(z.array(z.string().regex(/^age1[a-z0-9]{20,}$/, "must be public keys that begin with age1")).min(1))
    .optional(),
  BACKUP_PASSPHRASE: z.string().min(20, "must be at least 20 characters long").optional(),
  BACKUP_FOLDER: z.string().optional(),
  BACKUP_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(backupDaysMax, `must be at most ${backupDaysMax}: what was erased would live on in backups too long`)
    .default(14),
};

type Given = {
  BACKUP_RECIPIENTS?: string[] | undefined;
  BACKUP_PASSPHRASE?: string | undefined;
  BACKUP_FOLDER?: string | undefined;
  BACKUP_DAYS: number;
};

export function readBackupSettings(given: Given, usualFolder: string): BackupSettings {
  const { BACKUP_RECIPIENTS: recipients, BACKUP_PASSPHRASE: passphrase } = given;
  return {
    lock: recipients ? { recipients } : passphrase ? { passphrase } : null,
    passphrase,
    folder: given.BACKUP_FOLDER ?? usualFolder,
    days: given.BACKUP_DAYS,
  };
}
