import type { PromiseRow } from "./promise.ts";

export const security: readonly PromiseRow[] = [
  { id: "P-245", says: "Keys are scoped, expire and are stored hashed", state: { waitsFor: "keys" } },
  { id: "P-246", says: "Customers can bring a public key", state: { waitsFor: "keys" } },
  { id: "P-247", says: "Each act of a key names the key", state: { waitsFor: "keys" } },
  { id: "P-248", says: "A leaked key is revoked by reporting it", state: { waitsFor: "keys" } },
  { id: "P-249", says: "Callers' addresses go after seven days", state: { waitsFor: "keys" } },
  { id: "P-250", says: "Connections are always encrypted", state: { waitsFor: "security" } },
  { id: "P-251", says: "Tokens and sensitive answers are ciphertext", state: { waitsFor: "keys" } },
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
