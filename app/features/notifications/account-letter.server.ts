import type { Services } from "#app/platform/services.server.ts";
import { formatDate, formatDateTime, offsetLabel } from "#app/platform/time/format.server.ts";
import { accountMail } from "./emails/account-mail.ts";
import type { Letter } from "./letter.ts";
import { readMailFacts } from "./mail-facts.ts";
import { languageOf } from "./mail-reader.server.ts";
import { findDevice, findGrant, findOpenTokenExpiry, type StoredMail } from "./mail-repository.server.ts";

type AccountKind =
  | "verify_email"
  | "reset_password"
  | "password_changed"
  | "notice_changed"
  | "limits_changed"
  | "export_ready"
  | "access_opened"
  | "new_device"
  | "sign_in_changed";

/** Null when the mail's link was used or has ended, or the account is gone. */
export async function accountLetter(
  { database, links, clock }: Pick<Services, "database" | "links" | "clock">,
  mail: StoredMail,
  kind: AccountKind,
): Promise<Letter | null> {
  if (!mail.user) return null;
  const { locale, zone, t } = languageOf(mail.user);
  const showTime = (instant: number) =>
    `${formatDateTime(instant, { locale, zone })} (${offsetLabel(zone, instant)})`;
  const frame = { locale, fromName: t("common.appName"), to: mail.user.email };
  if (kind === "password_changed") {
    const changedAt = showTime(mail.createdAt.getTime());
    const url = links.absolute("/forgot-password");
    return { ...frame, content: accountMail({ t, host: links.host, kind, url, changedAt }) };
  }
  const { tokenId, noticeHash, effectiveAt, endsAt, grantId, sessionId, change } = readMailFacts(mail.facts);
  if (kind === "new_device") {
    // It is told of a session that was ended at once as well; then nothing is known of the browser any more.
    const session = sessionId === undefined ? null : await findDevice(database.prisma, sessionId);
    const device = session?.device || t("account.unknownDevice");
    const where = { device, network: session?.network ?? "", time: showTime(mail.createdAt.getTime()) };
    return {
      ...frame,
      content: accountMail({ t, host: links.host, kind, url: links.absolute("/account"), ...where }),
    };
  }
  if (kind === "sign_in_changed") {
    if (change === undefined) return null;
    const url = links.absolute("/account");
    const time = showTime(mail.createdAt.getTime());
    return { ...frame, content: accountMail({ t, host: links.host, kind, url, change, time }) };
  }
  if (kind === "access_opened") {
    const grant = grantId === undefined ? null : await findGrant(database.prisma, grantId);
    if (!grant) return null;
    const url = links.absolute(`/dashboard/${grant.organization.slug}/settings/support`);
    const end = showTime(grant.endsAt.getTime());
    const { emergency, caseRef } = grant;
    return { ...frame, content: accountMail({ t, host: links.host, kind, url, end, emergency, caseRef }) };
  }
  if (kind === "export_ready") {
    if (endsAt === undefined || endsAt <= clock.now()) return null;
    const url = links.absolute("/account/data");
    return { ...frame, content: accountMail({ t, host: links.host, kind, url, end: showTime(endsAt) }) };
  }
  if (kind === "limits_changed") {
    if (effectiveAt === undefined) return null;
    const url = links.absolute("/dashboard");
    const date = showTime(effectiveAt);
    return { ...frame, content: accountMail({ t, host: links.host, kind, url, date }) };
  }
  if (kind === "notice_changed") {
    if (noticeHash === undefined || effectiveAt === undefined) return null;
    const url = links.absolute(`/privacy/versions/${noticeHash}`);
    // The day of UTC, as on the notice itself.
    const date = formatDate(effectiveAt, { locale, zone: "Etc/UTC" });
    return { ...frame, content: accountMail({ t, host: links.host, kind, url, date }) };
  }
  const expiresAt = tokenId ? await findOpenTokenExpiry(database.prisma, tokenId) : null;
  if (!tokenId || expiresAt === null || expiresAt <= clock.now()) return null;
  const url = links.emailTokenUrl(kind, tokenId);
  return { ...frame, content: accountMail({ t, host: links.host, kind, url, expiry: showTime(expiresAt) }) };
}
