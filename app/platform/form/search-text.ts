import { z } from "zod";

const lengthMax = 100;

/** What is searched for, out of an address: one line without what no text holds. Anything else counts as nothing. */
export const searchText = z
  .string()
  .transform((text) =>
    text
      .normalize("NFC")
      .replace(/[\s\p{Cc}]+/gu, " ")
      .trim()
      .slice(0, lengthMax),
  )
  .catch("");
