import type { OwnMailKind } from "./own-mails.ts";

/** What a business writes itself; an empty part is ours, which fits each case. */
export type MailWording = { subject: string; heading: string; lead: string };

/** In characters. */
export const wordingMax = { subject: 150, heading: 120, lead: 2000 } as const;

/**
 * What stands in braces in a text and is filled in as the mail is written. Each has a name in both languages of the
 * interface, and either is understood in a text of any language.
 */
export const variables = {
  attendee: { en: "attendee name", fr: "nom du participant" },
  host: { en: "host name", fr: "nom de l’hôte" },
  business: { en: "business name", fr: "nom de l’entreprise" },
  appointment: { en: "appointment", fr: "rendez-vous" },
  time: { en: "time", fr: "date et heure" },
  place: { en: "place", fr: "lieu" },
  member: { en: "member name", fr: "nom du membre" },
  day: { en: "day", fr: "jour" },
  count: { en: "number of appointments", fr: "nombre de rendez-vous" },
} as const;
export type Variable = keyof typeof variables;
export type VariableValues = Partial<Record<Variable, string>>;

const ofAppointment = ["attendee", "host", "business", "appointment", "time", "place"] as const;
const ofAgenda = ["member", "business", "day", "count"] as const;

export function variablesOf(kind: OwnMailKind): readonly Variable[] {
  return kind === "agenda" ? ofAgenda : ofAppointment;
}

const inBraces = /\{([^{}]*)\}/gu;

/** Spaces of any kind, apostrophes of either form, and large or small letters are the same. */
function plain(name: string): string {
  return name.normalize("NFKC").replace(/\s+/gu, " ").trim().replaceAll("'", "’").toLowerCase();
}

function variableNamed(name: string, kind: OwnMailKind): Variable | undefined {
  const wanted = plain(name);
  return variablesOf(kind).find((one) =>
    Object.values(variables[one]).some((known) => plain(known) === wanted),
  );
}

/** What stands in braces and means nothing in mails of this kind, and a brace that is alone, as they were written. */
export function strangeWords(text: string, kind: OwnMailKind): string[] {
  const unknown = [...text.matchAll(inBraces)]
    .filter(([, name = ""]) => variableNamed(name, kind) === undefined)
    .map(([whole]) => whole);
  const alone = text.replace(inBraces, "").match(/[{}]/gu) ?? [];
  return [...new Set([...unknown, ...alone])];
}

/** The text with its values. They are put in once: braces in a value are only braces. */
export function filled(text: string, kind: OwnMailKind, values: VariableValues): string {
  return text.replace(inBraces, (whole, name: string) => {
    const variable = variableNamed(name, kind);
    return variable === undefined ? whole : (values[variable] ?? "");
  });
}

/**
 * A name that somebody typed, as it may stand in a mail to an address that nobody confirmed; null for what is no name.
 * Whoever books with a stranger's address must not be able to mail them words of their own: letters, a few of the marks
 * that names have, and nothing that a mail program makes a link of.
 */
export function nameForMail(typed: string): string | null {
  const name = typed.normalize("NFC").replace(/\s+/gu, " ").trim();
  if (!/^\p{L}[\p{L}\p{M}'’.\- ]*$/u.test(name) || [...name].length > 40) return null;
  if (/\.(?! |$)/u.test(name) || name.split(" ").length > 4) return null;
  return name;
}
