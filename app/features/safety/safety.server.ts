/** The front door of an account's safety. */
export { secureAccount } from "./secure-account.server.ts";
