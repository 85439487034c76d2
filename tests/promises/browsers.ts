import type { PromiseRow } from "./promise.ts";

export const browsers: readonly PromiseRow[] = [
  {
    id: "P-112",
    says: "Nothing optional is set before a choice",
    state: {
      shown: [
        {
          file: "tests/e2e/notices.spec.ts",
          test: "public pages keep what the registry says in a browser, ask nobody else, and show no banner",
        },
        {
          file: "tests/unit/privacy/browser-items.test.ts",
          test: "nothing in the registry is optional: each item keeps somebody in, or keeps what they chose",
        },
      ],
    },
  },
  {
    id: "P-113",
    says: "Browsers hold what the registry names, no more",
    state: {
      shown: [
        {
          file: "tests/e2e/notices.spec.ts",
          test: "public pages keep what the registry says in a browser, ask nobody else, and show no banner",
        },
        {
          file: "tests/e2e/notices.spec.ts",
          test: "the dashboard keeps what the registry says in a browser, and asks nobody else",
        },
        {
          file: "tests/e2e/notices.spec.ts",
          test: "the room keeps what the registry says in a browser, and asks nobody else",
        },
        {
          file: "tests/unit/privacy/browser-items.test.ts",
          test: "no file names a cookie that the registry does not",
        },
      ],
    },
  },
  {
    id: "P-114",
    says: "The cookie of a session is out of reach for scripts and other sites",
    state: {
      shown: [
        {
          file: "tests/features/account/sign-up.test.ts",
          test: "behind TLS cookies are Secure and carry the __Host- prefix",
        },
        {
          file: "tests/features/account/sign-in.test.ts",
          test: "the token itself is in the cookie alone; device and network are kept coarse",
        },
      ],
    },
  },
  {
    id: "P-115",
    says: "A page explains each cookie",
    state: {
      shown: [
        {
          file: "tests/features/notices/pages.test.ts",
          test: "the page of cookies has the registry's rows, no more and no less",
        },
      ],
    },
  },
  {
    id: "P-116",
    says: "Choices can be changed on every page",
    state: { doesNotApply: "No optional cookie exists, so there is no choice to change." },
  },
  {
    id: "P-117",
    says: "Everything works with optional cookies refused",
    state: {
      shown: [
        {
          file: "tests/unit/privacy/browser-items.test.ts",
          test: "nothing in the registry is optional: each item keeps somebody in, or keeps what they chose",
        },
        {
          file: "tests/e2e/notices.spec.ts",
          test: "public pages keep what the registry says in a browser, ask nobody else, and show no banner",
        },
        {
          file: "tests/e2e/notices.spec.ts",
          test: "the dashboard keeps what the registry says in a browser, and asks nobody else",
        },
        {
          file: "tests/e2e/notices.spec.ts",
          test: "the room keeps what the registry says in a browser, and asks nobody else",
        },
      ],
    },
  },
  {
    id: "P-118",
    says: "No mail holds a picture that tells of its reader",
    state: {
      shown: [
        {
          file: "tests/features/notifications/booking-mails.test.ts",
          test: "a mail fetches nothing and names no foreign place but the calendars that it offers",
        },
        {
          file: "tests/features/trust/kept-promises.test.ts",
          test: "mails have one document, and it knows no picture",
        },
      ],
    },
  },
  {
    id: "P-119",
    says: "Pages load from their own server alone, so nobody can advertise",
    state: {
      shown: [
        {
          file: "tests/features/http/web-server.test.ts",
          test: "a policy without unsafe-* is on every answer, with a new nonce each where scripts run in the page",
        },
        {
          file: "tests/features/trust/kept-promises.test.ts",
          test: "the policy of pages names no other site as a source of anything",
        },
      ],
    },
  },
  {
    id: "P-120",
    says: "Data goes to nobody for advertising",
    state: {
      shown: [
        {
          file: "tests/features/trust/egress.test.ts",
          test: "with everything switched on the database and the mail server that was set are reached, and nobody else",
        },
        {
          file: "tests/features/trust/kept-promises.test.ts",
          test: "the policy of pages names no other site as a source of anything",
        },
      ],
    },
  },
  {
    id: "P-121",
    says: "Data is not sold, and the notice says so",
    state: {
      shown: [
        {
          file: "tests/unit/notices/compile-notice.test.ts",
          test: "the notice says that nothing is sold or shared for advertising, and no purpose of the program is that",
        },
      ],
    },
  },
  {
    id: "P-122",
    says: "Your privacy choices: a link on every page",
    state: {
      shown: [
        {
          file: "tests/e2e/choices.spec.ts",
          test: "the link to one's privacy choices is at the foot of every page for visitors, and the choice says when it was made",
        },
        {
          file: "tests/features/consents/choices.test.ts",
          test: "a no that was said in a browser before signing in goes to the account with the instant at which it was said",
        },
      ],
    },
  },
  {
    id: "P-123",
    says: "Opting out asks for no name",
    state: {
      shown: [
        {
          file: "tests/features/consents/news.test.ts",
          test: "the choice not to be asked needs neither a name nor a session, and lies in the browser alone",
        },
      ],
    },
  },
  {
    id: "P-124",
    says: "A choice follows the account to other devices",
    state: {
      shown: [
        {
          file: "tests/features/consents/choices.test.ts",
          test: "a no that somebody says while signed in follows the account into another browser, and so does its end",
        },
        {
          file: "tests/features/notices/pages.test.ts",
          test: "Sec-GPC is read on each request, and the answer is not kept for somebody who sends another",
        },
      ],
    },
  },
  {
    id: "P-125",
    says: "The browser's own signal is honoured",
    state: {
      shown: [
        {
          file: "tests/features/consents/ledger.test.ts",
          test: "a browser that sends Global Privacy Control is not asked, and a box that it sends all the same counts for nothing",
        },
        {
          file: "tests/features/notices/pages.test.ts",
          test: "Sec-GPC is read on each request, and the answer is not kept for somebody who sends another",
        },
      ],
    },
  },
  {
    id: "P-126",
    says: "Nobody pays for using their rights",
    state: {
      shown: [
        {
          file: "tests/features/rights/everyone.test.ts",
          test: "who opted out or used every right is offered the same, and books as before",
        },
      ],
    },
  },
  {
    id: "P-127",
    says: "To whom data went is told at any time",
    state: {
      shown: [
        {
          file: "tests/features/rights/disclosures.test.ts",
          test: "the portal and the copy say exactly what was noted, as often as one asks, and nothing to whoever it is not about",
        },
        {
          file: "tests/features/rights/disclosures.test.ts",
          test: "a copy that the business downloads is told to everybody in it, once, and to nobody who came later",
        },
      ],
    },
  },
  {
    id: "P-128",
    says: "24 months of disclosures are shown",
    state: {
      shown: [
        {
          file: "tests/features/rights/disclosures.test.ts",
          test: "the portal and the copy say exactly what was noted, as often as one asks, and nothing to whoever it is not about",
        },
        {
          file: "tests/features/rights/disclosures.test.ts",
          test: "after 24 months it is forgotten, and with everything that somebody has erased at once; nothing else of it changes",
        },
      ],
    },
  },
  {
    id: "P-129",
    says: "Use is counted without a person, and not for who objects",
    state: { doesNotApply: "The program counts no use of its functions." },
  },
  {
    id: "P-130",
    says: "Visits of two days cannot be put together",
    state: { doesNotApply: "The program counts no visits and sends none to anybody." },
  },
];
