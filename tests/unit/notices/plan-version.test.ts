import { expect, test } from "vitest";
import type { NoticeInput } from "#app/features/notices/compile-notice.ts";
import { materialChanges } from "#app/features/notices/material-changes.ts";
import { planVersion } from "#app/features/notices/plan-version.ts";
import type { Entry } from "#app/features/privacy/data-map-types.ts";
import { factsOf, mailingInput, plainInput, textOf } from "./notice-scene.ts";

const dayMs = 86_400_000;
const now = Date.UTC(2027, 0, 15);
const phone: Entry = {
  kind: "personal",
  category: "contact.phone",
  subject: "visitor",
  purpose: ["security"],
  basis: "legitimate",
  role: "controller",
  source: "subject",
  rule: "process",
  onErase: "delete",
  export: "yes",
  sensitivity: "normal",
  shares: [],
  rectify: "self",
};
const withEntry = (entry: Entry): NoticeInput => {
  const input = plainInput();
  return { ...input, dataMap: { ...input.dataMap, Planted: { field: entry } } };
};
const withDays = (rule: keyof NoticeInput["rules"], days: number): NoticeInput => {
  const input = plainInput();
  return { ...input, rules: { ...input.rules, [rule]: { ...input.rules[rule], days } } };
};
const changesTo = (input: NoticeInput, before = plainInput()) =>
  materialChanges(factsOf(before), factsOf(input)).map(({ kind, subject, what }) => [kind, subject, what]);

test("a new kind of data of somebody is material, the same of somebody else was none before", () => {
  expect(changesTo(withEntry(phone))).toEqual([["category", "visitor", "contact.phone"]]);
  expect(changesTo(plainInput(), withEntry(phone))).toEqual([]);
});

test("a new purpose is material", () => {
  expect(
    changesTo(withEntry({ ...phone, category: "network.truncated", purpose: ["accountability"] })),
  ).toEqual([["purpose", "visitor", "accountability"]]);
});

test("a new recipient, another host and a new country are material; one that is gone is not", () => {
  expect(changesTo(mailingInput())).toEqual([["recipient", null, "mail.harbour.example"]]);
  expect(changesTo(mailingInput("other.example"), mailingInput())).toEqual([
    ["recipient", null, "other.example"],
  ]);
  expect(changesTo(mailingInput("mail.harbour.example", "US"), mailingInput())).toEqual([
    ["country", null, "US"],
  ]);
  expect(changesTo(plainInput(), mailingInput())).toEqual([]);
});

test("a recipient that is told more than before is material", () => {
  const input = mailingInput();
  const planted = { ...phone, subject: "customer", category: "activity.origin", rule: "booking" } as const;
  const more = {
    ...input,
    dataMap: { ...input.dataMap, Planted: { field: { ...planted, shares: ["smtp"] as const } } },
  };
  expect(changesTo(more, input)).toContainEqual(["recipient", null, "mail.harbour.example"]);
});

test("a longer period is material, a shorter one is not, nor are wider words", () => {
  expect(changesTo(withDays("session", 31))).toEqual([["retention", null, "session"]]);
  expect(changesTo(withDays("session", 29))).toEqual([]);
  expect(changesTo(withDays("booking", 400))).toEqual([["retention", null, "booking"]]);
  const input = plainInput();
  const wider = { ...input.rules.booking, range: { min: 1, max: 4000 } };
  expect(changesTo({ ...input, rules: { ...input.rules, booking: wider } })).toEqual([
    ["retention", null, "booking"],
  ]);
});

test("data that moves to a rule that keeps longer is material", () => {
  const before = withEntry({ ...phone, rule: "session" });
  expect(changesTo(withEntry({ ...phone, rule: "account" }), before)).toEqual([
    ["retention", "visitor", "account"],
  ]);
  expect(
    changesTo(withEntry({ ...phone, rule: "session" }), withEntry({ ...phone, rule: "account" })),
  ).toEqual([]);
});

test("nothing is material that follows a notice which named no operator", () => {
  const nobody = plainInput({ operator: { name: null, contact: null, country: null } });
  expect(changesTo(mailingInput(), nobody)).toEqual([]);
});

const published = (input: NoticeInput, effectiveAt: number) => ({
  content: { facts: factsOf(input) },
  effectiveAt,
});

test("the first notice, and one that changes nothing material, hold at once", () => {
  expect(planVersion(factsOf(plainInput()), { inForce: null, newest: null }, now)).toEqual({
    material: false,
    effectiveAt: now,
  });
  const inForce = published(mailingInput(), now - dayMs);
  expect(planVersion(factsOf(plainInput()), { inForce, newest: inForce }, now).effectiveAt).toBe(now);
});

test("a material change holds 30 days after it is announced", () => {
  const inForce = published(plainInput(), now - dayMs);
  expect(planVersion(factsOf(mailingInput()), { inForce, newest: inForce }, now)).toEqual({
    material: true,
    effectiveAt: now + 30 * dayMs,
  });
});

test("what was announced already keeps its day, and what was announced and taken back never holds", () => {
  const inForce = published(plainInput(), now - 40 * dayMs);
  const newest = published(mailingInput(), now + 20 * dayMs);
  const shorter = { ...mailingInput(), rules: withDays("session", 20).rules };
  expect(planVersion(factsOf(shorter), { inForce, newest }, now)).toEqual({
    material: false,
    effectiveAt: now + 20 * dayMs,
  });
  expect(planVersion(factsOf(plainInput()), { inForce, newest }, now)).toEqual({
    material: false,
    effectiveAt: now,
  });
});

test("somebody else who takes the site over is announced 30 days before, in which the former one still answers", () => {
  const other = plainInput({
    operator: { name: "Other Ltd", contact: "privacy@harbour.example", country: "FR" },
  });
  expect(changesTo(other)).toEqual([["operator", null, "Other Ltd"]]);
  const content = { facts: factsOf(plainInput()) };
  const held = { content, effectiveAt: now - dayMs };
  expect(planVersion(factsOf(other), { inForce: held, newest: held }, now)).toEqual({
    material: true,
    effectiveAt: now + 30 * dayMs,
  });
  for (const locale of ["en", "fr"] as const)
    expect(textOf(plainInput(), locale)).toMatch(
      locale === "en"
        ? /by a sale or otherwise, that is announced 30 days/
        : /par une vente .* s’annonce 30 jours/,
    );
});
