import { z } from "zod";

/**
 * What a privacy notice says, apart from its words: made of the data map, the stores, the cookies, the rules' live
 * figures and the settings. Versions are compared by these facts; names of categories, purposes and rules are texts
 * here because an older release, whose notices are kept, may have had others.
 */
const datum = z.object({
  category: z.string(),
  purposes: z.array(z.string()),
  bases: z.array(z.string()),
  sources: z.array(z.string()),
  /** Ids of those in `recipients`. */
  recipients: z.array(z.string()),
  sensitive: z.boolean(),
});

/** What is done with one subject's data under one rule and in one role. */
const processing = z.object({
  subject: z.string(),
  rule: z.string(),
  role: z.string(),
  data: z.array(datum),
});

/** How long a rule keeps: whole days from its anchor; null where the anchor alone decides. */
const figure = z.object({
  rule: z.string(),
  days: z.number().int().nullable(),
  /** Where each business chooses for itself, `days` being what holds unless it did. */
  range: z.object({ min: z.number().int(), max: z.number().int() }).nullable(),
});

const recipient = z.object({
  id: z.string(),
  host: z.string(),
  /** ISO 3166, two letters; null while the operator has not said. */
  country: z.string().nullable(),
  /** Its contract and what lets data leave for its country; versions of before said none. */
  guarantee: z
    .object({ contract: z.string().nullable(), since: z.string().nullable(), transfer: z.string() })
    .nullable()
    .optional(),
  data: z.array(z.object({ subject: z.string(), category: z.string() })),
});

const browserItem = z.object({
  where: z.string(),
  name: z.string(),
  category: z.string(),
  lifeDays: z.number().nullable(),
  httpOnly: z.boolean(),
});

const factsSchema = z.object({
  operator: z.object({
    name: z.string().nullable(),
    contact: z.string().nullable(),
    country: z.string().nullable(),
  }),
  processing: z.array(processing),
  rules: z.array(figure),
  recipients: z.array(recipient),
  copies: z.array(z.object({ store: z.string(), where: z.string(), rule: z.string() })),
  browser: z.array(browserItem),
  database: z.enum(["embedded", "server"]),
  /** In which country the data lies. */
  dataCountry: z.string().nullable().optional(),
  /** How long before it holds a material change is announced. */
  announcedDays: z.number().int(),
  /** Versions of before said no age. */
  consentAge: z.number().int().optional(),
  adultAge: z.number().int().optional(),
});
export type NoticeFacts = z.infer<typeof factsSchema>;

const blockSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("heading"),
    level: z.union([z.literal(2), z.literal(3)]),
    id: z.string().optional(),
    text: z.string(),
  }),
  z.object({ kind: z.literal("text"), text: z.string() }),
  z.object({ kind: z.literal("list"), items: z.array(z.string()) }),
  z.object({
    kind: z.literal("table"),
    caption: z.string(),
    head: z.array(z.string()),
    rows: z.array(z.array(z.string())),
  }),
]);
/** A piece of the notice's text. The first cell of a table's row names the row. */
export type NoticeBlock = z.infer<typeof blockSchema>;

const textSchema = z.array(blockSchema);

/** A whole notice as it is stored: the facts, and the words in which they were published. */
export const noticeContentSchema = z.object({
  facts: factsSchema,
  text: z.object({ en: textSchema, fr: textSchema }),
});
export type NoticeContent = z.infer<typeof noticeContentSchema>;
