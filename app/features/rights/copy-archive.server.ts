import type { Readable } from "node:stream";
import { type Disclosed, listDisclosures } from "#app/features/disclosures/disclosures.server.ts";
import {
  archiveFiles,
  collectionOf,
  jsonFile,
  kindOfColumn,
  plainValue,
  readColumnKinds,
  writeArchive,
} from "#app/features/exports/exports.server.ts";
import { bookingCalendar } from "#app/features/notifications/notifications.server.ts";
import { keepPublicKey } from "#app/features/privacy/privacy.server.ts";
import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { dataMap } from "../privacy/data-map.ts";
import type { Entry } from "../privacy/data-map-types.ts";
import { retentionRules } from "../privacy/data-map-types.ts";
import {
  type ExportedModel,
  type ExportedTables,
  exportedColumns,
  exportedModels,
  exportTables,
} from "./export-tables.server.ts";
import { type PortalPage, portalPage } from "./portal-page.server.ts";
import type { Portal } from "./portal-session.server.ts";
import { findSubjectRows } from "./subject-rows.server.ts";

/**
 * Everything that is held about a person, in the form of every copy that Parley hands out, with a calendar file for each
 * appointment and who received and who looked. It is written while it is sent, and kept nowhere.
 */
export async function copyArchive(
  services: Services,
  portal: Portal,
  translator: Translator,
): Promise<Readable> {
  const { prisma } = services.database;
  const rows = await findSubjectRows(prisma, portal.emails);
  const [tables, page, kinds] = await Promise.all([
    exportTables(prisma, rows, portal),
    portalPage(services, portal, translator),
    readColumnKinds(prisma),
  ]);
  const now = services.clock.now();
  await prisma.$transaction((tx) => keepPublicKey(services, tx, now));
  const collections = personCollections(tables, kinds, exportedModels);
  const askedAt = new Date(now).toISOString();
  const files = archiveFiles({
    collections,
    mapOf: entryOf,
    translator,
    intro: introOf(services, portal, translator, askedAt),
    others: [
      ...calendarFiles(services, rows.attendeeIds),
      ...papers(page, await listDisclosures(prisma, rows.disclosureIds)),
    ],
  });
  const head = {
    scope: "customer",
    askedAt,
    madeBy: services.links.host,
    locale: translator.locale,
  } as const;
  return writeArchive(services.settings, head, collections, files);
}

/** What the data map says of the columns of a model. */
export function entryOf(model: string): Record<string, Entry> {
  return (dataMap as Record<string, Record<string, Entry>>)[model] ?? {};
}

/** The tables of a person that hold something, as collections of a copy. */
export function personCollections(
  tables: ExportedTables,
  kinds: Awaited<ReturnType<typeof readColumnKinds>>,
  models: readonly ExportedModel[],
) {
  return models
    .filter((model) => tables[model].length > 0)
    .map((model) => collectionFor(model, tables, kinds));
}

/** What stands in a copy beside the columns of the data map. Of an answer that is hidden there is its question alone. */
const besides: Partial<Record<ExportedModel, Record<string, Record<string, unknown>>>> = {
  Answer: { label: { type: "string" }, hidden: { type: "boolean" } },
  ConsentRecord: { text: { type: "string" } },
};

function collectionFor(
  model: ExportedModel,
  tables: ExportedTables,
  kinds: Awaited<ReturnType<typeof readColumnKinds>>,
) {
  const mapped = exportedColumns(model).map((name) => [name, kindOfColumn(kinds, model, name)] as const);
  const columns = new Map([...Object.entries(besides[model] ?? {}), ...mapped]);
  const rows = tables[model].map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, plainValue(value, columns.get(name))]),
    ),
  );
  return collectionOf(model, columns, rows);
}

function introOf({ links }: Pick<Services, "links">, { emails }: Portal, { t }: Translator, askedAt: string) {
  const date = askedAt.slice(0, 10);
  return {
    title: t("exports.reader.title.customer"),
    lead: [
      t("exports.reader.lead.customer", { emails: emails.join(", "), host: links.host, date }),
      t("exports.reader.times"),
    ],
    absent: [t("exports.absent.customer"), t("exports.absent.secrets")],
  };
}

function calendarFiles(services: Services, attendeeIds: readonly string[]) {
  return attendeeIds.map((attendeeId) => ({
    path: `calendar/${attendeeId}.ics`,
    content: async function* () {
      yield (await bookingCalendar(services, { attendeeId })) ?? "";
    },
  }));
}

function papers(page: PortalPage, disclosed: readonly Disclosed[]) {
  const disclosures = page.businesses.map(({ id, name, recipients }) => ({
    business: name,
    recipients,
    handedOver: disclosed
      .filter(({ organization }) => organization.id === id)
      .map(({ kind, recipient, at }) => ({ at: at.toISOString(), kind, recipient })),
  }));
  const rules = Object.entries(retentionRules).map(([rule, { anchor, days }]) => ({ rule, anchor, days }));
  return [
    jsonFile("disclosures.json", {
      disclosures,
      authorities: page.authoritiesGiven,
      accesses: page.accesses,
    }),
    jsonFile("retention.json", { rules }),
  ];
}
