import { isMailTopic, type MailTopic, mailTopics } from "#app/domain/privacy/mail-topics.ts";
import type { Services } from "#app/platform/services.server.ts";
import { findConsent } from "./consent-ledger.server.ts";
import { newsState, turnTopic } from "./news.server.ts";
import { isOptedOut, type Reader } from "./opt-out.server.ts";

/** What somebody is mailed of by one business, as the link in its mails shows it. */
export type PreferencePage = {
  token: string;
  /** The topic of the mail that led here. */
  topic: ShownTopic["topic"];
  business: { name: string; href: string } | null;
  /** `known`: whether there is anything to begin again; `text`: what was agreed to. */
  topics: ShownTopic[];
};

/** Members end their own agenda by the same page. */
export type ShownTopic = { topic: MailTopic | "agenda"; on: boolean; known: boolean; text: string };

type Known = { reader: Reader; locale: string; business: { name: string; href: string }; text: string };
type Opened = { topic: MailTopic; known: Known | null };

/** Null for what is no link of ours. Somebody who was erased since is not known any more. */
async function open({ links, database: { prisma } }: Services, token: string): Promise<Opened | null> {
  const found = links.unsubscribeOf(token);
  if (!found || !isMailTopic(found.topic)) return null;
  const [kind, id = ""] = found.about.split("-");
  const row =
    kind === "consent"
      ? await findConsent(prisma, id)
      : await prisma.attendee.findUnique({
          where: { id },
          select: { organizationId: true, email: true, locale: true },
        });
  if (!row?.organizationId || row.email === null) return { topic: found.topic, known: null };
  const { organizationId, email, locale } = row;
  const { name, slug } = await prisma.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { name: true, slug: true },
  });
  const text = "text" in row ? row.text.text : "";
  const known = {
    ...{ locale, text, business: { name, href: `/${slug}` } },
    reader: { organizationId, email: email.toLowerCase() },
  };
  return { topic: found.topic, known };
}

/** Shows how things stand; looking changes nothing, whoever looks. */
export async function preferencePage(services: Services, token: string): Promise<PreferencePage | null> {
  const opened = await open(services, token);
  if (!opened) return null;
  const { topic, known } = opened;
  if (!known) return { token, topic, business: null, topics: [] };
  const { reader, text, business } = known;
  return { token, topic, business, topics: await topicsOf(services, reader, text) };
}

/** How an address stands to each topic of a business. `text` is what was agreed to, where no yes is kept. */
export function topicsOf(
  services: Pick<Services, "database" | "settings">,
  reader: Reader,
  text: string,
): Promise<ShownTopic[]> {
  const { prisma } = services.database;
  const topics = mailTopics.map(async (one) => {
    if (one !== "news")
      return { topic: one, on: !(await isOptedOut(prisma, services, reader, one)), known: true, text: "" };
    const said = await prisma.consentRecord.findFirst({
      where: { ...reader, purpose: "news" },
      select: { text: { select: { text: true } } },
      orderBy: { at: "desc" },
    });
    const on = (await newsState(prisma, services, reader)) === "on";
    return { topic: one, on, known: said !== null, text: said?.text.text ?? text };
  });
  return Promise.all(topics);
}

/**
 * Ends or begins a topic at once. A form without a word of ours is a mail program's single click (RFC 8058): it ends
 * the topic of the mail. Null for what is no link of ours.
 */
export async function submitPreference(
  services: Services,
  token: string,
  form: FormData,
): Promise<{ oneClick: boolean } | null> {
  const opened = await open(services, token);
  if (!opened) return null;
  const asked = /^(stop|start):(\w+)$/.exec(String(form.get("choice") ?? ""));
  const [, verb, word = ""] = asked ?? [];
  const topic = asked && isMailTopic(word) ? word : opened.topic;
  const { known } = opened;
  if (known) {
    const change = { topic, on: verb === "start", method: "mail", locale: known.locale } as const;
    await services.database.prisma.$transaction((tx) => turnTopic(services, tx, known.reader, change));
  }
  return { oneClick: !asked };
}
