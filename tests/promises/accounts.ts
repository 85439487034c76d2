import type { PromiseRow } from "./promise.ts";

export const accounts: readonly PromiseRow[] = [
  {
    id: "P-012",
    says: "An account needs a name, an address and a password",
    state: {
      shown: [
        {
          file: "tests/features/trust/kept-promises.test.ts",
          test: "three fields make an account, and nothing else about the person is stored",
        },
      ],
    },
  },
  {
    id: "P-013",
    says: "Questions of strangers are erased by rule",
    state: {
      shown: [
        {
          file: "tests/features/contact/support-ends.test.ts",
          test: "a wish for information has a rule of its own: it goes half a year after the last word, closed or not",
        },
        {
          file: "tests/features/contact/portal.test.ts",
          test: "a guest sees in the portal what they wrote and what was answered, and nothing of anybody else's",
        },
      ],
    },
  },
  {
    id: "P-014",
    says: "Nobody's origin is stored with them unasked",
    state: {
      shown: [
        {
          file: "tests/features/account/sign-up.test.ts",
          test: "signing up by the link of a campaign stores nothing of it, nor of the page that led there",
        },
        {
          file: "tests/features/booking/rules/campaigns.test.ts",
          test: "a business that does not is sent none by the form, and stores none though the form was forged",
        },
        {
          file: "tests/features/booking/rules/campaigns.test.ts",
          test: "a business that keeps campaigns has them on the booking, which the form says before, and nothing else of the address",
        },
        {
          file: "tests/features/rights/uses-and-ends.test.ts",
          test: "an objection erases at once where somebody came from, and the mark of their browser, and not another's",
        },
      ],
    },
  },
  {
    id: "P-015",
    says: "Profile data is seen and corrected by oneself",
    state: {
      shown: [
        {
          file: "tests/features/exports/exports.test.ts",
          test: "what a member corrects stands in the next copy, and each correction once in the log",
        },
        {
          file: "tests/features/account/change-email.test.ts",
          test: "another address needs the password, is confirmed at the new one by a link, and signs in from then on",
        },
        {
          file: "tests/features/account/change-email.test.ts",
          test: "the old address is told, and takes the account back for a week, past whatever was changed since",
        },
        {
          file: "tests/features/account/passwords-and-sessions.test.ts",
          test: "the profile keeps a name, a language and a zone that exists",
        },
      ],
    },
  },
  {
    id: "P-016",
    says: "Once a year: is this still right?",
    state: {
      shown: [
        {
          file: "tests/features/account/passwords-and-sessions.test.ts",
          test: "a year after somebody last said so they are asked whether their profile is right; saying so or saving resets it",
        },
      ],
    },
  },
  {
    id: "P-017",
    says: "Ids are long and random, never counted up",
    state: {
      shown: [
        {
          file: "tests/unit/platform/request-reading.test.ts",
          test: "ids are long, lower-case and never the same",
        },
        {
          file: "tests/features/trust/kept-promises.test.ts",
          test: "no id is counted up, so that none tells of another",
        },
      ],
    },
  },
  {
    id: "P-018",
    says: "A forgotten password is replaced by a link that betrays nobody",
    state: {
      shown: [
        {
          file: "tests/features/account/passwords-and-sessions.test.ts",
          test: "asking for a link gives one answer, whether the address is known or not",
        },
        {
          file: "tests/features/account/passwords-and-sessions.test.ts",
          test: "both answers take at least the time that mailing takes",
        },
        {
          file: "tests/features/account/passwords-and-sessions.test.ts",
          test: "a reset link works once, for an hour, and only the newest one",
        },
      ],
    },
  },
  {
    id: "P-019",
    says: "An address that is not confirmed opens nothing and is erased after 48 hours",
    state: {
      shown: [
        {
          file: "tests/features/account/sign-up.test.ts",
          test: "signing up makes an unverified account, mails a link, and signs nobody in",
        },
        {
          file: "tests/features/account/sign-in.test.ts",
          test: "unknown address, wrong password and unverified account get one and the same answer",
        },
        {
          file: "tests/features/account/sign-up.test.ts",
          test: "an unverified account goes after 48 hours with its mails and their copies; verified ones stay",
        },
      ],
    },
  },
  {
    id: "P-020",
    says: "One press closes every way into an account",
    state: {
      shown: [
        {
          file: "tests/features/account/passwords-and-sessions.test.ts",
          test: "one press secures an account: no other session, key, link or grant opens anything, this one goes on, and the log says so",
        },
      ],
    },
  },
  {
    id: "P-021",
    says: "Sessions are listed, ended from afar, and end by themselves",
    state: {
      shown: [
        {
          file: "tests/features/account/passwords-and-sessions.test.ts",
          test: "the account page shows where one is signed in, and which of them is this",
        },
        {
          file: "tests/features/account/passwords-and-sessions.test.ts",
          test: "one's own sessions can be ended one by one or all but this; another's cannot",
        },
        {
          file: "tests/features/account/sign-in.test.ts",
          test: "a session ends 30 days after its last use, and each use carries it on",
        },
      ],
    },
  },
  {
    id: "P-022",
    says: "An account is paused or deleted by oneself",
    state: {
      shown: [
        {
          file: "tests/features/account/pause.test.ts",
          test: "whoever pauses closes their pages and loses nothing; one press opens them again as they were",
        },
        {
          file: "tests/features/account/pause.test.ts",
          test: "a team's page stays open with those who are there, and closes when the last of them pauses",
        },
        {
          file: "tests/features/deletion/account.test.ts",
          test: "after an account's deletion no table, queue or outbox holds anything of it but what the certificate lists",
        },
      ],
    },
  },
  {
    id: "P-023",
    says: "Before deletion one sees what will be lost",
    state: {
      shown: [
        {
          file: "tests/features/deletion/account.test.ts",
          test: "what the screen counts is what is then erased, table by table, and what the certificate says",
        },
      ],
    },
  },
  {
    id: "P-024",
    says: "Pictures lose what the camera wrote into them",
    state: { doesNotApply: "Accounts have no picture; nobody can upload one of themselves." },
  },
  {
    id: "P-025",
    says: "Who was named by others can opt out at once",
    state: {
      shown: [
        {
          file: "tests/features/notifications/place-mails.test.ts",
          test: "whom another named reads by whom and why, ends it by one click for this business, and nothing but a hash is kept of the no",
        },
      ],
    },
  },
  {
    id: "P-026",
    says: "Booking and calls need no account; in a frame, not even a cookie",
    state: {
      shown: [
        { file: "tests/e2e/embed.spec.ts", test: "booking in a frame needs no cookie at all" },
        {
          file: "tests/e2e/journey.spec.ts",
          test: "a stranger opens a page, is booked, moves the meeting, and the visitor cancels it",
        },
        {
          file: "tests/e2e/room.spec.ts",
          test: "two people see each other, talk in writing, and the call stands in the log",
        },
      ],
    },
  },
  {
    id: "P-027",
    says: "Members see who may see their data",
    state: {
      shown: [
        {
          file: "tests/features/organization/roles.test.ts",
          test: "a member reads who of the business may see them, by name and with every power, as it is at that moment",
        },
        {
          file: "tests/e2e/notice-forms.spec.ts",
          test: "whoever belongs to a business reads on a page who may see what of them",
        },
      ],
    },
  },
  {
    id: "P-028",
    says: "Members choose whether a directory lists them",
    state: { doesNotApply: "There is no directory; no account is listed anywhere." },
  },
  {
    id: "P-029",
    says: "Each field of a listed profile has its readers",
    state: { doesNotApply: "There is no directory; no profile is shown to other accounts." },
  },
];
