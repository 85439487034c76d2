import fc from "fast-check";
import { expect, test } from "vitest";
import { filled, nameForMail, strangeWords, variables, variablesOf } from "#app/domain/mail/mail-wording.ts";
import { kindsOff, maySwitchOff, ownMailKinds } from "#app/domain/mail/own-mails.ts";

test("a variable is understood by its name in either language, in any case, with any spaces and either apostrophe", () => {
  const values = { attendee: "Grace", host: "Ada" };
  for (const text of [
    "{attendee name}",
    "{ Attendee  NAME }",
    "{nom du participant}",
    "{nom\u00a0du participant}",
  ])
    expect(filled(text, "reminder", values)).toBe("Grace");
  for (const text of ["{nom de l’hôte}", "{nom de l'hôte}", "{Host name}"])
    expect(filled(text, "reminder", values)).toBe("Ada");
});

test("each name means one variable alone, and each kind of mail has some", () => {
  const names = Object.values(variables).flatMap(({ en, fr }) => [en, fr]);
  expect(new Set(names).size).toBe(names.length);
  for (const kind of ownMailKinds) expect(variablesOf(kind).length).toBeGreaterThan(3);
});

test("what stands in braces and is unknown is named as it was written, and so is a brace that is alone", () => {
  expect(strangeWords("Hello {attendee name}, see you at {time}", "reminder")).toEqual([]);
  expect(strangeWords("Hello {first name} and {first name}", "reminder")).toEqual(["{first name}"]);
  expect(strangeWords("Hello {attendee name", "reminder")).toEqual(["{"]);
  expect(strangeWords("{}", "reminder")).toEqual(["{}"]);
  expect(strangeWords("{{time}}", "reminder")).toEqual(["{", "}"]);
  expect(strangeWords("{time}", "agenda")).toEqual(["{time}"]);
  expect(strangeWords("{day}", "agenda")).toEqual([]);
});

test("values are put in once: a value that looks like a variable stays as it is", () => {
  expect(filled("{attendee name}!", "reminder", { attendee: "{host name}", host: "Ada" })).toBe(
    "{host name}!",
  );
  expect(filled("{place}", "reminder", {})).toBe("");
});

test("any text without braces stays as it is, letter by letter", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      fc.pre(!/[{}]/.test(text));
      expect(strangeWords(text, "confirmation")).toEqual([]);
      expect(filled(text, "confirmation", { attendee: "X" })).toBe(text);
    }),
  );
});

test("names of people pass, and words, addresses and links that somebody typed as a name do not", () => {
  for (const name of [
    "Grace",
    "Zoë O’Neill",
    "Jean-Luc d'Arc",
    "Dr. María del Carmen",
    "李小龍",
    "J. R. Smith Jr.",
  ])
    expect(nameForMail(name), name).toBe(name);
  for (const name of [
    "",
    "   ",
    "evil.example",
    "Visit evil.example now",
    "https://evil.example",
    "me@evil.example",
    "You have won one million euros today",
    "Call 0800123456",
    "<b>Grace</b>",
    "Grace\u202egrace!",
    "A".repeat(41),
  ])
    expect(nameForMail(name), name).toBeNull();
});

test("every kind but the cancellation can be switched off, and stored words that are not known count for nothing", () => {
  expect(ownMailKinds.filter((kind) => !maySwitchOff(kind))).toEqual(["cancellation"]);
  expect(kindsOff(["agenda", "cancellation", "advertising", "move"])).toEqual(["move", "agenda"]);
});
