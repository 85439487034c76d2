import type { PromiseRow } from "./promise.ts";

export const children: readonly PromiseRow[] = [
  { id: "P-204", says: "No birth date is stored of anyone", state: { waitsFor: "age" } },
  { id: "P-205", says: "Accounts are for adults", state: { waitsFor: "age" } },
  { id: "P-206", says: "Customers decide for themselves from 16", state: { waitsFor: "age" } },
  { id: "P-207", says: "The age of consent follows the country", state: { waitsFor: "age" } },
  { id: "P-208", says: "A minor's data goes within 72 hours", state: { waitsFor: "age" } },
  { id: "P-209", says: "A guardian confirms first", state: { waitsFor: "age" } },
  { id: "P-210", says: "A guardian sees the minor's bookings", state: { waitsFor: "age" } },
  { id: "P-211", says: "Parents find a word to them", state: { waitsFor: "notices" } },
];
