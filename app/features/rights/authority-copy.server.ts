import type { Readable } from "node:stream";
import {
  archiveFiles,
  jsonFile,
  readColumnKinds,
  writeArchive,
} from "#app/features/exports/exports.server.ts";
import { keepPublicKey } from "#app/features/privacy/privacy.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { Services } from "#app/platform/services.server.ts";
import { entryOf, personCollections } from "./copy-archive.server.ts";
import { type ExportedModel, exportTables } from "./export-tables.server.ts";
import { findSubjectRows } from "./subject-rows.server.ts";

/** What bookings are: nothing of how somebody used their rights, and no sensitive answer. */
const models: readonly ExportedModel[] = [
  ...(["Attendee", "Booking", "Series", "Answer", "WaitingEntry", "TimeOffer", "TimeProposal"] as const),
  ...(["MailMessage", "Call", "CallParticipant"] as const),
];

type Asked = {
  email: string;
  /** Null where the request is about all businesses. */
  organizationId: string | null;
  authority: string;
  reference: string;
  scope: string;
};

/**
 * What is held about one person in the businesses that an authority's request is about, in the form of every copy. The
 * caller has shown that it may be handed over; see `openLegalExport`.
 */
export async function authorityCopy(services: Services, asked: Asked): Promise<Readable> {
  const { prisma } = services.database;
  const { email, organizationId, ...request } = asked;
  const rows = await findSubjectRows(prisma, [email], organizationId ?? undefined);
  const tables = await exportTables(prisma, rows, { sessionId: "", emails: [], openedIds: [] });
  const kinds = await readColumnKinds(prisma);
  const now = services.clock.now();
  await prisma.$transaction((tx) => keepPublicKey(services, tx, now));
  const collections = personCollections(tables, kinds, models);
  const translator = translatorFor("en");
  const askedAt = new Date(now).toISOString();
  const files = archiveFiles({
    collections,
    mapOf: entryOf,
    translator,
    intro: {
      title: `${request.authority}, ${request.reference}`,
      lead: [request.scope, translator.t("exports.reader.times")],
      absent: [translator.t("exports.absent.secrets")],
    },
    others: [jsonFile("request.json", { ...request, person: email, at: askedAt })],
  });
  const head = { scope: "customer", askedAt, madeBy: services.links.host, locale: "en" } as const;
  return writeArchive(services.settings, head, collections, files);
}
