import type { PromiseRow } from "./promise.ts";

export const security: readonly PromiseRow[] = [
  { id: "P-245", says: "Keys are scoped, expire and are stored hashed", state: { waitsFor: "keys" } },
  { id: "P-246", says: "Customers can bring a public key", state: { waitsFor: "keys" } },
  { id: "P-247", says: "Each act of a key names the key", state: { waitsFor: "keys" } },
  { id: "P-248", says: "A leaked key is revoked by reporting it", state: { waitsFor: "keys" } },
  { id: "P-249", says: "Callers' addresses go after seven days", state: { waitsFor: "keys" } },
  {
    id: "P-250",
    says: "Connections are always encrypted",
    state: {
      shown: [
        {
          file: "tests/unit/platform/settings.test.ts",
          test: "a public Parley is reached over https and reaches its database over TLS alone; a plain one does not start",
        },
        {
          file: "tests/contract/mail-transport.test.ts",
          test: "smtp: a mail server on another machine that offers no encryption gets no mail",
        },
        {
          file: "tests/features/http/web-server.test.ts",
          test: "answers say how browsers shall treat them, and not what serves them",
        },
        {
          file: "tests/features/account/sign-up.test.ts",
          test: "behind TLS cookies are Secure and carry the __Host- prefix",
        },
      ],
    },
  },
  {
    id: "P-251",
    says: "Tokens and sensitive answers are ciphertext",
    state: {
      shown: [
        {
          file: "tests/features/privacy/sealed-answers.test.ts",
          test: "the raw row of a sensitive answer is ciphertext with its key's name, and the program reads it as it was given",
        },
        {
          file: "tests/features/privacy/sealed-answers.test.ts",
          test: "a corrected answer is sealed anew, and one that was copied into another row does not open",
        },
        {
          file: "tests/features/privacy/sealed-answers.test.ts",
          test: "keys are changed without losing an answer: the new one takes all over, once, and what was never sealed too",
        },
        {
          file: "tests/unit/privacy/secrets-at-rest.test.ts",
          test: "every column that is secret by its name is a hash or sealed",
        },
        {
          file: "tests/features/backups/backup-folder.test.ts",
          test: "a backup is one encrypted file that only its owner reads: nothing of the database stands in it, and no sign-in is in it",
        },
      ],
    },
  },
  {
    id: "P-252",
    says: "Each measure is named on a page",
    state: {
      shown: [
        {
          file: "tests/features/notices/pages.test.ts",
          test: "the page about security lists each measure and the operator's own, and promises no certainty, in both languages",
        },
        {
          file: "tests/unit/platform/settings.test.ts",
          test: "a public Parley does not start before it says where its data lies and what keeps it safe",
        },
      ],
    },
  },
  {
    id: "P-253",
    says: "What is sensitive is protected more",
    state: {
      shown: [
        {
          file: "tests/unit/privacy/secrets-at-rest.test.ts",
          test: "every column of the highest class is ciphertext or a hash, or says why it need not be, and none of them is a field of the log",
        },
        {
          file: "tests/features/privacy/sealed-answers.test.ts",
          test: "why somebody is away and what is written about one's rights or to the operator is ciphertext, bound to its row",
        },
        {
          file: "tests/features/privacy/sealed-answers.test.ts",
          test: "texts of before they were sealed are read as they stand, and the nightly change of keys seals them",
        },
      ],
    },
  },
  {
    id: "P-254",
    says: "Each role sees its own, and no more",
    state: {
      shown: [
        {
          file: "tests/features/organization/roles.test.ts",
          test: "each role gets 403 on every page outside its own table, by reading and by sending, and on no other",
        },
        {
          file: "tests/features/support/access-by-grant.test.ts",
          test: "an emergency needs a reason and the number of a case, ends by the clock, and is told at once to everybody who may open the business to support",
        },
        {
          file: "tests/features/support/access-by-grant.test.ts",
          test: "the database itself refuses an emergency without reason, longer hours, and any change but an end",
        },
      ],
    },
  },
  {
    id: "P-255",
    says: "Providers show their controls first",
    state: {
      shown: [
        {
          file: "tests/unit/platform/settings.test.ts",
          test: "nobody gets data of a public Parley before country, contract, its day and the transfer tool are said",
        },
        {
          file: "tests/features/notices/pages.test.ts",
          test: "the list says what each recipient has promised, and on which ground data may leave for its country",
        },
      ],
    },
  },
  {
    id: "P-256",
    says: "A new device is told to the account",
    state: {
      shown: [
        {
          file: "tests/features/account/sign-in.test.ts",
          test: "a browser that never signed in to the account is told to it by mail, with its kind and a shortened network",
        },
        {
          file: "tests/features/account/sign-in.test.ts",
          test: "a session that was ended at once is told, too; another's proof and a forged one make no browser known",
        },
        {
          file: "tests/features/account/sign-in.test.ts",
          test: "ten wrong passwords close the account to that network for a while, but not to its owner elsewhere",
        },
      ],
    },
  },
  {
    id: "P-257",
    says: "Investigations name their case",
    state: {
      shown: [
        {
          file: "tests/features/support/access-by-grant.test.ts",
          test: "each look carries its case into the log, and is shown to the business, its members and the customer",
        },
        {
          file: "tests/features/support/access-by-grant.test.ts",
          test: "a look within the same quarter of an hour is noted once for each booking, and what cannot be noted is not shown",
        },
        {
          file: "tests/features/support/access-by-grant.test.ts",
          test: "the database itself refuses an emergency without reason, longer hours, and any change but an end",
        },
      ],
    },
  },
  {
    id: "P-258",
    says: "Passwords are stored as slow hashes alone, and weak ones refused",
    state: {
      shown: [
        {
          file: "tests/features/account/sign-up.test.ts",
          test: "signing up makes an unverified account, mails a link, and signs nobody in",
        },
        {
          file: "tests/features/account/sign-up.test.ts",
          test: "passwords that are short, common, repeated or the address itself are refused at their field",
        },
        {
          file: "tests/features/trust/kept-promises.test.ts",
          test: "a password is in no table and in no line of the log",
        },
      ],
    },
  },
];
