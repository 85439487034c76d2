import type { MailWording } from "#app/domain/mail/mail-wording.ts";
import { maySwitchOff, type OwnMailKind, ownMailKinds } from "#app/domain/mail/own-mails.ts";
import { isLocale, type Locale, locales } from "#app/messages/locale.ts";
import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { findKindsOff, findWording, listWordings } from "./own-mail-repository.server.ts";
import { variableNames } from "./own-mails-form.ts";

type Store = Pick<Services, "database">;

export type ListedOwnMail = { kind: OwnMailKind; title: string; when: string; on: boolean; own: string };

/** All kinds, with what is so of each. */
export async function ownMailsPage(
  { database: { prisma } }: Store,
  { organizationId, translator: { t } }: { organizationId: string; translator: Translator },
): Promise<ListedOwnMail[]> {
  const [off, wordings] = await Promise.all([
    findKindsOff(prisma, organizationId),
    listWordings(prisma, organizationId),
  ]);
  return ownMailKinds.map((kind) => ({
    kind,
    title: t(`ownMails.kind.${kind}`),
    when: t(`ownMails.when.${kind}`),
    on: !off.includes(kind),
    own: locales
      .filter((locale) => wordings.some((one) => one.kind === kind && one.locale === locale))
      .map((locale) => languageName(locale))
      .join(", "),
  }));
}

export type OwnMailPage = Omit<ListedOwnMail, "own"> & {
  mayOff: boolean;
  /** What happens where it is off, or why it cannot be. */
  offText: string;
  language: Locale;
  languages: { locale: Locale; name: string }[];
  wording: MailWording;
  isOwn: boolean;
  variables: string[];
};

/** One kind in one language, with its words as they are saved. */
export async function ownMailPage(
  { database: { prisma } }: Store,
  {
    organizationId,
    kind,
    language,
    translator: { t, locale },
  }: { organizationId: string; kind: OwnMailKind; language: Locale; translator: Translator },
): Promise<OwnMailPage> {
  const [off, wording] = await Promise.all([
    findKindsOff(prisma, organizationId),
    findWording(prisma, { organizationId, kind, locale: language }),
  ]);
  return {
    kind,
    title: t(`ownMails.kind.${kind}`),
    when: t(`ownMails.when.${kind}`),
    on: !off.includes(kind),
    mayOff: maySwitchOff(kind),
    offText: t(`ownMails.off.${kind}`),
    language,
    languages: locales.map((one) => ({ locale: one, name: languageName(one) })),
    wording: wording ?? { subject: "", heading: "", lead: "" },
    isOwn: wording !== null,
    variables: variableNames(kind, locale),
  };
}

/** The language that an address asks for, or the reader's own. */
export function askedLanguage(url: URL, reader: Locale): Locale {
  const asked = url.searchParams.get("language") ?? "";
  return isLocale(asked) ? asked : reader;
}

/** A language by its own name. */
function languageName(locale: Locale): string {
  const name = new Intl.DisplayNames(locale, { type: "language" }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
