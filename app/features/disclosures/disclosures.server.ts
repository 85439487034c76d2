/** The front door of what was handed to whom about people. */
export { countDisclosures, type Disclosed, listDisclosures } from "./list-disclosures.server.ts";
export { noteBusinessDisclosure, noteDisclosure } from "./note-disclosure.server.ts";
