import type { MailWording } from "#app/domain/mail/mail-wording.ts";
import { maySwitchOff, type OwnMailKind } from "#app/domain/mail/own-mails.ts";
import { noteDone } from "#app/features/audit/audit.server.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { Translator } from "#app/messages/translator.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { type FormTree, formText, parseForm } from "#app/platform/form/form-tree.ts";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { saveWording, switchKind } from "./own-mail-repository.server.ts";
import { wordingForm } from "./own-mails-form.ts";
import { queueMail } from "./queue-mail.server.ts";

export type OwnMailRequest = {
  organizationId: string;
  kind: OwnMailKind;
  language: Locale;
  tree: FormTree;
  translator: Translator;
  actorId: string;
};

export type SubmittedOwnMail =
  | { status: 303; done: "saved" | "reset" | "switched" | "sent" }
  | { status: 422; answer: FormAnswer }
  | { status: 400 };

/** What the page of a kind takes: other words, ours again, its switch, or the wish for a sample. */
export async function submitOwnMail(services: Services, request: OwnMailRequest): Promise<SubmittedOwnMail> {
  const { organizationId, kind, language: locale, tree } = request;
  const key = { organizationId, kind, locale };
  switch (formText(tree, "do")) {
    case "words": {
      const read = readWording(request);
      if (!read.ok) return { status: 422, answer: read.answer };
      await change(services, request, (tx) => saveWording(tx, key, read.wording));
      return { status: 303, done: "saved" };
    }
    case "reset":
      await change(services, request, (tx) => saveWording(tx, key, { subject: "", heading: "", lead: "" }));
      return { status: 303, done: "reset" };
    case "switch": {
      const on = formText(tree, "on") !== "";
      if (!on && !maySwitchOff(kind)) return { status: 400 };
      await change(services, request, (tx) => switchKind(tx, organizationId, { kind, on }));
      return { status: 303, done: "switched" };
    }
    case "sample":
      await sendSample(services, request);
      return { status: 303, done: "sent" };
    default:
      return { status: 400 };
  }
}

/** Words as they were typed, or what is wrong with them; nothing of them is lost. */
export function readWording({
  tree,
  kind,
  translator: { t, locale },
}: Pick<OwnMailRequest, "tree" | "kind" | "translator">):
  | { ok: true; wording: MailWording }
  | { ok: false; answer: FormAnswer } {
  const parsed = parseForm(wordingForm(t, { kind, locale }), tree);
  return parsed.ok
    ? { ok: true, wording: parsed.data }
    : { ok: false, answer: { values: tree, errors: parsed.errors } };
}

async function change(
  { database, clock }: Services,
  { organizationId, actorId }: OwnMailRequest,
  work: (tx: DatabaseTransaction) => Promise<void>,
): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    await work(tx);
    const now = clock.now();
    await noteDone(tx, { organizationId, action: "mails.changed", by: "member", actorId, now });
  });
}

const minuteMs = 60_000;

/** To the member's own address, at most once a minute for a kind and a language. */
async function sendSample(services: Services, { organizationId, kind, language, actorId }: OwnMailRequest) {
  const minute = Math.floor(services.clock.now() / minuteMs);
  await services.database.prisma.$transaction((tx) =>
    queueMail(services, tx, {
      ...{ kind: "mail_sample", organizationId, userId: actorId },
      dedupeKey: `sample:${organizationId}:${actorId}:${kind}:${language}:${minute}`,
      facts: { sampleOf: kind, sampleLocale: language },
    }),
  );
}
