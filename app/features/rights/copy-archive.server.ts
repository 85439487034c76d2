import type { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { bookingCalendar } from "#app/features/notifications/notifications.server.ts";
import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { csvOf } from "./csv.ts";
import { exportedModels, exportTables } from "./export-tables.server.ts";
import { portalPage } from "./portal-page.server.ts";
import type { Portal } from "./portal-session.server.ts";
import { findSubjectRows } from "./subject-rows.server.ts";

/**
 * Everything that is held about a person, as a ZIP that is written while it is sent: JSON and CSV table by table, a
 * calendar file for each appointment, and who received and who looked. It is kept nowhere.
 */
export async function copyArchive(
  services: Services,
  portal: Portal,
  translator: Translator,
): Promise<Readable> {
  const { prisma } = services.database;
  const rows = await findSubjectRows(prisma, portal.emails);
  const [tables, page] = await Promise.all([
    exportTables(prisma, rows, portal),
    portalPage(services, portal, translator),
  ]);
  const zip = new ZipFile();
  const mtime = new Date(services.clock.now());
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, { mtime });
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  add("README.txt", `${translator.t("rights.copy.readme", { emails: portal.emails.join(", ") })}\n`);
  for (const model of exportedModels) {
    if (tables[model].length === 0) continue;
    add(`data/${model}.json`, json(tables[model]));
    // The mark tells spreadsheets that it is UTF-8.
    add(`csv/${model}.csv`, `\uFEFF${csvOf(tables[model])}`);
  }
  const disclosures = page.businesses.map(({ name, recipients }) => ({ business: name, recipients }));
  add("disclosures.json", json({ disclosures, accesses: page.accesses }));
  for (const attendeeId of rows.attendeeIds) {
    const calendar = await bookingCalendar(services, { attendeeId });
    if (calendar !== null) add(`calendar/${attendeeId}.ics`, calendar);
  }
  zip.end();
  return zip.outputStream as Readable;
}
