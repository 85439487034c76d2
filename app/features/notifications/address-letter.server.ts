import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime, offsetLabel } from "#app/platform/time/format.server.ts";
import { accountMail } from "./emails/account-mail.ts";
import type { Letter } from "./letter.ts";
import { readMailFacts } from "./mail-facts.ts";
import { languageOf } from "./mail-reader.server.ts";
import { findEmailChange, type StoredMail } from "./mail-repository.server.ts";

/**
 * What an account's old and new address are told of a change. They go to the one or the other of the two, whichever the
 * account has as they are sent. Null when the change is over, or was followed by another.
 */
export async function addressLetter(
  { database, links, clock }: Pick<Services, "database" | "links" | "clock">,
  mail: StoredMail,
  kind: "email_change" | "email_changed" | "email_restored",
): Promise<Letter | null> {
  const { changeId } = readMailFacts(mail.facts);
  const change = changeId === undefined ? null : await findEmailChange(database.prisma, changeId);
  if (!mail.user || !changeId || !change || change.expiresAt.getTime() <= clock.now()) return null;
  const { locale, zone, t } = languageOf(mail.user);
  const frame = { locale, fromName: t("common.appName") };
  if (kind === "email_restored") {
    const url = links.absolute("/");
    const said = { t, host: links.host, kind, url, from: change.fromEmail };
    return { ...frame, to: change.toEmail, content: accountMail(said) };
  }
  const isConfirmed = change.confirmedAt !== null;
  if (change.undoneAt !== null || isConfirmed !== (kind === "email_changed")) return null;
  const expiresAt = change.expiresAt.getTime();
  const end = `${formatDateTime(expiresAt, { locale, zone })} (${offsetLabel(zone, expiresAt)})`;
  const url = links.emailChangeUrl(isConfirmed ? "undo" : "confirm", changeId);
  const content = accountMail({ t, host: links.host, kind, url, to: change.toEmail, end });
  return { ...frame, to: isConfirmed ? change.fromEmail : change.toEmail, content };
}
