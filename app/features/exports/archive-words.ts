import type { ImportProblem } from "./check-import.server.ts";
import type { ArchiveFault } from "./verify-archive.server.ts";

/** "2026-11-22 09:30 UTC" */
export function dateTimeText(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** A sentence for the person at the terminal. */
export function problemText(problem: ImportProblem): string {
  switch (problem.reason) {
    case "not-a-business":
      return "The archive is not of a whole business: only such a one can be taken in.";
    case "unknown-collection":
      return `The archive has ${problem.model} in version ${problem.version}, which this Parley does not know.`;
    case "address-taken":
      return `The address /${problem.slug} is taken here. Give another one: --slug NEW`;
    case "overlap":
      return `Two bookings take the same time of one host: ${problem.one} and ${problem.other}.`;
  }
}

/** The same of what does not fit in an archive. */
export function faultText({ reason, path }: ArchiveFault): string {
  switch (reason) {
    case "unreadable":
      return `${path} is missing, or of a form that this Parley does not know.`;
    case "unsigned":
      return "The archive is not signed.";
    case "bad-signature":
      return `${path} is not what was signed.`;
    case "unknown-key":
      return (
        "The archive is signed by a key that is not known here. The Parley that made it publishes its keys at " +
        "/.well-known/privacy-keys.json: give that file by --keys FILE."
      );
    case "changed":
      return `${path} was changed.`;
    case "missing":
      return `${path} is missing.`;
    case "extra":
      return `${path} was added.`;
  }
}
