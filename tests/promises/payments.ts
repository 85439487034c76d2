import type { PromiseRow } from "./promise.ts";

export const payments: readonly PromiseRow[] = [
  { id: "P-086", says: "Cards are typed at the payment provider alone", state: { waitsFor: "plans" } },
  { id: "P-087", says: "No card number is in any database, log or queue", state: { waitsFor: "plans" } },
  { id: "P-088", says: "Payments travel encrypted", state: { waitsFor: "plans" } },
  { id: "P-089", says: "Financial data goes to the provider alone", state: { waitsFor: "plans" } },
  { id: "P-090", says: "Tax data is asked for when invoices need it", state: { waitsFor: "plans" } },
  { id: "P-091", says: "Payment data goes, invoices stay by law", state: { waitsFor: "plans" } },
  { id: "P-092", says: "One is told which invoices stay and until when", state: { waitsFor: "plans" } },
  { id: "P-093", says: "A payment can lose its payer and keep its sum", state: { waitsFor: "plans" } },
  { id: "P-094", says: "Old usage becomes a number", state: { waitsFor: "plans" } },
  {
    id: "P-095",
    says: "One's rights cost nothing",
    state: {
      shown: [
        {
          file: "tests/unit/messages/what-mails-say.test.ts",
          test: "nothing around one's rights has a price, in either language",
        },
        {
          file: "tests/e2e/me.spec.ts",
          test: "without scripts somebody sees what is held about them, corrects it and has it erased; what is ahead is cancelled",
        },
      ],
    },
  },
];
