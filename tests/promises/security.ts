import type { PromiseRow } from "./promise.ts";

export const security: readonly PromiseRow[] = [
  { id: "P-245", says: "Keys are scoped, expire and are stored hashed", state: { waitsFor: "keys" } },
  { id: "P-246", says: "Customers can bring a public key", state: { waitsFor: "keys" } },
  { id: "P-247", says: "Each act of a key names the key", state: { waitsFor: "keys" } },
  { id: "P-248", says: "A leaked key is revoked by reporting it", state: { waitsFor: "keys" } },
  { id: "P-249", says: "Callers' addresses go after seven days", state: { waitsFor: "keys" } },
  { id: "P-250", says: "Connections are always encrypted", state: { waitsFor: "security" } },
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
  { id: "P-252", says: "Each measure is named on a page", state: { waitsFor: "operator" } },
  { id: "P-253", says: "What is sensitive is protected more", state: { waitsFor: "keys" } },
  { id: "P-254", says: "Each role sees its own, and no more", state: { waitsFor: "audit" } },
  { id: "P-255", says: "Providers show their controls first", state: { waitsFor: "notices" } },
  { id: "P-256", says: "A new device is told to the account", state: { waitsFor: "security" } },
  { id: "P-257", says: "Investigations name their case", state: { waitsFor: "audit" } },
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
