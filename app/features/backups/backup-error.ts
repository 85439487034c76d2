/** Why a backup or a restore does not come about, in a sentence for the operator. */
export class BackupError extends Error {
  override name = "BackupError";
}
